"""Items with their files and rows, what a check found in them, how old ones were cleared."""

from .checks import PartCheck, Settlement
from .clearing import ClearingCase, Reevaluation
from .items import Item, ItemFile, RowSet

__all__ = [
    "ClearingCase",
    "Item",
    "ItemFile",
    "PartCheck",
    "Reevaluation",
    "RowSet",
    "Settlement",
]
