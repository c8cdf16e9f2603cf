"""States of a job."""

from django.db.models import TextChoices


class JobState(TextChoices):
    """Where one piece of long work stands; what leads from one to the next is in ``rules``."""

    WAITING = "waiting", "等待"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "没有完成"
    CANCELLED = "cancelled", "已取消"
