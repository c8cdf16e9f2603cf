"""What the office sets for the whole site: one profile, one guide, a few badges."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .enums import BadgeKind

ONLY = 1  # the key of a table with one row


class SiteProfile(models.Model):
    """Who runs the site, how they are reached, and when the site is grey. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = models.CharField("网站名称", max_length=60, default="政府信息公开")
    government = models.CharField("政府名称", max_length=60, blank=True)
    organiser = models.CharField("主办单位", max_length=60, blank=True)
    undertaker = models.CharField("承办单位", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    hours = models.CharField("接听时间", max_length=60, blank=True)
    address = models.CharField("地址", max_length=100, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    desk_phone = models.CharField("工作台求助电话", max_length=40, blank=True)
    grey_since = models.DateField("置灰开始日期", null=True, blank=True)
    grey_until = models.DateField("置灰结束日期", null=True, blank=True)
    grey_reason = models.CharField("置灰原因", max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=ONLY), name="one_site_profile"),
            models.CheckConstraint(
                condition=Q(grey_since=None, grey_until=None)
                | Q(grey_until__gte=models.F("grey_since")),
                name="grey_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """云川区 for 云川区人民政府."""
        return self.government.removesuffix("人民政府")

    @property
    def dial(self) -> str:
        """The telephone number for a ``tel:`` link: digits and hyphens."""
        return "".join(each for each in self.phone if each.isdigit() or each in "+-")


class Guide(models.Model):
    """政府信息公开指南, with the nine parts of 条例 Art. 12. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    categories = models.TextField("政府信息的分类", blank=True)
    arrangement = models.TextField("政府信息的编排体系", blank=True)
    obtaining = models.TextField("政府信息的获取方式", blank=True)
    agency = models.CharField("公开工作机构的名称", max_length=60, blank=True)
    address = models.CharField("办公地址", max_length=100, blank=True)
    hours = models.CharField("办公时间", max_length=100, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    fax = models.CharField("传真号码", max_length=40, blank=True)
    internet = models.CharField("互联网联系方式", max_length=100, blank=True)
    updated = models.DateTimeField("更新时间", null=True, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=ONLY), name="one_guide")]

    def __str__(self) -> str:
        return "政府信息公开指南"


class Badge(models.Model):
    """One sign in the foot of every public page."""

    kind = models.CharField("种类", max_length=12, choices=BadgeKind.choices, unique=True)
    text = models.CharField("号码或文字", max_length=60)
    url = models.URLField("链接", blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.text}"
