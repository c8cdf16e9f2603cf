"""What is stored of a plan: the draft and its versions, then the plan, its tasks and duties."""

from .drafts import DraftVersion, PlanDraft
from .plans import GeneralRequirement, LeadDuty, Plan
from .tasks import Assignment, Task, TaskDeadline, TaskUnit

__all__ = [
    "Assignment",
    "DraftVersion",
    "GeneralRequirement",
    "LeadDuty",
    "Plan",
    "PlanDraft",
    "Task",
    "TaskDeadline",
    "TaskUnit",
]
