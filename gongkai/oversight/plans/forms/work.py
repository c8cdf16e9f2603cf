"""One form for each step of an assignment. Each gives the keywords of its action."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence.fieldset import EvidenceForm
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.formbase import Day, Form, offer_choices, offer_rows, put_on

from ..models import Assignment
from ..rules.ledger import Standing
from ..rules.ledger.occurrences import Due
from ..saying import day_words
from .task import Rows

LONG = 4000


class StepForm(Form):
    """The version that the person saw; what a step needs comes with the subclasses."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, assignment: Assignment, standing: Standing, person: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.assignment, self.standing, self.person = assignment, standing, person
        self.fields["version"].initial = standing.version
        self.offer()

    def offer(self) -> None:
        """Fill the choices that depend on where the assignment stands."""

    def given(self) -> dict[str, Any]:
        """The keywords of the action, besides who, what and which version."""
        return {}

    def show(self, refusal: Refusal) -> None:
        """Every reason of a refusal at its field, or above the form."""
        put_on(self, refusal.reasons)


class ReasonForm(StepForm):
    """Why."""

    reason = forms.CharField(
        label="理由", max_length=LONG, widget=forms.Textarea(attrs={"rows": 4})
    )

    def given(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class NoteForm(StepForm):
    """A remark, if there is one."""

    note = forms.CharField(
        label="核验意见", required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )

    def given(self) -> dict[str, Any]:
        return {"note": self.cleaned_data["note"]}


class CommentForm(StepForm):
    """What somebody has to say about it."""

    text = forms.CharField(
        label="意见",
        max_length=LONG,
        help_text="承办单位和政务公开办都会收到。",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def given(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}


class ReportForm(EvidenceForm, StepForm):
    """Progress: what was done, which parts that covers, and the proof."""

    text = forms.CharField(
        label="进展情况",
        max_length=LONG,
        help_text="做了什么，做到哪一步，效果怎样。",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    covers = forms.MultipleChoiceField(
        label="这次办完了哪几个节点",
        required=False,
        help_text="一个也没有办完的，不用勾。",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, user=person, person=person, **kwargs)

    def offer(self) -> None:
        parts = [(part.key, _said(part)) for part in self.standing.tickable]
        if parts:
            offer_choices(self, "covers", parts)
        else:
            del self.fields["covers"]

    def given(self) -> dict[str, Any]:
        return {
            "text": self.cleaned_data["text"],
            "covers": self.cleaned_data.get("covers", []),
            "items": self.items(self.person),
        }


class ExtendForm(StepForm):
    """Until when, which parts, why."""

    until = forms.DateField(label="延到哪一天", widget=Day())
    keys = forms.MultipleChoiceField(
        label="哪几个节点", required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="理由", max_length=LONG, widget=forms.Textarea(attrs={"rows": 4})
    )

    def offer(self) -> None:
        parts = self.standing.open_parts
        offer_choices(self, "keys", [(part.key, _said(part)) for part in parts])
        self.fields["keys"].initial = [part.key for part in parts[:1]]

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("until", "keys", "reason")}


class TransferForm(StepForm):
    """To whom, why."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="接收单位",
        help_text="这项任务连同全部经过一起移交，由接收单位重新签收。",
    )
    reason = forms.CharField(
        label="理由", max_length=LONG, widget=forms.Textarea(attrs={"rows": 4})
    )

    def offer(self) -> None:
        offer_rows(
            self, "unit", Unit.objects.filter(active=True).exclude(pk=self.assignment.unit_id)
        )

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("unit", "reason")}


class StartForm(StepForm):
    """What happened, on which day."""

    deadline = forms.TypedChoiceField(label="哪一条时限", coerce=int, widget=forms.RadioSelect)
    what = forms.CharField(
        label="是什么事",
        required=False,
        max_length=100,
        help_text="例如：《云川区养老服务补贴办法》公开。",
    )
    on = forms.DateField(label="哪一天发生的", widget=Day(), initial=clock.today)

    def offer(self) -> None:
        rows = [d for d in self.assignment.task.deadlines.all() if d.kind == "after_event"]
        offer_choices(self, "deadline", [(row.pk, str(row)) for row in rows])
        if len(rows) == 1:
            self.fields["deadline"].initial = rows[0].pk

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("deadline", "what", "on")}


class PlanForm(StepForm):
    """Who answers for it within the unit; the measures are rows of their own."""

    leader = forms.CharField(label="单位分管领导", required=False, max_length=50)
    section = forms.CharField(label="责任科室", required=False, max_length=100)

    def offer(self) -> None:
        plan = self.standing.plan
        self.fields["leader"].initial, self.fields["section"].initial = plan.leader, plan.section


class MeasureForm(Form):
    """One measure with its own limit."""

    text = forms.CharField(
        label="工作举措", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    limit = forms.CharField(label="时限要求", required=False, max_length=200)
    due = forms.DateField(label="最后一天", required=False, widget=Day())


Measures = forms.formset_factory(
    MeasureForm, formset=Rows, extra=3, can_delete=True, max_num=60, absolute_max=60
)

FORMS: dict[str, type[StepForm]] = {
    "sign": StepForm,
    "retract": StepForm,
    "refuse": ReasonForm,
    "insist": ReasonForm,
    "send_back": ReasonForm,
    "withdraw": ReasonForm,
    "reopen": ReasonForm,
    "verify": NoteForm,
    "comment": CommentForm,
    "report": ReportForm,
    "submit": ReportForm,
    "extend": ExtendForm,
    "transfer": TransferForm,
    "start": StartForm,
    "plan": PlanForm,
}


def _said(part: Due) -> str:
    due = f"，最后一天{day_words(part.due)}" if part.due else ""
    return f"{part.label}{due}"


def measure_rows(data: QueryDict | None, standing: Standing) -> Rows:
    """The measures as rows, with three empty ones."""
    stored = [
        {"text": each.text, "limit": each.limit, "due": each.due} for each in standing.plan.measures
    ]
    return cast(Rows, Measures(data, initial=None if data else stored, prefix="measures"))
