"""A plan as read from a file, and every correction made to it."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..content import Content
from ..enums import DraftState


class PlanDraft(models.Model):
    """A file that was read and waits to be checked. Its text lives in versions."""

    scope = Scope(owner="unit")

    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="plan_drafts", verbose_name="接收单位"
    )
    upload = models.ForeignKey("documents.Upload", models.PROTECT, verbose_name="文件")
    file_hash = models.CharField("文件指纹", max_length=64)
    reading_hash = models.CharField("内容指纹", max_length=64)
    title = models.CharField("标题", max_length=300, blank=True)
    source = models.JSONField("原文", default=dict)
    state = models.CharField("状态", max_length=16, choices=DraftState, default=DraftState.CHECKING)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField("读取时间", default=clock.now)

    class Meta:
        verbose_name = "待核对的工作要点"
        verbose_name_plural = verbose_name
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "file_hash"],
                condition=models.Q(state="checking"),
                name="plans_one_open_draft_per_file",
            )
        ]

    def __str__(self) -> str:
        return self.title or "没有标题的工作要点"

    @property
    def current(self) -> DraftVersion:
        """The version that holds now: the last one that was not undone."""
        version = self.versions.filter(undone_at=None).order_by("-number").first()
        assert version is not None, "a draft is born with its first version"
        return version


class DraftVersion(models.Model):
    """The whole content of a draft after one correction. Nothing is ever overwritten."""

    draft = models.ForeignKey(PlanDraft, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("第几步")
    content = models.JSONField("内容")
    sentence = models.CharField("改了什么", max_length=500)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("时间", default=clock.now)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    # The name that this step put into the register: undoing the step takes it out again.
    alias = models.ForeignKey(
        "orgs.UnitAlias",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="记住的叫法",
    )

    class Meta:
        verbose_name = "核对记录"
        verbose_name_plural = verbose_name
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="plans_version_once")
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 步：{self.sentence}"

    @property
    def plan(self) -> Content:
        """The content with its shape."""
        return cast(Content, self.content)
