"""重要信息转载: what a higher level orders to be reposted, and whether each unit did."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope


class Repost(models.Model):
    """A notice from above: what to repost, from where, until when."""

    scope = Scope(owner="unit", participants=("duties__unit",))

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="登记单位")
    title = models.CharField("要转载的信息", max_length=200)
    source = models.CharField("来源", max_length=100)
    url = models.URLField("原文网址", max_length=500, blank=True)
    asked_on = models.DateField("收到通知的日期")
    due_at = models.DateTimeField("最迟转载时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "转载任务"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title


class RepostDuty(models.Model):
    """One unit's part, with its proof: an address on the site, or the reason why not."""

    scope = Scope(owner="unit", participants=("repost__unit",))

    OPEN, DONE, EXCUSED = "open", "done", "excused"
    STATES = ((OPEN, "等着转载"), (DONE, "已转载"), (EXCUSED, "说明了原因，不转载"))

    repost = models.ForeignKey(Repost, models.PROTECT, related_name="duties")
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=8, choices=STATES, default=OPEN)
    proof = models.CharField("转载后的网址", max_length=500, blank=True)
    reason = models.CharField("原因", max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("unit__order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["repost", "unit"], name="catalogue_repost_once"),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(proof=""), name="catalogue_repost_has_proof"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.repost}：{self.unit.said}"
