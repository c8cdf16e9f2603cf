"""What people fill in."""

from .lists import ItemFilters
from .looking import ClassifyForm, DecideForm, KeepForm, SuspectForm, VoidForm
from .writing import FileForm, ItemForm, KindForm

__all__ = [
    "ClassifyForm",
    "DecideForm",
    "FileForm",
    "ItemFilters",
    "ItemForm",
    "KeepForm",
    "KindForm",
    "SuspectForm",
    "VoidForm",
]
