"""What is stored of a plan: the draft and its versions, then the plan, its tasks and duties."""

from .drafts import DraftVersion, PlanDraft
from .ledger import Part, Reminder, WorkEvent
from .plans import GeneralRequirement, LeadDuty, Plan
from .showing import SavedFilter, ShownProgress
from .tasks import Assignment, Task, TaskDeadline, TaskUnit

__all__ = [
    "Assignment",
    "DraftVersion",
    "GeneralRequirement",
    "LeadDuty",
    "Part",
    "Plan",
    "PlanDraft",
    "Reminder",
    "SavedFilter",
    "ShownProgress",
    "Task",
    "TaskDeadline",
    "TaskUnit",
    "WorkEvent",
]
