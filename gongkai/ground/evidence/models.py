"""One piece of proof, and the rows by which linking and withdrawing wait for each other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock

from . import rules
from .enums import EvidenceKind


class Evidence(models.Model):
    """A file, link or record that somebody attached to a record of any room, its holder.

    It is never changed or removed, but for the mark that the linked record was withdrawn. Who sees
    it is decided by its holder (see ``holders``), so it has no scope of its own.
    """

    holder_kind = models.CharField("所属记录的类型", max_length=rules.KIND_LONGEST)
    holder_id = models.BigIntegerField("所属记录的编号")
    kind = models.CharField("种类", max_length=10, choices=EvidenceKind)
    upload = models.ForeignKey(
        "documents.Upload", models.PROTECT, null=True, related_name="+", verbose_name="文件"
    )
    url = models.CharField("网址", max_length=rules.URL_LONGEST, blank=True)
    title = models.CharField("标题", max_length=rules.TITLE_LONGEST)
    record_kind = models.CharField("记录类型", max_length=rules.KIND_LONGEST, blank=True)
    record_reference = models.CharField("记录编号", max_length=rules.REFERENCE_LONGEST, blank=True)
    address = models.CharField("记录地址", max_length=rules.URL_LONGEST, blank=True)
    content_hash = models.CharField("内容校验值", max_length=64, blank=True)
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="提交单位")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="提交人",
    )
    added_at = models.DateTimeField("提交时间", default=clock.now)
    withdrawn_at = models.DateTimeField("记录撤回时间", null=True)
    withdrawn_reason = models.CharField("记录撤回原因", max_length=300, blank=True)

    class Meta:
        verbose_name = "佐证材料"
        verbose_name_plural = verbose_name
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["holder_kind", "holder_id"], name="evidence_holder"),
            models.Index(fields=["record_kind", "record_reference"], name="evidence_record"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["holder_kind", "holder_id", "content_hash"],
                condition=Q(kind=EvidenceKind.FILE),
                name="evidence_file_once",
            ),
            models.UniqueConstraint(
                fields=["holder_kind", "holder_id", "url"],
                condition=Q(kind=EvidenceKind.LINK),
                name="evidence_link_once",
            ),
            models.UniqueConstraint(
                fields=["holder_kind", "holder_id", "record_kind", "record_reference"],
                condition=Q(kind=EvidenceKind.RECORD),
                name="evidence_record_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record it names was withdrawn."""
        return self.withdrawn_at is not None


class LinkedRecord(models.Model):
    """A record that somebody named as proof: the row that linking and withdrawing both lock.

    Without it a record could be withdrawn just while it is being linked, and the new proof would
    never be flagged.
    """

    kind = models.CharField("记录类型", max_length=rules.KIND_LONGEST)
    reference = models.CharField("记录编号", max_length=rules.REFERENCE_LONGEST)

    class Meta:
        verbose_name = "被引用的记录"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(fields=["kind", "reference"], name="evidence_linked_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
