"""The version, alone so that nothing heavy loads to ask for it."""

__version__ = "0.1.0"
