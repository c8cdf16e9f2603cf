"""Cases, the versions of what they review, their steps, and how a unit reviews."""

from .arranging import Arrangement
from .cases import Case, Reminder, Reviewed, Step

__all__ = ["Arrangement", "Case", "Reminder", "Reviewed", "Step"]
