"""What happens to an assignment, and what follows: events, parts with their days, reminders."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..enums import PartKind
from .tasks import Assignment


class WorkEvent(models.Model):
    """One step of an assignment. Rows are only ever added; an undo is a step of its own.

    ``verb`` and ``data`` are those of ``rules.ledger.events``. ``source_key`` is the own number of
    a business system that reported, so that it may send the same report again.
    """

    scope = Scope(through="assignment")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="events")
    number = models.PositiveIntegerField("第几步")
    verb = models.CharField("动作", max_length=16)
    at = models.DateTimeField("时间", default=clock.now)
    day = models.DateField("日期", default=clock.today)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField("经办人", max_length=150)
    data = models.JSONField("内容", default=dict, blank=True)
    source_key = models.CharField("来源系统编号", max_length=150, null=True, blank=True)

    class Meta:
        verbose_name = "任务经过"
        verbose_name_plural = verbose_name
        ordering = ["assignment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "number"], name="plans_event_once"),
            models.UniqueConstraint(fields=["assignment", "source_key"], name="plans_source_once"),
        ]
        indexes = [models.Index(fields=["at"], name="plans_event_at")]

    def __str__(self) -> str:
        return f"{self.assignment_id} 第 {self.number} 步：{self.verb}"


class Part(models.Model):
    """One part of an assignment with its last day: a projection, written with every step."""

    scope = Scope(through="assignment")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="part_rows")
    key = models.CharField("节点", max_length=40)
    label = models.CharField("名称", max_length=200)
    kind = models.CharField("种类", max_length=10, choices=PartKind)
    due = models.DateField("最后一天", null=True, blank=True)
    done_on = models.DateField("办完日期", null=True, blank=True)

    class Meta:
        verbose_name = "任务节点"
        verbose_name_plural = verbose_name
        ordering = ["assignment", "due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "key"], name="plans_part_once")
        ]
        indexes = [models.Index(fields=["due", "done_on"], name="plans_part_due")]

    def __str__(self) -> str:
        return self.label


class Reminder(models.Model):
    """A step of reminding that was taken for one part and one last day: each is taken once."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="reminders")
    key = models.CharField("节点", max_length=40)
    due = models.DateField("最后一天")
    step = models.PositiveSmallIntegerField("第几级")
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "提醒记录"
        verbose_name_plural = verbose_name
        ordering = ["assignment", "due", "step"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "key", "due", "step"], name="plans_reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.key} {self.due} 第 {self.step} 级"
