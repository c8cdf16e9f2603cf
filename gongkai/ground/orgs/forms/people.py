"""Forms for people, posts, deputies and hand-over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.ground.core import clock
from gongkai.ground.ui.formbase import offer_rows

from ..models import Role, Unit, User
from .polite import DayField, PoliteForm


class PersonForm(PoliteForm):
    """What is written about a person."""

    name = forms.CharField(label="姓名", max_length=50)
    phone = forms.CharField(label="手机", max_length=40, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)


class PostForm(PoliteForm):
    """A post in a unit, with the roles that the person who fills in may give."""

    unit = forms.ModelChoiceField(label="单位", queryset=Unit.objects.none(), empty_label="请选择")
    role = forms.ModelChoiceField(label="角色", queryset=Role.objects.none(), empty_label="请选择")
    title = forms.CharField(
        label="职务", max_length=50, required=False, help_text="如“办公室主任”，可以不填"
    )
    since = DayField(label="任职日期")

    def __init__(
        self, *args: Any, units: QuerySet[Unit], roles: QuerySet[Role], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "unit", units)
        offer_rows(self, "role", roles)
        self.fields["since"].initial = clock.today


class NewPersonForm(PostForm, PersonForm):
    """A new account with its first post."""

    username = forms.CharField(
        label="用户名", max_length=150, help_text="登录用，如姓名的拼音；开通后不能更改"
    )
    field_order = ["name", "username", "phone", "email", "unit", "role", "title", "since"]


class PostEndForm(PoliteForm):
    """The last day of a post."""

    on = DayField(label="离任日期", help_text="这一天是任职的最后一天")


class _ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]  # plain at run time
    """A person, named with the user name, because two people may share a name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}（{obj.username}）"


class DeputyForm(PoliteForm):
    """Who stands in, and from when until when."""

    person = _ColleagueField(label="代理人", queryset=User.objects.none(), empty_label="请选择")
    since = DayField(label="开始日期")
    until = DayField(label="结束日期")

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "person", people)


class HandOverForm(PoliteForm):
    """Who takes over a post, from when, and what should be known."""

    to = _ColleagueField(label="接任人员", queryset=User.objects.none(), empty_label="请选择")
    on = DayField(label="接任日期", help_text="原任职人员在前一天离任")
    note = forms.CharField(
        label="交接说明",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="未办完的事、资料在哪里、要联系谁",
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "to", people)
