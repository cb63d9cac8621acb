"""Render and write: statements become script files and a manifest."""
