"""Posts: who works in which unit in which role, from when until when; and who stands in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from .people import User
from .roles import Role
from .units import Unit


class Post(models.Model):
    """A person's post in a unit. ``until`` is the last day (inclusive); empty while it runs."""

    user = models.ForeignKey(
        User, verbose_name="人员", on_delete=models.PROTECT, related_name="posts"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="posts"
    )
    role = models.ForeignKey(
        Role, verbose_name="角色", on_delete=models.PROTECT, related_name="posts"
    )
    title = models.CharField("职务", max_length=50, blank=True)
    since = models.DateField("任职日期")
    until = models.DateField("离任日期", null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="post_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}（{self.unit.said}{self.said}）"

    @property
    def said(self) -> str:
        """The post as sentences name it: the title, or the role where there is none."""
        return self.title or self.role.label


class Deputy(models.Model):
    """A person who stands in for a post, between two days (inclusive)."""

    post = models.ForeignKey(
        Post, verbose_name="岗位", on_delete=models.CASCADE, related_name="deputies"
    )
    person = models.ForeignKey(
        User, verbose_name="代理人", on_delete=models.PROTECT, related_name="deputyships"
    )
    since = models.DateField("代理开始日期")
    until = models.DateField("代理结束日期")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="deputy_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}代理{self.post}"
