"""Writing items, settling what a check finds, sending to review, classifying, clearing, filing."""

from .checking import recheck
from .classifying import classify
from .clearing import decide, suspect
from .files import FileIn, add_file, remove_file
from .filing import Filed, file_item
from .handing import hand_over_items
from .rows import put_rows, read_in
from .searching import search_old
from .sending import send
from .settling import keep, mask
from .writing import Draft, begin, make_void, revive, save

__all__ = [
    "Draft",
    "FileIn",
    "Filed",
    "add_file",
    "begin",
    "classify",
    "decide",
    "file_item",
    "hand_over_items",
    "keep",
    "make_void",
    "mask",
    "put_rows",
    "read_in",
    "recheck",
    "remove_file",
    "revive",
    "save",
    "search_old",
    "send",
    "suspect",
]
