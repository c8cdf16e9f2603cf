"""A plan that was taken over, and what in it binds everyone."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..rules.ledger.lights import WARNING_DAYS
from .drafts import PlanDraft


class Plan(models.Model):
    """An annual work plan whose tasks are live. ``unit`` is the office that answers for it."""

    scope = Scope(owner="unit")

    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="plans", verbose_name="主管单位"
    )
    draft = models.OneToOneField(PlanDraft, models.PROTECT, related_name="plan")
    title = models.TextField("标题")
    notice_title = models.TextField("印发通知的标题", blank=True)
    document_number = models.CharField("文号", max_length=100, blank=True)
    issuer = models.TextField("印发机关", blank=True)
    date = models.DateField("成文日期", null=True, blank=True)
    year = models.PositiveSmallIntegerField("年度")
    file_hash = models.CharField("文件指纹", max_length=64)
    reading_hash = models.CharField("内容指纹", max_length=64)
    taken_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="接收人"
    )
    taken_over_at = models.DateTimeField("接收时间", default=clock.now)
    warning_days = models.PositiveSmallIntegerField("提前几天提醒", default=WARNING_DAYS)
    check_on = models.DateField("年度检查日", null=True, blank=True)

    class Meta:
        verbose_name = "工作要点"
        verbose_name_plural = verbose_name
        ordering = ["-year", "-taken_over_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "file_hash"], name="plans_file_once"),
            models.UniqueConstraint(fields=["unit", "reading_hash"], name="plans_content_once"),
            models.UniqueConstraint(
                fields=["unit", "document_number", "year"],
                condition=~models.Q(document_number=""),
                name="plans_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def check_day(self) -> dt.date:
        """The day on which what has no day of its own is looked at: the year's last, or as set."""
        return self.check_on or dt.date(self.year, 12, 31)

    @property
    def issued(self) -> dt.date:
        """The day from which its periods count: that of the document, else of taking over."""
        return self.date or self.taken_over_at.astimezone(clock.CHINA).date()


class LeadDuty(models.Model):
    """One line of 部门牵头重点公开工作清单: who leads which subject, and what that means."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="lead_duties")
    order = models.PositiveIntegerField("次序")
    unit_text = models.TextField("单位（原文）")
    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    subject = models.TextField("牵头事项", blank=True)
    duty = models.TextField("工作职责", blank=True)

    class Meta:
        verbose_name = "牵头清单"
        verbose_name_plural = verbose_name
        ordering = ["plan", "order"]

    def __str__(self) -> str:
        return f"{self.unit_text}：{self.subject}"


class GeneralRequirement(models.Model):
    """A requirement that binds everyone and names no unit."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="general_requirements")
    order = models.PositiveIntegerField("次序")
    text = models.TextField("要求")

    class Meta:
        verbose_name = "总体要求"
        verbose_name_plural = verbose_name
        ordering = ["plan", "order"]

    def __str__(self) -> str:
        return self.text
