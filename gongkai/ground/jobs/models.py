"""A job: one piece of long work that a person has started."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from gongkai.ground.documents.models import Upload
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.scope import Scope
from gongkai.ground.ui.shapes import Progress
from gongkai.ground.ui.tags.times import cn_time

from .enums import JobState
from .kinds import kind_of
from .rules import HEADLINES, TONES, UNFINISHED


class Job(models.Model):
    """Seen by the person who started it and by nobody else.

    ``claim`` names the run that holds the row, so that one that was given up cannot write over a
    newer one. ``key`` keeps the same work from being started twice while it goes on. ``back`` is
    the page it was started from, ``link`` the page that shows what came of it.
    """

    kind = models.CharField("种类", max_length=60)
    title = models.CharField("名称", max_length=200)
    params = models.JSONField("参数", default=dict, encoder=DjangoJSONEncoder)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="jobs", verbose_name="发起人"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="单位")
    key = models.CharField("去重标识", max_length=200, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=JobState.choices, default=JobState.WAITING
    )
    done = models.PositiveBigIntegerField("已办", default=0)
    total = models.PositiveBigIntegerField("共有", default=0)
    sentence = models.CharField("说明", max_length=300, blank=True)
    failure = models.TextField("没有完成的原因", blank=True)  # one sentence a line
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, related_name="+", verbose_name="结果文件"
    )
    link = models.CharField("结果页面", max_length=300, blank=True)
    back = models.CharField("来的页面", max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    claim = models.UUIDField("占用标识", null=True)
    worker = models.CharField("执行者", max_length=64, blank=True)
    created_at = models.DateTimeField("发起时间")
    started_at = models.DateTimeField("开始时间", null=True)
    seen_at = models.DateTimeField("最近进展", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)

    scope = Scope(persons=("by",))

    class Meta:
        verbose_name = "长任务"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["by", "key"],
                condition=~models.Q(key="") & models.Q(state__in=UNFINISHED),
                name="one_unfinished_job_per_person_and_key",
            )
        ]
        indexes = [
            models.Index(fields=["state", "seen_at"], name="job_state_seen"),
            models.Index(fields=["state", "ended_at"], name="job_state_ended"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> str:
        """The kind in Chinese."""
        kind = kind_of(self.kind)
        return kind.label if kind else "长任务"

    @property
    def unfinished(self) -> bool:
        """Whether it waits or runs."""
        return self.state in UNFINISHED

    @property
    def work(self) -> Progress:
        """How far it is, for the part ``progress``."""
        said = self.sentence or {"waiting": "还在排队，后台空下来就开始。"}.get(
            self.state, "正在办。"
        )
        return Progress(self.done, self.total, said, running=self.unfinished)

    @property
    def headline(self) -> str:
        """How its page begins."""
        return HEADLINES[self.state]

    @property
    def tone(self) -> str:
        """The kind of its state word, see ``{% state %}``."""
        return TONES[self.state]

    @property
    def facts(self) -> list[tuple[str, Any]]:
        """What is told beside it."""
        return [
            ("种类", self.kind_label),
            ("单位", self.unit.said if self.unit else ""),
            ("发起", cn_time(self.created_at)),
            ("开始", cn_time(self.started_at)),
            ("结束", cn_time(self.ended_at)),
        ]

    @property
    def failures(self) -> list[str]:
        """Why it was not finished, sentence by sentence."""
        return self.failure.splitlines()

    @property
    def stamp(self) -> str:
        """Differs whenever something that people see has changed."""
        seen = self.seen_at.timestamp() if self.seen_at else 0
        return f"{self.state}-{self.tries}-{seen:.6f}"
