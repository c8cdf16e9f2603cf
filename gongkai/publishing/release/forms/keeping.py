"""Channels and circles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import Form, offer_rows

from ..models import Channel


class ChannelForm(Form):
    """A way beside the site."""

    name = forms.CharField(label="名称", max_length=60)
    kind = forms.ChoiceField(label="方式", choices=Channel.KINDS, widget=forms.RadioSelect)
    target = forms.CharField(
        label="接口地址或者文件夹名",
        max_length=300,
        help_text="推送写接口地址，以 https:// 开头；静态文件夹写名字，用小写字母、数字和短横线。",
    )
    chosen = forms.BooleanField(label="发布时默认选中", required=False)


class CircleForm(Form):
    """A circle of readers."""

    name = forms.CharField(label="名称", max_length=60)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="哪些单位的人可以看",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="本单位的人都可以看。单位以外的人，用查阅码。",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "units", units)
