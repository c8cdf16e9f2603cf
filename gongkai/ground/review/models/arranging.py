"""How one unit reviews what is otherwise reviewed stage by stage, and by whom that was allowed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope


class Arrangement(models.Model):
    """For a unit and a chain: stages that are one turn (lists of codes), whether one person may
    hold several turns, and why. The review sheet says so."""

    scope = Scope(owner="unit")

    unit = models.ForeignKey("orgs.Unit", models.CASCADE, related_name="+", verbose_name="单位")
    chain = models.CharField("审核链", max_length=60)
    joined = models.JSONField("合并的环节", default=list, blank=True)
    one_person = models.BooleanField("允许一人多岗", default=False)
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "审核安排"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["unit", "chain"], name="review_arranged_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit}：{self.chain}"
