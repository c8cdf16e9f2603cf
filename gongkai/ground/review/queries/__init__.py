"""Where reviews stand, who may review, whether a record may go out."""

from .gates import why_not
from .people import opinion_by, reviewers
from .standing import case_of, content_of, standing_of, turn_of

__all__ = [
    "case_of",
    "content_of",
    "opinion_by",
    "reviewers",
    "standing_of",
    "turn_of",
    "why_not",
]
