"""What the room's forms share: what they show and give, and refusals beside their field."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence.fieldset import FIELDS, EvidenceForm
from gongkai.ground.ui.formbase import Form, put_on


class VersionedForm(Form):
    """A form that changes a case. ``version`` is what the person saw of it; ``shows`` names what of
    the case stands in it at first."""

    shows: ClassVar[tuple[str, ...]] = ("version",)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def initial_of(cls, case: Any) -> dict[str, Any]:
        """What the form shows of ``case``."""
        return {name: getattr(case, name) for name in cls.shows}

    def given(self) -> dict[str, Any]:
        """What a sound form gives to the action, by the names of its arguments."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def seen(self) -> int:
        """The version that was seen; nothing readable counts as one long past."""
        return int(self.cleaned_data.get("version") or 0)

    def refuse(self, refusal: Refusal) -> None:
        """Put every reason where it belongs; one that names no field stands above."""
        put_on(self, refusal.reasons)

    def now_at(self, version: int) -> None:
        """The person has read why it was refused: the next sending goes to this version."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a bound form holds a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]  # as above


class MaterialForm(EvidenceForm, VersionedForm):
    """A form with materials. ``unit``, where one is asked for, is not its to give."""

    def given(self) -> dict[str, Any]:
        """What was written, and the materials as ``items``."""
        apart = {*FIELDS, "unit"}
        written = {name: value for name, value in super().given().items() if name not in apart}
        return written | {"items": self.items(self.user)}


class ReasonForm(VersionedForm):
    """One reason, for steps that need nothing else."""

    reason = forms.CharField(label="原因", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: str = "原因", hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label
        self.fields["reason"].help_text = hint
