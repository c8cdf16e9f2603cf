"""kill -9 at a chosen point of an action, in a process of its own, on this test's database.

``killed(do, at=..., call=2)`` runs the function ``do`` (named "module:function", without arguments)
in a child that ends itself by SIGKILL when the function ``at`` is called for the ``call``-th time.
What the child had committed by then stays, all else is gone: as when the machine loses its power.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from config.environment import PROJECT

SECONDS = 120


def killed(do: str, *, at: str, call: int = 1, now: datetime | None = None) -> None:
    """Run ``do`` until the ``call``-th call of ``at``; fail if it was not killed there."""
    code = _run(do, at, call, now)
    assert code == -signal.SIGKILL, f"it should have been killed at {at}, but ended with {code}"


def ended(do: str, *, now: datetime | None = None) -> None:
    """Run ``do`` to its end in a process of its own."""
    assert _run(do, "", 0, now) == 0


def _run(do: str, at: str, call: int, now: datetime | None) -> int:
    words = [do, at, str(call), now.isoformat() if now else ""]
    variables = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "GONGKAI_DATA": str(settings.MEDIA_ROOT),
        "GONGKAI_TEST_MEDIA": str(settings.MEDIA_ROOT),
        "GONGKAI_DATABASE_URL": address(),
    }
    command = [sys.executable, "-m", "tests.killing.child", *words]
    return subprocess.run(
        command, cwd=PROJECT, env=variables, timeout=SECONDS, check=False
    ).returncode


def address() -> str:
    """The database of this test, as a process of its own is told it."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    user, password = quote(known["USER"] or ""), quote(known["PASSWORD"] or "")
    login = f"{user}:{password}" if password else user
    host, port = quote(known["HOST"] or "", safe=""), known["PORT"] or 5432
    return f"postgres://{login}@{host}:{port}/{known['NAME']}"
