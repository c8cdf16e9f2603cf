"""A competition of cases: who may take part, what was handed in, who voted for what."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope

from ..enums import Award
from ..rules.machines import COMPETITION, OPEN
from ..saying import quoted
from .happened import Happened


class Competition(models.Model):
    """优秀案例评选. ``units`` are those that take part: they see it, hand in and vote."""

    scope = Scope(owner="office", participants=("units",))

    office = models.ForeignKey(
        "orgs.Unit", models.PROTECT, related_name="+", verbose_name="组织单位"
    )
    units = models.ManyToManyField("orgs.Unit", related_name="+", verbose_name="参评单位")
    title = models.CharField("名称", max_length=200)
    year = models.PositiveSmallIntegerField("年度")
    brief = models.TextField("评选办法")
    submit_until = models.DateField("报送截止日期")
    vote_until = models.DateField("投票截止日期")
    votes_per_unit = models.PositiveSmallIntegerField("每个单位的票数", default=3)
    entries_per_unit = models.PositiveSmallIntegerField("每个单位最多报送", default=2)
    state = models.CharField(
        "状态", max_length=10, choices=list(COMPETITION.states.items()), default=OPEN
    )
    choice_reason = models.TextField("评定说明", blank=True)
    created_at = models.DateTimeField("发起时间", default=clock.now)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = "案例评选"
        verbose_name_plural = verbose_name
        ordering = ("-year", "-pk")
        indexes = [models.Index(fields=["state", "vote_until"], name="coordination_voting_ends")]
        constraints = [
            models.CheckConstraint(
                condition=Q(vote_until__gt=models.F("submit_until")),
                name="coordination_votes_after_entries",
            ),
            models.CheckConstraint(
                condition=Q(votes_per_unit__gte=1, entries_per_unit__gte=1),
                name="coordination_competition_limits",
            ),
        ]

    def __str__(self) -> str:
        return quoted(self.title)


class CompetitionEvent(Happened):
    """What happened to a competition. One with ``unit`` is that unit's own until voting begins,
    and moves no version: a unit's entry is in nobody else's way."""

    machine = COMPETITION

    competition = models.ForeignKey(Competition, models.CASCADE, related_name="events")
    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, null=True, related_name="+", verbose_name="单位"
    )


class Entry(models.Model):
    """A case that a unit handed in."""

    scope = Scope(owner="unit")

    competition = models.ForeignKey(Competition, models.CASCADE, related_name="entries")
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    title = models.CharField("案例名称", max_length=200)
    text = models.TextField("案例内容")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="报送人"
    )
    submitted_at = models.DateTimeField("报送时间", default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="修改人"
    )
    changed_at = models.DateTimeField("修改时间", default=clock.now)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    award = models.CharField("等次", max_length=10, choices=Award, blank=True, default="")
    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        verbose_name = "案例"
        verbose_name_plural = verbose_name
        ordering = ("pk",)
        indexes = [models.Index(fields=["competition", "unit"], name="coordination_entry_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "unit", "title"],
                condition=Q(withdrawn_at=None),
                name="coordination_entry_once",
            )
        ]

    def __str__(self) -> str:
        return quoted(self.title)


class Vote(models.Model):
    """One unit's vote for one case, cast by a person in its name. Taken back, it is gone."""

    scope = Scope(owner="unit")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="votes")
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    cast_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="投票人"
    )
    cast_at = models.DateTimeField("投票时间", default=clock.now)

    class Meta:
        verbose_name = "投票"
        verbose_name_plural = verbose_name
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["entry", "unit"], name="coordination_vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit}：{self.entry}"


class VoteReminder(models.Model):
    """That a unit was reminded of the end of voting on ``until``: written with the notices."""

    competition = models.ForeignKey(Competition, models.CASCADE, related_name="reminders")
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    until = models.DateField("投票截止日期")
    at = models.DateTimeField("提醒时间", default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "unit", "until"], name="coordination_reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.competition}：{self.unit}"
