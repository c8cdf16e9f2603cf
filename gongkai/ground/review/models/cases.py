"""A review of one record: its steps are the truth, the columns of the case a projection of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly
from gongkai.ground.orgs.scope import Scope

from ..rules.content import Content
from ..rules.machine import DRAFT, MACHINE, PASSED, RETURNED, REVIEWING


class Case(models.Model):
    """The review of the record ``record_id`` of ``record_kind`` (a model's label_lower).

    ``chain`` names the kind of chain. ``turn`` holds the codes of the turn that is awaited, with
    commas between and around them (,first,second,), ``due`` its last day. The office sees a case
    once it was sent to review.
    """

    scope = Scope(owner="unit", submitted={"state__in": (REVIEWING, RETURNED, PASSED)})

    record_kind = models.CharField("记录类型", max_length=60)
    record_id = models.PositiveBigIntegerField("记录编号")
    chain = models.CharField("审核链", max_length=60)
    title = models.CharField("内容标题", max_length=300)
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    state = models.CharField(
        "状态", max_length=12, choices=list(MACHINE.states.items()), default=DRAFT
    )
    version = models.PositiveIntegerField("步数", default=0)
    content = models.PositiveIntegerField("内容第几版", default=0)
    turn = models.CharField("等哪一环节", max_length=100, blank=True)
    due = models.DateField("这一环节的最后一天", null=True, blank=True)
    opened_at = models.DateTimeField("建立时间", default=clock.now)

    class Meta:
        verbose_name = "审签"
        verbose_name_plural = verbose_name
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["record_kind", "record_id"], name="review_case_once")
        ]
        indexes = [models.Index(fields=["state", "due"], name="review_case_due")]

    def __str__(self) -> str:
        return self.title


class Reviewed(AppendOnly):
    """One version of what a case reviews, as its room handed it in: parts with text and hash."""

    scope = Scope(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("第几版")
    parts = models.JSONField("内容")
    digest = models.CharField("内容校验值", max_length=64)
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "送审内容"
        verbose_name_plural = verbose_name
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="review_version_once")
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 版"

    def as_content(self) -> Content:
        """The parts as the rules read them."""
        return Content.from_json(self.parts)


class Step(AppendOnly):
    """One step of a case; ``data`` as ``rules.fold.Step`` says, with opinion and reason."""

    scope = Scope(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField("第几步")
    verb = models.CharField("动作", max_length=16)
    at = models.DateTimeField("时间", default=clock.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField("经办人", max_length=150)
    data = models.JSONField("内容", default=dict, blank=True)

    class Meta:
        verbose_name = "审签经过"
        verbose_name_plural = verbose_name
        ordering = ["case", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="review_step_once")]

    def __str__(self) -> str:
        return f"第 {self.number} 步：{self.verb}"


class Reminder(models.Model):
    """A reminder that went out: of one turn (named by the case's step), once a degree."""

    scope = Scope(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="reminders")
    step = models.PositiveIntegerField("轮到时的步数")
    reached = models.PositiveSmallIntegerField("第几次")
    sent_at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "审签催办"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["case", "step", "reached"], name="review_reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.case}：{self.step}/{self.reached}"
