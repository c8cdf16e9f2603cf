"""Units in a tree, and every name by which a unit or a group is known."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from .. import enums
from ..rules import dates, names


class Unit(models.Model):
    """A government, department, town or institution. Units own records and are never deleted."""

    parent = models.ForeignKey(
        "self",
        verbose_name="上级单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    kind = models.CharField("类别", max_length=20, choices=enums.UnitKind.choices)
    name = models.CharField("全称", max_length=100)
    short_name = models.CharField("简称", max_length=50, blank=True)
    code = models.CharField("单位编码", max_length=40, unique=True, null=True, blank=True)
    order = models.PositiveIntegerField("排序", default=1000)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    active = models.BooleanField("在用", default=True)
    opened_on = models.DateField("设立日期", null=True, blank=True)
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(active=True, closed_on=None) | Q(active=False, closed_on__isnull=False),
                name="unit_closed_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """The name for lists and sentences: the short one where there is one."""
        return self.short_name or self.name

    def existed_on(self, day: date) -> bool:
        """Whether the unit was there on ``day``. On the day it is closed it no longer is."""
        if self.closed_on is not None and day >= self.closed_on:
            return False
        return dates.runs(day, self.opened_on, None)


class UnitAlias(models.Model):
    """One name of one unit or group: its full name, short name or a further name.

    All of them stand in one table, so that the database itself refuses a name with two meanings.
    """

    text = models.CharField("名称", max_length=100)
    key = models.CharField("比对形式", max_length=100, unique=True, editable=False)
    kind = models.CharField("种类", max_length=10, choices=enums.NameKind.choices)
    unit = models.ForeignKey(
        Unit, verbose_name="单位", null=True, on_delete=models.CASCADE, related_name="names"
    )
    group = models.ForeignKey(
        "orgs.UnitGroup",
        verbose_name="单位组",
        null=True,
        on_delete=models.CASCADE,
        related_name="names",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, group__isnull=False) | Q(unit__isnull=False, group=None),
                name="alias_means_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = names.key(self.text)
        super().save(*args, **kwargs)
