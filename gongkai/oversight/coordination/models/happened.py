"""What happened to a case: rows that are added and never changed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly
from gongkai.ground.core.transitions import Machine

from ..rules.machines import said


class Happened(AppendOnly):
    """One event. ``text`` is what the person wrote or a phrase that says what changed."""

    machine: ClassVar[Machine]

    verb = models.CharField("动作", max_length=20)
    text = models.TextField("说明", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人"
    )
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        abstract = True
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return said(self.machine, self.verb)
