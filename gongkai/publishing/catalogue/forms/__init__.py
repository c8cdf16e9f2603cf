"""What people fill in."""

from .columns import ColumnForm, GuideForm, RepostForm, TopicForm
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
    "GuideForm",
    "RepostForm",
    "SinceForm",
    "TopicForm",
    "UntilForm",
    "UploadForm",
]
