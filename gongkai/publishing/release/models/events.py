"""What happened to a publication, what shall happen at a time, and what search must follow."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly
from gongkai.ground.orgs.scope import Scope

from .publications import Publication


class Event(AppendOnly):
    """One step in the life of a publication (a verb of ``rules.life``)."""

    scope = Scope(through="publication")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="events")
    verb = models.CharField("动作", max_length=16)
    number = models.PositiveIntegerField("第几版")
    at = models.DateTimeField("时间", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("经办人", max_length=150)
    said = models.CharField("说明", max_length=600, blank=True)

    class Meta:
        verbose_name = "公开经过"
        verbose_name_plural = verbose_name
        ordering = ["publication", "pk"]

    def __str__(self) -> str:
        return self.verb


class Schedule(models.Model):
    """A release that waits for its time. The gates are asked again when it has come."""

    scope = Scope(through="publication")
    WAITING, DONE, REFUSED, CANCELLED = "waiting", "done", "refused", "cancelled"
    STATES = (
        (WAITING, "等待"), (DONE, "已公开"), (REFUSED, "没有公开"), (CANCELLED, "已取消"),
    )  # fmt: skip

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="schedules")
    digest = models.CharField("内容校验值", max_length=64)
    due_at = models.DateTimeField("公开时间")
    state = models.CharField("状态", max_length=10, choices=STATES, default=WAITING)
    choices = models.JSONField("发布选项", default=dict)
    said = models.TextField("没有公开的原因", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("安排时间", default=clock.now)

    class Meta:
        verbose_name = "定时发布"
        verbose_name_plural = verbose_name
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"],
                condition=models.Q(state="waiting"),
                name="release_one_schedule",
            )
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="release_schedule_due")]

    def __str__(self) -> str:
        return f"{self.publication}：{self.due_at:%Y-%m-%d %H:%M}"


class SearchNews(models.Model):
    """The outbox of search, in the transaction of the release: read from a number on."""

    scope = Scope(through="publication")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="+")
    removed = models.BooleanField("移出索引")
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "索引更新"
        verbose_name_plural = verbose_name
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{'移出' if self.removed else '收入'}：{self.publication}"


class Turn(models.Model):
    """A change of what is public, where several machines share a database (see ``pages``).

    A row for each change: two changes at one moment never wait for each other.
    """

    at = models.DateTimeField("时间", default=clock.now, db_index=True)

    class Meta:
        verbose_name = "网页缓存的版本"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return str(self.pk)
