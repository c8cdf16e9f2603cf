"""The office's lists of words, and the phrases in which a word is right."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from gongkai.ground.core import clock
from gongkai.ground.orgs.scope import Scope


class WordList(models.Model):
    """A list of banned or wrong words.

    Every change counts ``revision`` up. Measuring says how often the list strikes in a clean
    corpus (``measured``: corpus, megabytes, hits, examples) and keeps its revision; only what was
    measured can be switched on: words of a later revision than ``active_revision`` do not count
    yet (0: the list is off).
    """

    scope = Scope(owner="unit")
    BANNED, WRONG = "banned", "wrong"
    KINDS = ((BANNED, "禁用词"), (WRONG, "错别字"))

    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="归谁管")
    name = models.CharField("名称", max_length=60, unique=True)
    kind = models.CharField("种类", max_length=10, choices=KINDS)
    revision = models.PositiveIntegerField("第几次修改", default=0)
    measured_revision = models.PositiveIntegerField("测过的修改", default=0)
    measured = models.JSONField("测试结果", null=True, blank=True)
    measured_at = models.DateTimeField("测试时间", null=True, blank=True)
    active_revision = models.PositiveIntegerField("启用的修改", default=0)

    class Meta:
        verbose_name = "词表"
        verbose_name_plural = verbose_name
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        return self.active_revision > 0


class ListedWord(models.Model):
    """A word of a list, what stands in its place, and the revision that brought it."""

    scope = Scope(through="word_list")

    word_list = models.ForeignKey(WordList, models.CASCADE, related_name="words")
    text = models.CharField("词", max_length=60)
    replacement = models.CharField("改成", max_length=60, blank=True)
    since = models.PositiveIntegerField("第几次修改加的")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "词"
        verbose_name_plural = verbose_name
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(fields=["word_list", "text"], name="textcheck_word_once")
        ]

    def __str__(self) -> str:
        return self.text


class AllowedPhrase(models.Model):
    """A phrase in which a word of a list is right, exactly as it stands. It counts at once."""

    scope = Scope(through="word")

    word = models.ForeignKey(ListedWord, models.CASCADE, related_name="phrases")
    text = models.CharField("允许的语境", max_length=120)
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "允许的语境"
        verbose_name_plural = verbose_name
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(fields=["word", "text"], name="textcheck_phrase_once")
        ]

    def __str__(self) -> str:
        return self.text
