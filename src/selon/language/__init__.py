"""The one room where languages differ: parsers, adapters and lexicons."""
