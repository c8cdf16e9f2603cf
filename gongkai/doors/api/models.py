"""Business systems that may ask the API."""

from __future__ import annotations

from django.db import models

from gongkai.ground.orgs.models import Unit


class ApiClient(models.Model):
    """A business system, the unit that answers for it, and what its token is good for."""

    name = models.CharField("系统名称", max_length=100, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, verbose_name="负责单位")
    digest = models.CharField("令牌校验值", max_length=64, unique=True)
    scopes = models.JSONField("可以做的事", default=list)
    active = models.BooleanField("有效", default=True)
    created = models.DateTimeField("登记时间")
    last_used = models.DateTimeField("最近使用", null=True, blank=True)

    class Meta:
        ordering = ["-active", "name"]

    def __str__(self) -> str:
        return self.name
