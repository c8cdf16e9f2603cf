"""Forms of the site's settings."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.ground.ui.formbase import Day, Form, ModelForm

from .enums import BadgeKind
from .models import Badge, Guide, SiteProfile

LINKS = {
    BadgeKind.ICP: "https://beian.miit.gov.cn/",
    BadgeKind.POLICE: "https://beian.mps.gov.cn/",
}


class ProfileForm(ModelForm):
    """Who runs the site and how they are reached."""

    class Meta:
        model = SiteProfile
        fields = [
            "name",
            "government",
            "organiser",
            "undertaker",
            "phone",
            "hours",
            "address",
            "email",
            "desk_phone",
        ]
        help_texts = {
            "name": "显示在浏览器标签上，例如：云川区政府信息公开",
            "government": "显示在页面左上角",
            "phone": "群众打这个电话，有人帮他查",
            "hours": "例如：工作日 9:00—12:00，14:00—17:30",
            "desk_phone": "各单位用工作台遇到问题时打",
        }


class GuideForm(ModelForm):
    """The nine parts of the guide, 条例 Art. 12."""

    class Meta:
        model = Guide
        fields = [
            "categories",
            "arrangement",
            "obtaining",
            "agency",
            "address",
            "hours",
            "phone",
            "fax",
            "internet",
        ]
        help_texts = {
            "categories": "公开哪几类信息，一类一行",
            "arrangement": "信息怎样编排、索引号怎样组成",
            "obtaining": "网站、政务公开专区、档案馆、图书馆等，以及怎样申请公开",
            "internet": "网址或电子邮箱",
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 5})
            for name in ("categories", "arrangement", "obtaining")
        }


class BadgeForm(Form):
    """Text and link of every badge."""

    def __init__(self, *args: Any, badges: list[Badge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = {badge.kind: badge for badge in badges}
        for kind in BadgeKind:
            badge = present.get(kind)
            self.fields[f"{kind}_text"] = forms.CharField(
                label=str(kind.label),
                max_length=60,
                required=False,
                initial=badge.text if badge else "",
            )
            self.fields[f"{kind}_url"] = forms.URLField(
                label=f"{kind.label}的链接",
                required=False,
                assume_scheme="https",
                initial=badge.url if badge else LINKS.get(kind, ""),
                error_messages={"invalid": f"{kind.label}的链接要以 http:// 或 https:// 开头"},
            )

    def rows(self) -> dict[BadgeKind, tuple[str, str]]:
        """What was filled in, for the action."""
        data = self.cleaned_data
        return {kind: (data[f"{kind}_text"], data[f"{kind}_url"]) for kind in BadgeKind}


class GreyForm(Form):
    """On which days the site is grey, and why."""

    since = forms.DateField(label="从哪天起", widget=Day)
    until = forms.DateField(label="到哪天止", widget=Day, help_text="这一天过后自动恢复彩色")
    reason = forms.CharField(
        label="原因", max_length=60, help_text="例如：国家公祭日。会记入日志。"
    )

    def clean(self) -> dict[str, Any]:
        """Say a wrong order at the field, before the action has to refuse it."""
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", "结束日期早于开始日期，请改一下")
        return data
