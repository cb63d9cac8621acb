"""Resolve and match: raw rows become a ``Model``, two models a ``Correspondence``."""
