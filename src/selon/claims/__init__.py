"""Claims: according to these voices, this event, in these words."""

from selon.claims.coding import code_block

__all__ = ["code_block"]
