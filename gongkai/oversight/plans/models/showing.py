"""What people keep for themselves (filters) and what the office shows to the public."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..enums import Progress
from .tasks import Task


class SavedFilter(models.Model):
    """A person's named selection on one of the lists: the query string under a name."""

    scope = Scope(persons=("user",))

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField("页面", max_length=20)
    name = models.CharField("名称", max_length=40)
    query = models.CharField("条件", max_length=500)
    created_at = models.DateTimeField("保存时间", default=clock.now)

    class Meta:
        verbose_name = "常用筛选"
        verbose_name_plural = verbose_name
        ordering = ["page", "name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="plans_filter_once")
        ]

    def __str__(self) -> str:
        return self.name


class ShownProgress(models.Model):
    """The progress of one task as the office chose to show it. Nothing else of it is public."""

    task = models.OneToOneField(Task, models.CASCADE, related_name="shown")
    progress = models.CharField("进度", max_length=16, choices=Progress)
    note = models.CharField("进展说明", max_length=500, blank=True)
    at = models.DateTimeField("更新时间", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "公开的进展"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.task}：{self.get_progress_display()}"
