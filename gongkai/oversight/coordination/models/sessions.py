"""The register of trainings and of briefings heard by a unit's leader."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..enums import SessionKind
from ..rules.machines import SESSION, VALID
from ..rules.sessions import Facts, may_restore
from ..saying import day
from .happened import Happened


class Session(models.Model):
    """One training or briefing of a unit. It is voided with a reason, never deleted."""

    scope = Scope(owner="unit")

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    kind = models.CharField("种类", max_length=10, choices=SessionKind)
    held_on = models.DateField("日期")
    subject = models.CharField("主题", max_length=200)
    host = models.CharField("主持人或主讲人", max_length=100)
    people = models.PositiveIntegerField("人数")
    place = models.CharField("地点", max_length=200, blank=True)
    summary = models.TextField("内容概要", blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=list(SESSION.states.items()), default=VALID
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    recorded_at = models.DateTimeField("登记时间", default=clock.now)
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    void_reason = models.TextField("作废原因", blank=True)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = "培训和汇报"
        verbose_name_plural = verbose_name
        ordering = ("-held_on", "-pk")
        indexes = [models.Index(fields=["unit", "held_on"], name="coordination_session_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "held_on", "subject"],
                condition=Q(state=VALID),
                name="coordination_session_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind="training") | Q(people__gte=1),
                name="coordination_training_has_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{day(self.held_on)}{self.short_kind}：{self.subject}"

    @property
    def short_kind(self) -> str:
        """培训 or 听取汇报."""
        return str(self.get_kind_display()).removeprefix("主要负责人")

    @property
    def facts(self) -> Facts:
        """What was said of it."""
        names = Facts.__dataclass_fields__
        return Facts(**{name: getattr(self, name) for name in names})

    @property
    def restorable(self) -> bool:
        """Whether its voiding may still be taken back."""
        return may_restore(self.voided_at, clock.now())


class SessionEvent(Happened):
    """What happened to a register entry."""

    machine = SESSION

    session = models.ForeignKey(Session, models.CASCADE, related_name="events")
