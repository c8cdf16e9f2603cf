"""Starting long work, running it, ending it."""

from .ending import cancel
from .leaving import run_left, tidy
from .running import run_job
from .starting import again, start

__all__ = ["again", "cancel", "run_job", "run_left", "start", "tidy"]
