"""Notices, their deliveries, and how each person wants to be reached."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from .enums import Channel, DeliveryState
from .kinds import kind_of
from .rules.delivering import may_decide


class Notice(models.Model):
    """One message to one person; unread until ``read_at`` is set. ``key`` makes it idempotent."""

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name="收件人",
    )
    kind = models.CharField("种类", max_length=60)
    subject = models.CharField("标题", max_length=200)
    body = models.TextField("内容", blank=True)
    link = models.CharField("链接", max_length=300, blank=True)
    key = models.CharField("去重标识", max_length=200)
    created = models.DateTimeField("时间")
    read_at = models.DateTimeField("已读时间", null=True)

    class Meta:
        ordering = ("-created", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["to", "key"], name="one_notice_per_receiver_and_key")
        ]
        indexes = [models.Index(fields=["to", "read_at"], name="notice_unread")]

    def __str__(self) -> str:
        return self.subject

    @property
    def kind_label(self) -> str:
        """The kind in Chinese."""
        return kind_of(self.kind).label


class Delivery(models.Model):
    """One notice on its way through one channel.

    ``claim`` names the attempt that holds the row, so that a late answer of an attempt that was
    given up cannot overwrite a newer one. ``key`` goes to the other side with every attempt.
    """

    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, related_name="deliveries", verbose_name="消息"
    )
    channel = models.CharField("渠道", max_length=10, choices=Channel.choices)
    state = models.CharField(
        "状态", max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    key = models.UUIDField("去重标识", default=uuid.uuid4, unique=True)
    not_before = models.DateTimeField("不早于")
    claim = models.UUIDField("占用标识", null=True)
    claimed_at = models.DateTimeField("开始发送", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    error = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "channel"], name="one_delivery_per_notice_and_channel"
            )
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}：{self.notice.subject}"

    @property
    def may_resend(self) -> bool:
        """Whether a person may send it again."""
        return may_decide("resend", self.state)

    @property
    def may_drop(self) -> bool:
        """Whether a person may leave it at that."""
        return may_decide("drop", self.state)


class Preference(models.Model):
    """Whether one person wants one kind through one channel; absent means the kind's default."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notice_preferences",
        verbose_name="人员",
    )
    kind = models.CharField("种类", max_length=60)
    channel = models.CharField("渠道", max_length=10, choices=Channel.choices)
    wanted = models.BooleanField("接收")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "channel"], name="one_preference_per_kind_and_channel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.channel}"
