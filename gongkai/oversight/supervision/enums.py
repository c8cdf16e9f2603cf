"""Where a finding comes from, and the two kinds of letters."""

from __future__ import annotations

from django.db import models


class Origin(models.TextChoices):
    """How a problem came to be known."""

    CHECK = "check", "日常监管"
    TIP = "tip", "群众反映"
    SIGNAL = "signal", "自动发现"
    OTHER = "other", "其他"


class LetterKind(models.TextChoices):
    """What the office sends to a unit. An order must be answered by its day, a suggestion may."""

    ORDER = "order", "督办单"
    SUGGESTION = "suggestion", "工作建议书"
