"""Forms of the room; every message is a sentence that says what to do."""

from .competitions import ChooseForm, EntryForm, ExtendForm, TermsForm
from .matters import AmendForm, DecisionForm, MatterForm, MeetingForm
from .polite import ReasonForm, VersionedForm
from .sessions import SessionForm

__all__ = [
    "AmendForm",
    "ChooseForm",
    "DecisionForm",
    "EntryForm",
    "ExtendForm",
    "MatterForm",
    "MeetingForm",
    "ReasonForm",
    "SessionForm",
    "TermsForm",
    "VersionedForm",
]
