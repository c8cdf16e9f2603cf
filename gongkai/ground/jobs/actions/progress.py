"""What a running job says of itself, for the page of the person who watches it."""

from __future__ import annotations

import logging
import time

from django.db import OperationalError, connection

from gongkai.ground.core import clock

from ..enums import JobState
from ..models import Job
from ..rules import WRITTEN_EVERY

logger = logging.getLogger(__name__)


class Stopped(BaseException):
    """The job was cancelled, or another worker has it: ends the run, and nothing more is written.

    No fault, and like KeyboardInterrupt not for a kind to catch.
    """


class Writing:
    """``kinds.Progress`` for one run.

    Each sign is one UPDATE that commits at once, so that other connections see it. Inside a
    transaction of the kind's own nothing is written: nobody would see it, and the row would stay
    locked.
    """

    def __init__(self, job: Job) -> None:
        self._job = Job.objects.filter(pk=job.pk, claim=job.claim, state=JobState.RUNNING)
        self._written = -WRITTEN_EVERY
        self._depth = len(connection.atomic_blocks)

    def __call__(self, done: int, total: int, sentence: str = "") -> None:
        """Write it down, unless the last time was just now. Raises ``Stopped``."""
        moment = time.monotonic()
        if moment - self._written < WRITTEN_EVERY or self._inside:
            return
        self._written = moment
        try:
            wanted = self._job.update(
                done=done, total=total, sentence=sentence[:300], seen_at=clock.now()
            )
        except OperationalError:
            logger.warning("progress was not written: the database is busy", exc_info=True)
            return
        if not wanted:
            raise Stopped

    def hold(self) -> None:
        """Lock the row until the kind's transaction ends. Raises ``Stopped``, RuntimeError."""
        if not self._inside:
            raise RuntimeError("progress.hold must be called inside a transaction")
        if not self._job.select_for_update().exists():
            raise Stopped

    @property
    def _inside(self) -> bool:
        return len(connection.atomic_blocks) > self._depth
