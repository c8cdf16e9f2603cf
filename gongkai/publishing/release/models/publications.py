"""What is public: one row for each record that went out, its versions and files frozen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly
from gongkai.ground.orgs.scope import Scope

from ..rules.life import MACHINE, SCHEDULED
from ..rules.outgoing import BANNER, GONE


class Publication(models.Model):
    """A record that is, was or will be public. Only ``actions`` of this room write it.

    ``number`` is the current version (0 before the first). Versions up to ``closed_up_to`` were
    closed because they held protected content. ``audience`` empty means everybody. ``title``,
    ``summary`` and ``day`` are those of the current version, for lists.
    """

    scope = Scope(owner="unit")

    record_kind = models.CharField("记录类型", max_length=60)
    record_id = models.PositiveBigIntegerField("记录编号")
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="公开单位")
    address = models.CharField("网址", max_length=120, unique=True)
    state = models.CharField(
        "状态", max_length=12, choices=list(MACHINE.states.items()), default=SCHEDULED
    )
    number = models.PositiveIntegerField("第几版", default=0)
    closed_up_to = models.PositiveIntegerField("关闭到第几版", default=0)
    digest = models.CharField("内容校验值", max_length=64, blank=True)
    title = models.CharField("标题", max_length=300)
    summary = models.CharField("摘要", max_length=300, blank=True)
    day = models.DateField("日期", default=clock.today)
    audience = models.ForeignKey(
        "release.Audience",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # the indexes of lists begin with it
        related_name="publications",
    )
    published_at = models.DateTimeField("首次公开时间", null=True, blank=True)
    changed_at = models.DateTimeField("最近更新时间", null=True, blank=True)
    expires_on = models.DateField("公开到哪一天", null=True, blank=True)
    ending = models.CharField(
        "到期以后", max_length=8, choices=[(BANNER, "加提示继续显示"), (GONE, "不再显示")],
        default=GONE,
    )  # fmt: skip
    # Since when it is no longer open to everybody: taken down, ended, or for a circle. Empty while
    # it is, and for what never was.
    gone_at = models.DateTimeField("不再向所有人公开的时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    notice = models.CharField("撤下以后的说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "公开记录"
        verbose_name_plural = verbose_name
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["record_kind", "record_id"], name="release_once")
        ]
        indexes = [
            models.Index(fields=["audience", "-day", "-id"], name="release_by_day"),
            models.Index(fields=["state", "expires_on"], name="release_expiry"),
            models.Index(fields=["unit", "state", "-day"], name="release_of_unit"),
            models.Index(fields=["audience", "changed_at", "id"], name="release_changed"),
            models.Index(
                fields=["gone_at", "id"], condition=Q(gone_at__isnull=False), name="release_gone"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Version(AppendOnly):
    """One published version, frozen: the data its page is made of, and the page as it was."""

    scope = Scope(through="publication")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("第几版")
    title = models.CharField("标题", max_length=300)
    digest = models.CharField("内容校验值", max_length=64)
    data = models.JSONField("内容")
    snapshot = models.ForeignKey(
        "documents.Upload", models.PROTECT, null=True, related_name="+", verbose_name="网页快照"
    )
    note = models.CharField("更正说明", max_length=300, blank=True)
    at = models.DateTimeField("时间", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "公开的版本"
        verbose_name_plural = verbose_name
        ordering = ["publication", "number"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="release_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.number} 版）"


class VersionFile(AppendOnly):
    """A file of a published version."""

    scope = Scope(through="version")

    version = models.ForeignKey(Version, models.CASCADE, related_name="files")
    key = models.CharField("代号", max_length=60)
    name = models.CharField("文件名", max_length=150)
    size = models.PositiveBigIntegerField("大小（字节）")
    sha256 = models.CharField("校验值", max_length=64)
    upload = models.ForeignKey("documents.Upload", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "公开的附件"
        verbose_name_plural = verbose_name
        ordering = ["version", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="release_file_once")]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """Where a publication is listed: one row for each shelf, with the day that orders it."""

    scope = Scope(through="publication")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="placements")
    shelf = models.CharField("栏目", max_length=60)
    day = models.DateField("日期")

    class Meta:
        verbose_name = "栏目归属"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["publication", "shelf"], name="release_placed_once")
        ]
        indexes = [models.Index(fields=["shelf", "-day", "-publication"], name="release_shelf")]

    def __str__(self) -> str:
        return self.shelf
