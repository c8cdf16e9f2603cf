"""The ways on which publications travel beyond the site, and restricted circles of readers."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly
from gongkai.ground.orgs.scope import Scope

from .publications import Publication


class Channel(models.Model):
    """A way out beside the site, feeds and API, which follow by themselves.

    ``webhook`` posts to ``target`` (WeChat, Weibo, a convergence-media centre); ``folder`` writes
    pages with a signed manifest below ``target``, a folder of its own under GONGKAI_DATA/outgoing.
    """

    scope = Scope(owner="unit")
    WEBHOOK, FOLDER = "webhook", "folder"
    KINDS = (
        (WEBHOOK, "推送到其他平台（微信、微博、融媒体等）"),
        (FOLDER, "静态文件夹（单向导入）"),
    )

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="归谁管")
    name = models.CharField("名称", max_length=60, unique=True)
    kind = models.CharField("方式", max_length=10, choices=KINDS)
    target = models.CharField("地址或者文件夹名", max_length=300)
    chosen = models.BooleanField("发布时默认选中", default=False)
    active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = "发布渠道"
        verbose_name_plural = verbose_name
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Dispatch(models.Model):
    """One version on its way to one channel, or its recall from there."""

    scope = Scope(through="publication")
    PUBLISH, WITHDRAW = "publish", "withdraw"
    DEEDS = ((PUBLISH, "发布"), (WITHDRAW, "撤下"))
    WAITING, CLAIMED, SENT, UNKNOWN, FAILED, SKIPPED = (
        "waiting", "claimed", "sent", "unknown", "failed", "skipped",
    )  # fmt: skip
    STATES = (
        (WAITING, "等待"), (CLAIMED, "正在送"), (SENT, "已送到"), (UNKNOWN, "不知是否送到"),
        (FAILED, "没有送到"), (SKIPPED, "不用再送"),
    )  # fmt: skip
    REACHED = (SENT, CLAIMED, UNKNOWN)  # a publishing is there, or may be

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="dispatches")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="dispatches")
    number = models.PositiveIntegerField("第几版")
    deed = models.CharField("要做什么", max_length=10, choices=DEEDS)
    state = models.CharField("状态", max_length=10, choices=STATES, default=WAITING)
    key = models.UUIDField("唯一编号", default=uuid.uuid4, unique=True)
    tries = models.PositiveSmallIntegerField("次数", default=0)
    not_before = models.DateTimeField("不早于", default=clock.now)
    claim = models.UUIDField("执行者", null=True, blank=True)
    claimed_at = models.DateTimeField("开始时间", null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    error = models.CharField("说明", max_length=300, blank=True)
    created = models.DateTimeField("建立时间", default=clock.now)

    class Meta:
        verbose_name = "渠道发送"
        verbose_name_plural = verbose_name
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "channel", "number", "deed"], name="release_dispatch_once"
            )
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="release_dispatch_due")]

    def __str__(self) -> str:
        return f"{self.publication} → {self.channel}"


class Attempt(AppendOnly):
    """One try of a dispatch and how it ended."""

    scope = Scope(through="dispatch")

    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="attempts")
    at = models.DateTimeField("时间", default=clock.now)
    result = models.CharField("结果", max_length=16)
    said = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "发送记录"
        verbose_name_plural = verbose_name
        ordering = ["dispatch", "pk"]

    def __str__(self) -> str:
        return f"{self.dispatch}：{self.result}"


class Audience(models.Model):
    """A named circle to whom something is published (在特定范围内公开), and to nobody else.

    Its readers sign in, or enter the code of the circle, of which only a hash is kept.
    """

    scope = Scope(owner="unit")

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="归谁管")
    name = models.CharField("名称", max_length=60)
    code_hash = models.CharField("查阅码", max_length=200, blank=True)
    code_changed_at = models.DateTimeField("查阅码更换时间", null=True, blank=True)
    units = models.ManyToManyField("orgs.Unit", related_name="+", blank=True, verbose_name="单位")
    active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = "特定范围"
        verbose_name_plural = verbose_name
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="release_audience_once")
        ]

    def __str__(self) -> str:
        return self.name


class AudienceReader(models.Model):
    """A person of staff who belongs to a circle beside those of its units."""

    scope = Scope(through="audience")

    audience = models.ForeignKey(Audience, models.CASCADE, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "特定范围的读者"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["audience", "user"], name="release_reader_once")
        ]

    def __str__(self) -> str:
        return f"{self.audience}：{self.user}"
