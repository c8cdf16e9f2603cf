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
    REFUSED = "refused", "单位退回"
    DOING = "doing", "办理中"
    SUBMITTED = "submitted", "待核验"
    DONE = "done", "已完成"
    CANCELLED = "cancelled", "已撤销"
    CARRIED = "carried", "已结转"


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
    """What is counted."""

    WORKDAY = "workday", "个工作日"
    DAY = "day", "日"
    MONTH = "month", "个月"


class Every(models.TextChoices):
    """How often something recurs."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half_year", "每半年"
    YEAR = "year", "每年"
    UNSPECIFIED = "unspecified", "定期"


class PartKind(models.TextChoices):
    """What kind of part of an assignment has a last day (``rules.ledger.occurrences``)."""

    FIXED = "fixed", "固定日期"
    TIMES = "times", "按次数"
    STARTED = "started", "事后起算"
    YEARLY = "yearly", "年度检查"
    MEASURE = "measure", "本单位举措"


class Progress(models.TextChoices):
    """How far a task is, as the office chose to tell the public."""

    NOT_STARTED = "not_started", "尚未开始"
    GOING = "going", "正在推进"
    DONE = "done", "已经完成"
