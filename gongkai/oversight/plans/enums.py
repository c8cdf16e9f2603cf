"""The words of a work plan. The values are those of the reader's JSON (``rules``)."""

from __future__ import annotations

from django.db import models


class DraftState(models.TextChoices):
    """Where a plan stands between the file and the tasks."""

    CHECKING = "checking", "待核对"
    TAKEN_OVER = "taken_over", "已接收"
    DISCARDED = "discarded", "已作废"


class UnitRole(models.TextChoices):
    """What a unit does in a task."""

    LEAD = "lead", "牵头"
    SUPPORT = "support", "配合"
    RESPONSIBLE = "responsible", "责任"


class AssignmentState(models.TextChoices):
    """What a unit has done with its assignment."""

    TO_SIGN = "to_sign", "待签收"


class DeadlineKind(models.TextChoices):
    """How a plan says when something is due."""

    DATE = "date", "截止日期"
    AFTER_EVENT = "after_event", "事后限期"
    RECURRING = "recurring", "定期"
    QUOTA = "quota", "每年次数"
    WINDOW = "window", "不少于的期限"
    WHILE = "while", "某段期间"
    ONGOING = "ongoing", "长期坚持"


class DeadlineSource(models.TextChoices):
    """Where in the plan a deadline was found."""

    CELL = "cell", "时限一栏"
    INHERITED = "inherited", "沿用上一行"
    REQUIREMENT = "requirement", "工作要求"


class DayUnit(models.TextChoices):
    """What kind of days are counted."""

    WORKDAY = "workday", "个工作日"
    DAY = "day", "日"


class Every(models.TextChoices):
    """How often something recurs."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half_year", "每半年"
    YEAR = "year", "每年"
    UNSPECIFIED = "unspecified", "定期"
