"""What is stored: findings, letters, every event of both, and the reminders that went out."""

from .cases import Case, Finding, Letter
from .events import CaseEvent, Reminder

__all__ = ["Case", "CaseEvent", "Finding", "Letter", "Reminder"]
