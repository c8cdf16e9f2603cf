"""A catalogue table that was read and is not taken over yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from .directories import Directory, Entry


class Intake(models.Model):
    """One table, read. ``leaves`` are keys of entries that the table no longer has and that end
    when it is taken over."""

    OPEN, TAKEN, DROPPED = "open", "taken", "dropped"
    STATES = ((OPEN, "等着核对"), (TAKEN, "已采用"), (DROPPED, "没有采用"))

    scope = Scope(through="directory")

    directory = models.ForeignKey(Directory, models.PROTECT, related_name="intakes")
    upload = models.ForeignKey("documents.Upload", models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=8, choices=STATES, default=OPEN)
    since = models.DateField("自何日起", null=True, blank=True)
    leaves = models.JSONField(default=list, blank=True)
    other_tables = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "读入的目录"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.upload.name


class IntakeRow(models.Model):
    """One row. ``data`` are the columns of ``EntryVersion``; ``place`` is (table, row) from 1;
    ``doubts`` are (field, sentence); ``entry`` the one that it is, None for a new one."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    place = models.JSONField()
    data = models.JSONField()
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, null=True, related_name="+")
    doubts = models.JSONField(default=list)
    take = models.BooleanField("采用", default=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    change = models.CharField(max_length=8)
    fields = models.JSONField(default=list)

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return f"第 {self.order} 行"
