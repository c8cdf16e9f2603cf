"""Public pages kept ready for all processes; none that was taken down is shown.

Every page is kept under the present *turn*, a token. Whoever changes what is public turns it over
in the same transaction, and all kept pages are void at once. Where the turn lives is a setting:

- ``file`` (one machine): a file beside the pages. From before the commit until the turn is over
  stands a *hold*, a file that makes every process read from the database; a process that is killed
  in between leaves the hold, and the next reader turns the page over for it.
- ``database`` (several machines): a row for each change, added in the same transaction; the turn is
  told by the first row, the last and their number, which never come again together, also where
  changes are committed in another order than they began. Costs one query a page.
- ``off``: every page is made anew.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, Min

from gongkai.ground.core import clock

HOLD_SECONDS = 60  # no transaction of ours lasts so long; see GIVEN_UP in the worker
KEPT_ROWS = timedelta(days=1)  # much longer than any transaction
KEPT_TURNS_SECONDS = 300  # how long pages of an earlier turn may lie before they are cleared


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was made: its status is always 200."""

    body: bytes
    headers: Mapping[str, str]


def turn_over() -> None:
    """Void every kept page when the caller's transaction is committed, and not a moment later."""
    if settings.PAGE_CACHE == "database":
        from .models import Turn  # noqa: PLC0415  (models are ready only now)

        Turn.objects.create(at=clock.now())
    elif settings.PAGE_CACHE == "file":
        hold = _make_hold()
        transaction.on_commit(lambda: _end_hold(hold), robust=True)


def present_turn() -> str | None:
    """The token under which pages may be kept and read now; None: make the page anew."""
    if settings.PAGE_CACHE == "database":
        return _turn_of_the_database()
    if settings.PAGE_CACHE != "file" or _is_held():
        return None
    try:
        return _turn_file().read_text()
    except FileNotFoundError:
        return "0"


def kept(turn: str, key: str) -> Kept | None:
    """The page kept under this turn, if there is one."""
    try:
        head, _, body = _path(turn, key).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return Kept(body, json.loads(head))


def keep(turn: str, key: str, page: Kept) -> None:
    """Keep a page that was made after ``present_turn`` gave ``turn``."""
    path = _path(turn, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, json.dumps(dict(page.headers)).encode() + b"\n" + page.body)


def clear() -> int:
    """Remove the pages of earlier turns; return how many turns."""
    if settings.PAGE_CACHE == "database":
        from .models import Turn  # noqa: PLC0415  (models are ready only now)

        Turn.objects.filter(at__lt=clock.now() - KEPT_ROWS).delete()
    root, present = _root() / "turns", present_turn()
    if present is None or not root.is_dir():
        return 0
    before = time.time() - KEPT_TURNS_SECONDS
    old = [one for one in root.iterdir() if one.name != present and one.stat().st_mtime < before]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _turn_of_the_database() -> str:
    from .models import Turn  # noqa: PLC0415  (models are ready only now)

    rows = Turn.objects.aggregate(first=Min("pk"), last=Max("pk"), number=Count("pk"))
    return f"{rows['first'] or 0}-{rows['last'] or 0}-{rows['number']}"


def _root() -> Path:
    return Path(settings.PAGE_FOLDER)


def _turn_file() -> Path:
    return _root() / "turn"


def _path(turn: str, key: str) -> Path:
    name = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return _root() / "turns" / turn / name[:2] / name


def _make_hold() -> Path:
    holds = _root() / "holds"
    holds.mkdir(parents=True, exist_ok=True)
    hold = holds / secrets.token_hex(8)
    hold.touch()
    return hold


def _end_hold(hold: Path) -> None:
    _write(_turn_file(), secrets.token_hex(16).encode())
    hold.unlink(missing_ok=True)


def _is_held() -> bool:
    """Whether something is being changed. A hold whose process is gone is ended here."""
    try:
        holds = list(os.scandir(_root() / "holds"))
    except FileNotFoundError:
        return False
    held = False
    for hold in holds:
        try:
            age = time.time() - hold.stat().st_mtime
        except FileNotFoundError:
            continue  # ended in this very moment
        if age > HOLD_SECONDS:
            _end_hold(Path(hold.path))
        else:
            held = True
    return held


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        part.write(content)
    os.replace(part.name, path)
