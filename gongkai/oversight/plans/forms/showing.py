"""What the public is told of one task."""

from __future__ import annotations

from django import forms

from gongkai.ground.ui.formbase import Form

from ..actions.showing import Told
from ..enums import Progress
from ..rules.showing import LONGEST


class ShowingForm(Form):
    """Progress and note; ``seen`` says which state of them the person saw."""

    progress = forms.ChoiceField(
        label="进度", required=False, choices=[("", "不公布"), *Progress.choices]
    )
    note = forms.CharField(
        label="进展说明",
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput)

    def told(self, task: int) -> Told:
        """What is to be shown of the task."""
        cleaned = self.cleaned_data
        return Told(task, cleaned["progress"], cleaned["note"], cleaned["seen"])

    def renew(self, seen: str) -> None:
        """After a refusal the person has read what is stored: the next sending may replace it."""
        if self.is_bound:
            self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            self.data[self.add_prefix("seen")] = seen  # type: ignore[index]  # a QueryDict
