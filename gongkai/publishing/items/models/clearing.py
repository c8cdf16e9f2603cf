"""Old information looked at again: what is closed by 条例 art. 18, what is public by clearing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly
from gongkai.ground.orgs.scope import Scope

from ..enums import Attribute, Clearing, Suspicion
from .items import Item


class Reevaluation(AppendOnly):
    """One look at what is not public (条例 art. 18): what it was, what it is now, why."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="reevaluations")
    before = models.CharField(max_length=12, choices=Attribute, blank=True)
    after = models.CharField(max_length=12, choices=Attribute)
    reason = models.CharField(max_length=500)
    next_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_before_display()}改为{self.get_after_display()}"


class ClearingCase(models.Model):
    """One suspicion about one public item, and what was decided of it."""

    scope = Scope(owner="item__unit")

    item = models.ForeignKey(Item, models.PROTECT, related_name="clearings")
    suspicion = models.CharField("疑点", max_length=14, choices=Suspicion)
    evidence = models.CharField("依据", max_length=500)
    decision = models.CharField("处理", max_length=10, choices=Clearing, default=Clearing.OPEN)
    reason = models.CharField("理由", max_length=500, blank=True)
    found_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "清理"
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["item", "suspicion"],
                condition=Q(decision="open"),
                name="items_clearing_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}：{self.get_suspicion_display()}"
