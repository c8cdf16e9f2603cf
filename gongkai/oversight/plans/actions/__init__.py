"""What can be done with a work plan: read, correct, map, take over, discard."""

from .correcting import (
    add_task,
    correct_head,
    correct_task,
    merge_task,
    remove_task,
    split_task,
    undo,
)
from .discarding import discard
from .naming import map_unit, pick_members, rename_unit
from .reading import keep_reading, read_plan_file
from .taking_over import take_over

__all__ = [
    "add_task",
    "correct_head",
    "correct_task",
    "discard",
    "keep_reading",
    "map_unit",
    "merge_task",
    "pick_members",
    "read_plan_file",
    "remove_task",
    "rename_unit",
    "split_task",
    "take_over",
    "undo",
]
