"""Forms of the staff pages."""

from .people import DeputyForm, HandOverForm, NewPersonForm, PersonForm, PostEndForm, PostForm
from .sheets import SheetForm
from .units import CloseForm, GroupForm, LineForm, UnitForm

__all__ = [
    "CloseForm",
    "DeputyForm",
    "GroupForm",
    "HandOverForm",
    "LineForm",
    "NewPersonForm",
    "PersonForm",
    "PostEndForm",
    "PostForm",
    "SheetForm",
    "UnitForm",
]
