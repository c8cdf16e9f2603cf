"""Columns (栏目) and topics (专题): where items stand on the site."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.ground.orgs.scope import Scope

from ..enums import ColumnKind, ColumnPart


class Column(models.Model):
    """A column of a unit's part of the site, or of the government's."""

    scope = Scope(owner="unit")

    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="columns", verbose_name="单位"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级栏目",
    )
    name = models.CharField("名称", max_length=40)
    kind = models.CharField("种类", max_length=8, choices=ColumnKind)
    part = models.CharField(
        "固定栏目", max_length=8, choices=ColumnPart, default=ColumnPart.NONE, blank=True
    )
    intro = models.CharField("说明", max_length=200, blank=True)
    order = models.PositiveIntegerField("排序", default=1000)
    active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "栏目"
        ordering = ("unit", "order", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "parent", "name"],
                condition=Q(parent__isnull=False),
                name="catalogue_column_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(parent=None),
                name="catalogue_first_column_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitGuide(models.Model):
    """政府信息公开指南 of one unit: what 条例 art. 12 wants, beside what the register knows."""

    scope = Scope(owner="unit")

    unit = models.OneToOneField("orgs.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    agency = models.CharField("公开工作机构", max_length=100)
    address = models.CharField("办公地址", max_length=200)
    hours = models.CharField("办公时间", max_length=200)
    phone = models.CharField("联系电话", max_length=40)
    fax = models.CharField("传真", max_length=40, blank=True)
    internet = models.CharField("互联网联系方式", max_length=200, blank=True)
    obtaining = models.TextField("获取方式", blank=True)
    updated_on = models.DateField("更新日期")

    class Meta:
        verbose_name = "单位公开指南"

    def __str__(self) -> str:
        return f"{self.unit.said}的公开指南"


class Topic(models.Model):
    """A topic page, over all units."""

    scope = Scope(owner="unit")

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="负责单位")
    name = models.CharField("名称", max_length=40, unique=True)
    intro = models.TextField("说明", blank=True)
    order = models.PositiveIntegerField("排序", default=1000)
    active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "专题"
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name
