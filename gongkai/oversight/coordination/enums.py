"""Kinds and awards, each with the Chinese that people see. States stand in ``rules.machines``."""

from django.db.models import TextChoices


class SessionKind(TextChoices):
    """What was held: the two that a work plan asks of each unit every year."""

    TRAINING = "training", "培训"
    BRIEFING = "briefing", "主要负责人听取汇报"


class Award(TextChoices):
    """What an entry was chosen for."""

    NONE = "", "没有评上"
    FIRST = "first", "一等"
    SECOND = "second", "二等"
    THIRD = "third", "三等"
    MERIT = "merit", "优秀"
