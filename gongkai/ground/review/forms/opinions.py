"""The opinion of a turn, drawn from what the turn asks for; reasons of other steps."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.core.errors import Reason
from gongkai.ground.ui.formbase import Form

from ..rules.chains import Turn
from ..rules.content import Content
from ..rules.opinions import LONGEST, RESULTS, Opinion, PartOpinion

LONG = f"最多 {LONGEST} 个字，请写短一些。"
CHOSEN = {"required": "请选可以公开还是不能公开。"}


def _words(label: str, asked: str = "", rows: int = 3, **more: Any) -> forms.CharField:
    messages = {"max_length": LONG} | ({"required": asked} if asked else {})
    return forms.CharField(
        label=label,
        required=bool(asked),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=messages,
        **more,
    )


class StepForm(Form):
    """Nothing but the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReasonForm(StepForm):
    """Why."""

    reason = _words("理由", "请写明理由，起草人才知道改哪里。", rows=4)


class ApproveForm(StepForm):
    """Ticks, an opinion on each part where the turn asks for it, a remark.

    ``groups`` gives for each part its label and its three bound fields.
    """

    def __init__(self, *args: Any, turn: Turn, content: Content, **kwargs: Any) -> None:
        self.turn, self.content = turn, content
        super().__init__(*args, **kwargs)

    def add_asked(self) -> ApproveForm:
        """Add what the turn asks for; return the form."""
        for code, question in self.turn.ticks:
            self.fields[f"tick_{code}"] = forms.BooleanField(
                label=question,
                required=True,
                error_messages={"required": f"请核对“{question}”，核对过了再打勾。"},
            )
        if self.turn.each_part:
            for place, part in enumerate(self.content.parts):
                self._add_part(place, part.label)
        self.fields["opinion"] = _words("审核意见", rows=2)
        return self

    def _add_part(self, place: int, label: str) -> None:
        self.fields[f"result_{place}"] = forms.ChoiceField(
            label=f"“{label}”能不能公开",
            choices=list(RESULTS.items()),
            widget=forms.RadioSelect,
            error_messages=CHOSEN,
        )
        self.fields[f"basis_{place}"] = _words(
            "审查依据", "请写明是依据什么判断的，例如“不涉及国家秘密、工作秘密事项”。", rows=2
        )
        self.fields[f"together_{place}"] = _words(
            "汇聚后的风险",
            "请写明与已经公开的信息放在一起，会不会推断出不该公开的内容。",
            rows=2,
            help_text="和已经公开的信息放在一起，会不会推断出不该公开的内容？",
        )

    @property
    def ticks(self) -> list[forms.BoundField]:
        return [self[f"tick_{code}"] for code, _ in self.turn.ticks]

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        if not self.turn.each_part:
            return []
        names = ("result", "basis", "together")
        return [
            (part.label, [self[f"{name}_{place}"] for name in names])
            for place, part in enumerate(self.content.parts)
        ]

    def as_opinion(self) -> Opinion:
        """What was given, once the form is valid."""
        said = self.cleaned_data
        ticks = frozenset(code for code, _ in self.turn.ticks if said[f"tick_{code}"])
        parts = tuple(
            PartOpinion(
                part.key,
                part.digest,
                said[f"result_{place}"],
                said[f"basis_{place}"],
                said[f"together_{place}"],
            )
            for place, part in enumerate(self.content.parts if self.turn.each_part else ())
        )
        return Opinion(said["opinion"], ticks, parts)

    def place_of(self, reason: Reason) -> str | None:
        """The field at which a reason of the rules is said."""
        keys = [part.key for part in self.content.parts]
        if reason.where in keys:
            prefix = {"not_public": "result", "basis_missing": "basis"}.get(reason.code, "together")
            return f"{prefix}_{keys.index(reason.where)}"
        tick = f"tick_{reason.where}"
        return tick if tick in self.fields else None
