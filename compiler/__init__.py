"""o11c: a compiler from the OutSystems 11 metamodel to data-migration SQL."""

__version__ = "0.1.0"
