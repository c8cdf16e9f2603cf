"""The tasks of a plan, who is named in them, when they are due, and who got them."""

from __future__ import annotations

from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..content import Deadline
from ..enums import AssignmentState, DayUnit, DeadlineKind, DeadlineSource, Every, UnitRole
from ..rules.ledger.events import WorkPlan
from ..saying import deadline_words
from .plans import Plan


class Task(models.Model):
    """One task. The ``*_text`` fields are the plan's own words."""

    scope = Scope(owner="plan__unit", participants=("assignments__unit",))

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks", verbose_name="工作要点")
    order = models.PositiveIntegerField("次序")
    number = models.PositiveIntegerField("序号", null=True, blank=True)
    section = models.TextField("工作任务", blank=True)
    item = models.TextField("小项", blank=True)
    requirement = models.TextField("工作要求")
    units_text = models.TextField("责任单位（原文）", blank=True)
    units_inherited = models.BooleanField("责任单位沿用上一行", default=False)
    deadline_text = models.TextField("时限要求（原文）", blank=True)
    deadline_inherited = models.BooleanField("时限沿用上一行", default=False)
    source = models.JSONField("在原文中的位置", default=dict, blank=True)
    line = models.ForeignKey(
        "orgs.Line",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="条线",
    )
    carried_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="由上年哪项结转",
    )
    # None: the plan itself has it. What the office adds later stands in no published plan.
    added_at = models.DateTimeField("修订时加上的时间", null=True, blank=True)

    class Meta:
        verbose_name = "任务"
        verbose_name_plural = verbose_name
        ordering = ["plan", "order"]
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="plans_task_order")]

    def __str__(self) -> str:
        return f"{self.label} {self.requirement[:40]}"

    @property
    def label(self) -> str:
        """第 3 项: the plan's own number, or the place in the list."""
        return f"第 {self.number if self.number is not None else self.order} 项"


class TaskUnit(models.Model):
    """A unit or group as the plan names it, and what the register says it is.

    Both ``unit`` and ``group`` are empty where a person picked several for an open phrase; whom
    it brought in is told by the assignments that point here.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="named_units")
    order = models.PositiveSmallIntegerField("次序")
    name = models.TextField("原文名称")
    role = models.CharField("角色", max_length=16, choices=UnitRole)
    is_group = models.BooleanField("是一组单位", default=False)
    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    group = models.ForeignKey(
        "orgs.UnitGroup",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="单位组",
    )

    class Meta:
        verbose_name = "任务中的单位"
        verbose_name_plural = verbose_name
        ordering = ["task", "order"]
        constraints = [
            models.UniqueConstraint(fields=["task", "order"], name="plans_task_unit_order")
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_role_display()}）"


class TaskDeadline(models.Model):
    """One deadline of a task, in the plan's words and in figures. Days are never stored as dates:
    what follows from an event is computed when the event is known."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="deadlines")
    order = models.PositiveSmallIntegerField("次序")
    kind = models.CharField("种类", max_length=16, choices=DeadlineKind)
    text = models.TextField("原文", blank=True)
    source = models.CharField("出处", max_length=16, choices=DeadlineSource)
    date = models.DateField("日期", null=True, blank=True)
    days = models.PositiveIntegerField("天数", null=True, blank=True)
    day_unit = models.CharField("天的算法", max_length=16, choices=DayUnit, blank=True)
    event = models.TextField("起算的事", blank=True)
    every = models.CharField("多久一次", max_length=16, choices=Every, blank=True)
    times = models.PositiveIntegerField("次数", null=True, blank=True)
    # None: it holds since the plan was issued. An amended one asks for nothing that was over.
    since = models.DateField("从哪天起", null=True, blank=True)

    class Meta:
        verbose_name = "时限"
        verbose_name_plural = verbose_name
        ordering = ["task", "order"]
        constraints = [
            models.UniqueConstraint(fields=["task", "order"], name="plans_deadline_order")
        ]
        indexes = [models.Index(fields=["kind", "date"], name="plans_deadline_day")]

    def __str__(self) -> str:
        return deadline_words(self.as_read())

    def as_read(self) -> Deadline:
        """The deadline in the shape of a draft."""
        return {
            "kind": self.kind,
            "text": self.text,
            "source": self.source,
            "date": self.date.isoformat() if self.date else None,
            "days": self.days,
            "unit": self.day_unit or None,
            "event": self.event or None,
            "every": self.every or None,
            "times": self.times,
        }


class Assignment(models.Model):
    """A task as one unit's duty: one row for each unit, however it was named."""

    scope = Scope(owner="unit", participants=("task__plan__unit",), line="task__line")

    task = models.ForeignKey(Task, models.CASCADE, related_name="assignments", verbose_name="任务")
    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="assignments", verbose_name="单位"
    )
    role = models.CharField("角色", max_length=16, choices=UnitRole)
    via = models.ForeignKey(
        TaskUnit, models.PROTECT, related_name="assignments", verbose_name="依据的名称"
    )
    state = models.CharField(
        "状态", max_length=16, choices=AssignmentState, default=AssignmentState.TO_SIGN
    )
    created_at = models.DateTimeField("分派时间", default=clock.now)
    carried_from = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="由上年哪一条结转",
    )
    # What follows is a projection of the events: lists and counts read it, ``queries.standing``
    # is the truth, and ``gongkai projections check`` proves that both agree.
    version = models.PositiveIntegerField("第几步", default=0)
    due = models.DateField("最近的最后一天", null=True, blank=True)
    provisional = models.BooleanField("暂按周末推算", default=False)
    parts = models.PositiveSmallIntegerField("共几个节点", default=0)
    parts_done = models.PositiveSmallIntegerField("已办几个节点", default=0)
    parts_late = models.PositiveSmallIntegerField("逾期办的节点", default=0)
    work_plan = models.JSONField("台账", default=dict, blank=True)
    last_report = models.TextField("最近进展", blank=True)
    reported_on = models.DateField("最近进展日期", null=True, blank=True)
    submitted_on = models.DateField("申请办结日期", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    flagged = models.BooleanField("佐证已撤回", default=False)
    projected_with = models.CharField("按哪版日历推算", max_length=60, blank=True, db_index=True)

    class Meta:
        verbose_name = "任务分派"
        verbose_name_plural = verbose_name
        ordering = ["task", "unit"]
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="plans_assigned_once")]
        indexes = [
            models.Index(fields=["unit", "state"], name="plans_unit_state"),
            models.Index(fields=["state", "due"], name="plans_state_due"),
            # What board and matrix count is read from here alone.
            models.Index(fields=["task", "unit", "state", "due"], name="plans_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}：{self.task}"

    @property
    def plan_of_work(self) -> WorkPlan:
        """How the unit will do it."""
        return WorkPlan.of(self.work_plan)
