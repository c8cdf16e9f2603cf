"""Matters for the coordination body (议事协调机构), and what it decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..rules.machines import DECIDED, MATTER, PROPOSED, SCHEDULED
from ..saying import quoted
from .happened import Happened


class Matter(models.Model):
    """One matter. ``government`` counts its numbers; ``responsible`` carry the decision out."""

    scope = Scope(owner="unit", participants=("responsible",))

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="提出单位")
    government = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="+", verbose_name="本级政府"
    )
    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveIntegerField("编号")
    title = models.CharField("议题", max_length=200)
    text = models.TextField("情况和建议")
    state = models.CharField(
        "状态", max_length=10, choices=list(MATTER.states.items()), default=PROPOSED
    )
    meeting = models.CharField("会议名称", max_length=200, blank=True)
    held_on = models.DateField("会议日期", null=True, blank=True)
    decision = models.TextField("决定", blank=True)
    responsible = models.ManyToManyField("orgs.Unit", related_name="+", verbose_name="责任单位")
    due = models.DateField("办理期限", null=True, blank=True)
    set_aside_reason = models.TextField("不予列入的原因", blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提出人"
    )
    proposed_at = models.DateTimeField("提出时间", default=clock.now)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = "议题"
        verbose_name_plural = verbose_name
        ordering = ("-year", "-number", "-pk")
        indexes = [models.Index(fields=["state", "held_on"], name="coordination_matter_meeting")]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "year", "number"], name="coordination_matter_number"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[SCHEDULED, DECIDED]) | Q(held_on__isnull=False),
                name="coordination_scheduled_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}{quoted(self.title)}"

    @property
    def label(self) -> str:
        """2026年第3号议题."""
        return f"{self.year}年第{self.number}号议题"


class MatterEvent(Happened):
    """What happened to a matter."""

    machine = MATTER

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="events")
