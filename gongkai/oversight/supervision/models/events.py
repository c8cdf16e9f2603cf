"""What happened to a finding or a letter: rows that are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly

from .cases import Case, Finding, Letter


class CaseEvent(AppendOnly):
    """One step of a finding or of a letter. ``due`` is the day that it sets, ``unit`` the unit that
    owes the case after it. ``by`` is empty where the platform itself found the problem.
    """

    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="问题"
    )
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="文书"
    )
    sequence = models.PositiveIntegerField("第几步")
    verb = models.CharField("动作", max_length=20)
    source = models.CharField("原状态", max_length=12, blank=True)
    target = models.CharField("新状态", max_length=12)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_said = models.CharField("由谁", max_length=200)
    at = models.DateTimeField("时间", default=clock.now)
    text = models.TextField("说明", blank=True)
    due = models.DateField("定下的期限", null=True, blank=True)
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="责任单位")

    class Meta:
        verbose_name = "办理经过"
        verbose_name_plural = verbose_name
        ordering = ["sequence", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finding=None, letter__isnull=False)
                | Q(finding__isnull=False, letter=None),
                name="supervision_event_of_one",
            ),
            models.UniqueConstraint(
                fields=["finding", "sequence"], name="supervision_finding_step"
            ),
            models.UniqueConstraint(fields=["letter", "sequence"], name="supervision_letter_step"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.verb}"

    @property
    def case(self) -> Case:
        """The finding or the letter."""
        found = self.finding or self.letter
        assert found is not None, "the database holds every event to one case"
        return found


class Reminder(models.Model):
    """A reminder that went out: of one case, for one day, at one step, once."""

    kind = models.CharField("种类", max_length=10)
    case_id = models.PositiveBigIntegerField("编号")
    due = models.DateField("期限")
    step = models.PositiveSmallIntegerField("第几次")
    sent_at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "催办记录"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "case_id", "due", "step"], name="supervision_reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}: {self.due} {self.step}"
