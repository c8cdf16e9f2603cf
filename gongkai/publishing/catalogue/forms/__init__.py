"""What people fill in."""

from .columns import ColumnForm, RepostForm, TopicForm
from .directories import BoundForm, DirectoryForm, EndForm, SinceForm, UntilForm, UploadForm
from .entries import EntryForm
from .filters import BoardFilters

__all__ = [
    "BoardFilters",
    "BoundForm",
    "ColumnForm",
    "DirectoryForm",
    "EndForm",
    "EntryForm",
    "RepostForm",
    "SinceForm",
    "TopicForm",
    "UntilForm",
    "UploadForm",
]
