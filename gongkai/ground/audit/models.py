"""The log's rows. They hold no foreign keys: the log outlives what it logs.

Nothing is ever deleted. The law asks for at least six months (网络安全法 21(3): 留存相关的网络日志
不少于六个月); a district writes well under a gigabyte in ten years, and a log that cannot forget is
simpler to prove than one that forgets by rule.
"""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from gongkai.ground.core.append_only import AppendOnly

from . import rules


class Entry(AppendOnly):
    """One line of the log, added by ``audit.actions.record`` alone.

    ``sentence`` is what people read, ``data`` is for machines.
    """

    sequence = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间", db_index=True)
    by_id = models.BigIntegerField("人员编号", null=True, db_index=True)
    by_name = models.CharField("人员", max_length=100)
    unit_id = models.BigIntegerField("单位编号", null=True, db_index=True)
    verb = models.CharField("操作", max_length=80, db_index=True)
    record_kind = models.CharField("记录类型", max_length=80, blank=True)
    record_id = models.CharField("记录编号", max_length=80, blank=True)
    sentence = models.TextField("内容")
    data = models.JSONField("附加数据", default=dict, encoder=DjangoJSONEncoder)
    address = models.CharField("来源地址", max_length=64, blank=True)
    request_id = models.CharField("请求编号", max_length=64, blank=True)
    previous_hash = models.CharField("上一条校验值", max_length=64)
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        # The table is made by the room's first migration. Django is told not to manage it, so that
        # ``flush`` (which empties every table it manages) leaves the log alone.
        managed = False
        db_table = "audit_entry"
        ordering = ["-sequence"]
        indexes = [models.Index(fields=["record_kind", "record_id"], name="audit_of_record")]

    def __str__(self) -> str:
        return self.sentence

    @property
    def line(self) -> rules.Line:
        """What this entry's hash covers."""
        names = rules.Line.__dataclass_fields__
        return rules.Line(**{name: getattr(self, name) for name in names})


class Head(models.Model):
    """The end of the chain: one row, locked by whoever writes the next entry."""

    sequence = models.PositiveBigIntegerField("最后序号", default=0)
    hash = models.CharField("最后校验值", max_length=64, default=rules.GENESIS)

    class Meta:
        managed = False  # stays with the entries, see there
        db_table = "audit_head"

    def __str__(self) -> str:
        return str(self.sequence)
