"""How a unit reviews, as the office arranges it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Form, offer_choices, offer_rows

from ..rules.chains import Chain


class ArrangementForm(Form):
    """A unit, which neighbouring stages are one turn, one person or several, and why."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="单位",
        empty_label="请选一个单位",
        error_messages={"required": "请选一个单位。"},
    )
    joined = forms.ChoiceField(label="合并的环节", required=False)
    one_person = forms.BooleanField(
        label="允许同一个人审几个环节",
        required=False,
        help_text="只给人手实在不够的小单位。起草人永远不能审自己的稿子，保密审查永远逐项审。",
    )
    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "请写明理由，审签单上会写出来。",
            "max_length": "最多 300 个字，请写短一些。",
        },
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], chain: Chain, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units)
        offer_choices(self, "joined", [("", "不合并"), *joinable(chain)])

    def groups(self) -> list[list[str]]:
        """The stages that shall be one turn."""
        chosen = self.cleaned_data["joined"]
        return [chosen.split("+")] if chosen else []


def joinable(chain: Chain) -> list[tuple[str, str]]:
    """Every run of neighbouring stages that may be joined: (codes with +, names)."""
    found = []
    for start in range(len(chain.stages)):
        for end in range(start + 2, len(chain.stages) + 1):
            run = chain.stages[start:end]
            codes = [stage.code for stage in run]
            if chain.may_join(codes):
                found.append(("+".join(codes), "、".join(stage.label for stage in run)))
    return found
