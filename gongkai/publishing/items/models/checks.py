"""What the check found in each part of an item, and how each finding was settled."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock

from ..enums import Decision
from .items import Item


class PartCheck(models.Model):
    """The check of one part (text, rows, file:KEY) as it is now. ``digest`` is that of what was
    checked; ``findings`` are those of ``textcheck`` with their fingerprints."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="checks")
    part = models.CharField(max_length=30)
    label = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    readable = models.CharField(max_length=8, default="yes")
    reason = models.TextField(blank=True)
    findings = models.JSONField(default=list)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["item", "part"], name="items_check_once")]

    def __str__(self) -> str:
        return f"{self.label}：{len(self.findings)} 处"


class Settlement(models.Model):
    """How a finding was settled. It holds for the same text of the same kind in the same part;
    the text itself is not kept here."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="settlements")
    part = models.CharField(max_length=30)
    fingerprint = models.CharField(max_length=64)
    label = models.CharField(max_length=30)
    decision = models.CharField(max_length=10, choices=Decision)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["item", "fingerprint"], name="items_settlement_of")]

    def __str__(self) -> str:
        return f"{self.label}：{self.get_decision_display()}"
