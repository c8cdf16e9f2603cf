"""What happened under an entry, and the projection that lists read."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly

from ..enums import FactVerb
from .directories import Entry


class EntryFact(AppendOnly):
    """One thing formed, changed, published, withdrawn or dropped. ``key`` names the record
    ("items.item:7"); ``on`` is the day that counts. Written once."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="facts")
    verb = models.CharField("情况", max_length=10, choices=FactVerb)
    key = models.CharField("记录", max_length=80)
    label = models.CharField("名称", max_length=300, blank=True)
    on = models.DateField("日期")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "事项的情况"
        ordering = ("pk",)
        indexes = [models.Index(fields=["entry", "id"], name="catalogue_fact_of_entry")]

    def __str__(self) -> str:
        return f"{self.on} {self.get_verb_display()} {self.key}"


class EntryState(models.Model):
    """Where an entry stands (``rules.clock.Standing``), whatever day it is. Rebuilt from facts."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="standing")
    due_on = models.DateField("最迟", null=True, blank=True, db_index=True)
    due_key = models.CharField("等着公开的", max_length=80, blank=True)
    waiting = models.PositiveIntegerField("等着公开的条数", default=0)
    shown = models.PositiveIntegerField("已公开的条数", default=0)
    last_on = models.DateField("最近公开", null=True, blank=True)
    calendar = models.CharField("日历版本", max_length=40, blank=True)

    class Meta:
        verbose_name = "事项的进度"

    def __str__(self) -> str:
        return f"事项 {self.entry_id}：最迟 {self.due_on or '没有'}"
