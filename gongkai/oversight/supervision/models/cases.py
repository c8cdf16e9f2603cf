"""Findings and letters. State, day, unit and version are projections of their events."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.core.transitions import Machine
from gongkai.ground.orgs.scope import Scope

from ..enums import LetterKind, Origin
from ..rules.cases import FINDING, LETTER, RUNNING, FindingState, LetterState

SIGNS = {LetterKind.ORDER: "督", LetterKind.SUGGESTION: "建"}


class Case(models.Model):
    """What findings and letters have in common: an office that keeps it, a unit that owes it."""

    machine: ClassVar[Machine]

    office = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="+", verbose_name="政务公开办"
    )
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="责任单位")
    title = models.CharField("标题", max_length=200)
    text = models.TextField("内容")
    due = models.DateField("期限", null=True, blank=True)
    version = models.PositiveIntegerField("第几步", default=0)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    number = models.PositiveIntegerField("编号", null=True, blank=True)
    created_at = models.DateTimeField("登记时间", default=clock.now)

    # Declared by each model with its own choices; here for whoever reads a case.
    state: models.CharField[str, str]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def sign(self) -> str:
        """The character of the number's series."""
        raise NotImplementedError

    @property
    def kind_said(self) -> str:
        """问题, 督办单 or 工作建议书."""
        raise NotImplementedError

    @property
    def docno(self) -> str:
        """〔2026〕督 3 号; empty before a number is taken."""
        return f"〔{self.year}〕{self.sign} {self.number} 号" if self.number else ""

    @property
    def runs(self) -> bool:
        """Whether the unit's day runs."""
        return self.state in RUNNING and self.due is not None

    def is_late(self, today: date) -> bool:
        """Whether the unit owes it since a day that is past."""
        return self.runs and self.due is not None and self.due < today


class Finding(Case):
    """Something that is not as it should be, and what the unit did about it.

    Whoever found it sees it; the unit sees it once the office has confirmed it (``due`` is set).
    """

    scope = Scope(owner="unit", participants=("office",), persons=("found_by",))
    machine = FINDING

    origin = models.CharField("来源", max_length=10, choices=Origin, default=Origin.CHECK)
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="发现人",
    )
    found_on = models.DateField("发现日期")
    assignment = models.ForeignKey(
        "plans.Assignment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name="有关的任务",
    )
    key = models.CharField("信号编号", max_length=200, unique=True, null=True, blank=True)
    address = models.CharField("在哪里发现", max_length=500, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=list(FINDING.states.items()), default=FindingState.REPORTED
    )

    class Meta:
        verbose_name = "问题"
        verbose_name_plural = verbose_name
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "number"], name="supervision_finding_number"
            )
        ]
        indexes = [
            models.Index(fields=["state", "due"], name="supervision_finding_due"),
            models.Index(fields=["unit", "state"], name="supervision_finding_unit"),
        ]

    @property
    def sign(self) -> str:
        return "问"

    @property
    def said(self) -> str:
        """〔2026〕问 3 号问题."""
        return f"{self.docno}问题"

    @property
    def kind_said(self) -> str:
        return "问题"


class Letter(Case):
    """A letter to a unit: 督办单 or 工作建议书. The unit sees it once it has its number."""

    scope = Scope(owner="unit", participants=("office",))
    machine = LETTER

    kind = models.CharField("种类", max_length=12, choices=LetterKind)
    basis = models.TextField("依据", blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    assignments = models.ManyToManyField(
        "plans.Assignment", blank=True, related_name="letters", verbose_name="有关的任务"
    )
    findings = models.ManyToManyField(
        Finding, blank=True, related_name="letters", verbose_name="有关的问题"
    )
    state = models.CharField(
        "状态", max_length=12, choices=list(LETTER.states.items()), default=LetterState.DRAFT
    )

    class Meta:
        verbose_name = "督办单和建议书"
        verbose_name_plural = verbose_name
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "year", "number"], name="supervision_letter_number"
            ),
            models.CheckConstraint(
                condition=Q(number=None, issued_on=None)
                | Q(number__isnull=False, issued_on__isnull=False, year__isnull=False),
                name="supervision_issued_has_number",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due"], name="supervision_letter_due"),
            models.Index(fields=["unit", "state"], name="supervision_letter_unit"),
        ]

    @property
    def sign(self) -> str:
        return SIGNS[LetterKind(self.kind)]

    @property
    def said(self) -> str:
        """〔2026〕督 3 号督办单; 督办单草稿 before it is issued."""
        kind = self.kind_said
        return f"{self.docno}{kind}" if self.number else f"{kind}草稿"

    @property
    def kind_said(self) -> str:
        """督办单 or 工作建议书."""
        return str(LetterKind(self.kind).label)
