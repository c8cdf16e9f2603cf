"""Directories (公开事项目录), their entries with versions by date, and the institutions bound."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..enums import DirectoryKind, Sector


class Directory(models.Model):
    """One directory: of an agency, an institution, a village, or a standard for a line.

    ``place`` names the village, or the institution that has no account of its own.
    """

    scope = Scope(owner="unit", line="line")

    kind = models.CharField("种类", max_length=12, choices=DirectoryKind)
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="维护单位")
    title = models.CharField("名称", max_length=120)
    place = models.CharField("村（社区）或者机构", max_length=60, blank=True)
    line = models.ForeignKey(
        "orgs.Line", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="条线"
    )
    order = models.PositiveIntegerField("排序", default=1000)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = "公开事项目录"
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "place", "title"], name="catalogue_directory_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="village") | ~Q(place=""), name="catalogue_village_has_a_name"
            ),
            models.CheckConstraint(
                condition=~Q(kind="line") | Q(line__isnull=False), name="catalogue_line_has_a_line"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Entry(models.Model):
    """One thing that must be public (公开事项): it stays the same whatever its wording becomes.

    ``unit`` is responsible (公开主体). ``current`` is the version in force today; ``ended_on`` the
    first day on which the entry is no more.
    """

    scope = Scope(owner="unit", participants=("directory__unit",), line="directory__line")

    directory = models.ForeignKey(Directory, models.PROTECT, related_name="entries")
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="公开主体")
    order = models.PositiveIntegerField("排序", default=1000)
    current = models.OneToOneField(
        "catalogue.EntryVersion", models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_on = models.DateField("停用日期", null=True, blank=True)
    end_reason = models.CharField("停用原因", max_length=300, blank=True)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = "公开事项"
        ordering = ("directory", "order", "pk")
        indexes = [models.Index(fields=["unit", "ended_on"], name="catalogue_entry_of_unit")]

    def __str__(self) -> str:
        return str(self.current) if self.current is not None else f"事项 {self.pk}"

    @property
    def said(self) -> str:
        """Its name with the village or institution: the villages of a town have the same entries.
        Reads the directory."""
        place = self.directory.place
        return f"{self}（{place}）" if place else str(self)


class EntryVersion(models.Model):
    """What an entry says from a day on: the columns of the national standard (国办发〔2019〕54号),
    the responsible section and person. Written once; ``limit_code`` is the row of the table of
    time limits that wins over ``limit_text``; ``duty`` the subject of 条例 art. 20 or 21."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="versions")
    since = models.DateField("自何日起")
    number = models.CharField("序号", max_length=20, blank=True)
    domain = models.CharField("一级事项", max_length=100, blank=True)
    matter = models.CharField("二级事项", max_length=200, blank=True)
    content = models.TextField("公开内容（要素）")
    basis = models.TextField("公开依据", blank=True)
    limit_text = models.CharField("公开时限", max_length=300)
    limit_code = models.CharField("特别时限", max_length=60, blank=True)
    unit_name = models.CharField("公开主体（原文）", max_length=200, blank=True)
    section = models.CharField("责任科室", max_length=100, blank=True)
    person = models.CharField("责任人", max_length=60, blank=True)
    form = models.CharField("公开形式", max_length=200, blank=True)
    channels = models.JSONField("公开渠道和载体", default=list, blank=True)
    audience = models.CharField("公开对象（特定群体）", max_length=200, blank=True)
    proactive = models.BooleanField("主动公开", default=True)
    on_request = models.BooleanField("依申请公开", default=False)
    levels = models.JSONField("公开层级", default=list, blank=True)
    duty = models.CharField("法定主动公开内容", max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "公开事项的内容"
        ordering = ("since", "pk")
        indexes = [models.Index(fields=["domain"], name="catalogue_version_domain")]

    def __str__(self) -> str:
        return self.matter or self.content[:40]

    @property
    def columns(self) -> dict[str, Any]:
        """What it says, by the name of the column."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = (
    "number",
    "domain",
    "matter",
    "content",
    "basis",
    "limit_text",
    "limit_code",
    "unit_name",
    "section",
    "person",
    "form",
    "channels",
    "audience",
    "proactive",
    "on_request",
    "levels",
    "duty",
)


class Bound(models.Model):
    """A public institution bound by 条例 art. 55 (适用主体), under the unit that supervises it."""

    scope = Scope(owner="supervisor")

    name = models.CharField("名称", max_length=100)
    sector = models.CharField("行业", max_length=12, choices=Sector)
    supervisor = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="+", verbose_name="主管部门"
    )
    unit = models.ForeignKey(
        "orgs.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="在平台上的单位",
    )
    since = models.DateField("列入日期")
    until = models.DateField("最后一天", null=True, blank=True)

    class Meta:
        verbose_name = "适用主体"
        ordering = ("sector", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "supervisor"],
                condition=Q(until=None),
                name="catalogue_bound_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
