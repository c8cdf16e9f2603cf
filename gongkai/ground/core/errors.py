"""Expected failures: a code for machines, a sentence for people, and every reason at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why something cannot be done, as a Chinese sentence that says what to do."""

    code: str
    sentence: str
    where: str = ""  # form field, sheet row or paragraph, for the page to link to


class Refusal(Exception):  # noqa: N818  (not an error of the program: an answer to a person)
    """An action that is refused for reasons a person can understand.

    ``code`` is stable and for machines; ``sentence`` is what people read. ``reasons`` holds the
    full list where there is more than one, so that nobody mends them one by one.
    """

    def __init__(self, code: str, sentence: str, reasons: Iterable[Reason] = ()) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.reasons = tuple(reasons) or (Reason(code, sentence),)

    def as_json(self) -> dict[str, object]:
        """The one error shape of the API and of ``--format json``."""
        return {
            "code": self.code,
            "message": self.sentence,
            "reasons": [
                {"code": reason.code, "message": reason.sentence, "where": reason.where}
                for reason in self.reasons
            ],
        }
