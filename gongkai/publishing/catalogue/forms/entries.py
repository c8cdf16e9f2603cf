"""One entry of a directory: the columns of the national standard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Day, Form, offer_choices, offer_rows

from ..actions import Wording
from ..models import Entry
from ..rules.shown import LEVELS
from ..rules.standard import DUTIES

_BETWEEN = re.compile(r"[、，,;；\n]+")
_TEXT = ("number", "domain", "matter", "content", "basis", "limit_text", "limit_code", "unit_name")
_MORE = ("section", "person", "form", "audience", "proactive", "on_request", "duty")
NAMES = (*_TEXT, *_MORE)


class EntryForm(Form):
    """What an entry says, who is responsible, from when it counts."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    entry = forms.TypedChoiceField(
        label="是目录里的哪一个事项",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="公开内容是改写的，选原来的那一个，它的历史接着算。",
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label="公开主体", empty_label="请选择")
    number = forms.CharField(label="序号", max_length=20, required=False)
    domain = forms.CharField(
        label="一级事项（领域）",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"list": "domains"}),
        help_text="例如：社会救助。可以从试点领域里选，也可以自己写。",
    )
    matter = forms.CharField(
        label="二级事项", max_length=200, required=False, help_text="例如：最低生活保障"
    )
    content = forms.CharField(label="公开内容（要素）", widget=forms.Textarea(attrs={"rows": 4}))
    basis = forms.CharField(
        label="公开依据", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    limit_text = forms.CharField(
        label="公开时限",
        max_length=300,
        help_text="例如：信息形成或者变更之日起20个工作日内；每季度末后10个工作日内。",
    )
    limit_code = forms.ChoiceField(
        label="法律法规另有期限的",
        required=False,
        help_text="选了以后，按这条法定期限算，不按上面的文字算。",
    )
    duty = forms.ChoiceField(label="属于哪项法定主动公开内容", required=False)
    section = forms.CharField(label="责任科室", max_length=100, required=False)
    person = forms.CharField(
        label="责任人", max_length=60, required=False, help_text="只在工作台里看得到。"
    )
    form = forms.CharField(label="公开形式", max_length=200, required=False)
    channels = forms.CharField(
        label="公开渠道和载体",
        required=False,
        max_length=500,
        help_text="用顿号隔开，例如：政府网站、村公示栏",
    )
    audience = forms.CharField(
        label="特定的公开对象", max_length=200, required=False, help_text="向全社会公开的不用填。"
    )
    proactive = forms.BooleanField(label="主动公开", required=False, initial=True)
    on_request = forms.BooleanField(label="依申请公开", required=False)
    levels = forms.MultipleChoiceField(
        label="公开层级",
        required=False,
        choices=list(LEVELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    unit_name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    since = forms.DateField(label="自何日起执行", widget=Day())

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        limits: Iterable[tuple[str, str]],
        dated: bool = True,
        entries: Iterable[Entry] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units)
        offer_choices(self, "limit_code", [("", "没有另外的期限"), *limits])
        offer_choices(
            self,
            "duty",
            [("", "没有选"), *((one.code, f"{one.label}（{one.article}）") for one in DUTIES)],
        )
        known = [(str(one.pk), f"{one}：{_content(one)}") for one in entries]
        offer_choices(self, "entry", [("0", "都不是，是新的事项"), *known])
        if not known:
            del self.fields["entry"]
        if not dated:
            del self.fields["since"]

    def wording(self) -> Wording:
        """What was said, once the form is valid."""
        said = self.cleaned_data
        channels = (part.strip() for part in _BETWEEN.split(said["channels"]))
        return Wording(
            **{name: said[name] for name in NAMES},
            channels=tuple(part for part in channels if part),
            levels=tuple(said["levels"]),
        )


def _content(entry: Entry) -> str:
    return entry.current.content[:40] if entry.current is not None else ""
