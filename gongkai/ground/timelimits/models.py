"""What the office itself states: the days of a year, and limits of its own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from . import enums
from .rules.limits import Limit


def _choices(kind: type[enums.Unit] | type[enums.Nature]) -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in kind]


class YearTable(models.Model):
    """The office's table of one year. While it exists, it alone rules that year."""

    year = models.PositiveSmallIntegerField("年份", unique=True)
    source = models.CharField("依据", max_length=200)
    loaded_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = "年度工作日历"
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.year}年工作日历"


class CalendarDay(models.Model):
    """A day of that table which is off, or a weekend day that is worked."""

    table = models.ForeignKey(YearTable, on_delete=models.CASCADE, related_name="days")
    day = models.DateField("日期", unique=True)
    is_workday = models.BooleanField("上班")
    name = models.CharField("说明", max_length=50, blank=True)

    class Meta:
        verbose_name = "日历中的一天"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {'班' if self.is_workday else '休'}"


class OfficeLimit(models.Model):
    """A time limit the office states: a local one, or a stricter one for a row of the table.

    A change is a new row with a later ``valid_from``; rows are ended, never deleted.
    """

    code = models.CharField("代码", max_length=60)
    label = models.CharField("事项", max_length=100)
    nature = models.CharField("性质", max_length=10, choices=_choices(enums.Nature))
    amount = models.PositiveSmallIntegerField("天数")
    unit = models.CharField("单位", max_length=10, choices=_choices(enums.Unit))
    starts_from = models.CharField("从什么时候起算", max_length=100)
    source = models.CharField("依据", max_length=200)
    valid_from = models.DateField("施行日期")
    valid_until = models.DateField("最后一天", null=True, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)

    class Meta:
        verbose_name = "本地期限"
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="limit_once_a_day"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="limit_counts"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="limit_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def rule(self) -> Limit:
        """The row as the rules read it."""
        return Limit(
            code=self.code,
            label=self.label,
            nature=enums.Nature(self.nature),
            amount=self.amount,
            unit=enums.Unit(self.unit),
            starts_from=self.starts_from,
            source=self.source,
            mark=enums.Mark.OFFICE,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            note=self.note,
        )
