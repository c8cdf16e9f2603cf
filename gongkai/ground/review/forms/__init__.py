"""What reviewers, authors and the office fill in."""

from .arranging import ArrangementForm
from .filters import CaseFilters
from .opinions import ApproveForm, ReasonForm, StepForm

__all__ = ["ApproveForm", "ArrangementForm", "CaseFilters", "ReasonForm", "StepForm"]
