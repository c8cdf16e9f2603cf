"""What the office wants done for many assignments at once, and what each such step needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, Form, offer_choices, offer_rows

from ..enums import DeadlineKind
from ..models import Assignment, TaskDeadline
from ..rules.ledger import MACHINE

LONG = 4000
# The steps of the office; 签收 is the unit's, and 登记起算 belongs to both. 催办 is no step.
URGE = "urge"
VERBS = ("verify", URGE, "extend", "transfer", "insist", "withdraw", "start")


def label_of(verb: str) -> str:
    """The word on its button."""
    return "催办" if verb == URGE else MACHINE.transition(verb).label


class BulkChoice(Form):
    """Below the list: which step, and whether for all that the filters found."""

    verb = forms.ChoiceField(
        label="对选中的任务",
        choices=[("", "请选择要办的事"), *((verb, label_of(verb)) for verb in VERBS)],
    )
    all = forms.BooleanField(required=False)


class BulkForm(Form):
    """What a step needs besides the choice; the same for every chosen assignment."""

    def __init__(self, *args: Any, chosen: QuerySet[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(chosen)

    def offer(self, chosen: QuerySet[Assignment]) -> None:
        """Fill the choices that depend on what was chosen."""

    def given(self) -> dict[str, Any]:
        """The keywords of the action."""
        return dict(self.cleaned_data)


class Reason(BulkForm):
    """Why."""

    reason = forms.CharField(
        label="理由", max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )


class Note(BulkForm):
    """A remark, if there is one."""

    note = forms.CharField(
        label="核验意见", required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 2})
    )


class Extend(BulkForm):
    """Until when and why; every open part that ends earlier is moved."""

    until = forms.DateField(
        label="延到哪一天",
        widget=Day(),
        help_text="选中的任务里，所有还没办完、期限比这一天早的节点都延到这一天。",
    )
    reason = forms.CharField(
        label="理由", max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )


class Transfer(BulkForm):
    """To whom and why."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="接收单位",
        help_text="任务连同全部经过一起移交，由接收单位签收。",
    )
    reason = forms.CharField(
        label="理由", max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )

    def offer(self, chosen: QuerySet[Assignment]) -> None:
        offer_rows(self, "unit", Unit.objects.filter(active=True))


class Start(BulkForm):
    """What happened on which day; it sets one deadline of one task going, for all its units."""

    deadline = forms.TypedChoiceField(label="哪一条时限", coerce=int)
    what = forms.CharField(
        label="是什么事",
        required=False,
        max_length=100,
        help_text="例如：《云川区养老服务补贴办法》公开。",
    )
    on = forms.DateField(label="哪一天发生的", widget=Day(), initial=clock.today)

    def offer(self, chosen: QuerySet[Assignment]) -> None:
        rows = TaskDeadline.objects.filter(
            kind=DeadlineKind.AFTER_EVENT, task__in=chosen.order_by().values("task")
        ).select_related("task")
        said = [(row.pk, f"{row.task.label}：{row}") for row in rows]
        offer_choices(self, "deadline", [("", "请选择"), *said])
        if not said:
            self.fields["deadline"].help_text = "选中的任务里，没有事后起算的时限。"


FORMS: dict[str, type[BulkForm]] = {
    "verify": Note,
    URGE: BulkForm,
    "extend": Extend,
    "transfer": Transfer,
    "insist": Reason,
    "withdraw": Reason,
    "start": Start,
}
