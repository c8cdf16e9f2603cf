"""Forms of the room; every message is a sentence that says what to do."""

from .filters import CaseFilters
from .letters import LetterForm, UnitForm
from .reporting import ReportForm
from .steps import (
    BareForm,
    ConfirmForm,
    ExtendForm,
    ProofForm,
    ReasonForm,
    SendBackForm,
    TransferForm,
    WordForm,
    WorkForm,
)

__all__ = [
    "BareForm",
    "CaseFilters",
    "ConfirmForm",
    "ExtendForm",
    "LetterForm",
    "ProofForm",
    "ReasonForm",
    "ReportForm",
    "SendBackForm",
    "TransferForm",
    "UnitForm",
    "WordForm",
    "WorkForm",
]
