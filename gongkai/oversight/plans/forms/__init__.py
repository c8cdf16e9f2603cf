"""Forms of the room; every message is a sentence that says what to do."""

from .head import HeadForm
from .naming import NameForm
from .task import Rows, TaskForm, deadline_rows, task_from, unit_rows
from .upload import UploadForm
from .work import FORMS, StepForm, measure_rows

__all__ = [
    "FORMS",
    "HeadForm",
    "NameForm",
    "Rows",
    "StepForm",
    "TaskForm",
    "UploadForm",
    "deadline_rows",
    "measure_rows",
    "task_from",
    "unit_rows",
]
