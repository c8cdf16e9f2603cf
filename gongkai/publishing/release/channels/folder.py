"""A folder of finished pages with a signed manifest, for a one-way gap (单向导入).

One record lies in one place (info/2026/12/): its page, its files under their hashes, and
``record.json``. Everything is written beside its place and renamed, the manifest last; whoever
copies the folder in the middle is told so by the manifest.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.queries import content_of
from gongkai.ground.notices.rules.delivering import Outcome, Result

from ..rules import manifest as rules
from ..rules.addresses import is_plain_folder
from .shape import Parcel

LOCK = ".lock"


def send(parcel: Parcel) -> Outcome:
    """Write the record into the folder, or take it out. Doing it twice changes nothing."""
    if not is_plain_folder(parcel.target):
        return Outcome(Result.REFUSED, "文件夹名只能用小写字母、数字和短横线，请改渠道的设置。")
    try:
        key = rules.private_key(settings.SIGNING_KEY)
    except ValueError:
        return Outcome(Result.REFUSED, "还没有设置签名密钥，请系统管理员设置。")
    root = Path(settings.OUTGOING_FOLDER) / parcel.target
    try:
        with _locked(root):
            if parcel.deed == "withdraw":
                _take_out(root, parcel, key)
            else:
                _put_in(root, parcel, key)
    except Refusal as refusal:
        return Outcome(Result.REFUSED, refusal.sentence)
    except OSError:
        return Outcome(Result.NOT_DELIVERED, "写不进文件夹（磁盘满或者没有权限）。")
    return Outcome(Result.DELIVERED)


def listing(root: Path) -> Iterator[tuple[str, int, str]]:
    """All files below ``root`` but the manifest and the lock: path, size, SHA-256."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and name not in (rules.NAME, LOCK):
            data = path.read_bytes()
            yield name, len(data), sha256(data).hexdigest()


def _put_in(root: Path, parcel: Parcel, key: Ed25519PrivateKey) -> None:
    if parcel.snapshot is None:
        raise Refusal("no_snapshot", "这个版本没有网页快照，不能写进文件夹。")
    place = parcel.address.strip("/")
    files = {f"{place}/index.html": content_of(parcel.snapshot)}
    about = []
    for one in parcel.files:
        path = f"{place}/{one.sha256}{_ending(one.name)}"
        files[path] = content_of(one.upload)
        about.append({"name": one.name, "path": path, "sha256": one.sha256})
    record = {
        "address": parcel.address,
        "title": parcel.title,
        "unit": parcel.unit,
        "version": parcel.number,
        "sha256": parcel.sha256,
        "files": about,
    }
    files[f"{place}/record.json"] = json.dumps(record, ensure_ascii=False, indent=1).encode()
    for path, data in files.items():
        _write(root / path, data)
    for there in list((root / place).iterdir()):
        if f"{place}/{there.name}" not in files:
            there.unlink()
    before, data_before = _present(root)
    kept = {path: about for path, about in before.files.items() if not path.startswith(f"{place}/")}
    kept |= {path: (len(data), sha256(data).hexdigest()) for path, data in files.items()}
    removed = before.removed - {parcel.address}
    _seal(root, replace(before, files=kept, removed=removed), data_before, key)


def _take_out(root: Path, parcel: Parcel, key: Ed25519PrivateKey) -> None:
    place = parcel.address.strip("/")
    if _version_there(root / place) not in (None, parcel.number):
        return  # a newer version lies there by now; it is not the one that is called back
    shutil.rmtree(root / place, ignore_errors=True)
    before, data_before = _present(root)
    kept = {path: about for path, about in before.files.items() if not path.startswith(f"{place}/")}
    removed = before.removed | {parcel.address}
    if kept != dict(before.files) or removed != before.removed:
        _seal(root, replace(before, files=kept, removed=removed), data_before, key)


def _version_there(place: Path) -> int | None:
    try:
        return int(json.loads((place / "record.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _present(root: Path) -> tuple[rules.Manifest, bytes]:
    try:
        data = (root / rules.NAME).read_bytes()
    except FileNotFoundError:
        return rules.Manifest(), b""
    try:
        return rules.opened(data)[0], data
    except ValueError as error:
        raise Refusal(
            "manifest_broken", "文件夹里的清单坏了，请把文件夹移走，再重新发送。"
        ) from error


def _seal(root: Path, manifest: rules.Manifest, before: bytes, key: Ed25519PrivateKey) -> None:
    following = replace(
        manifest,
        number=manifest.number + 1,
        previous=rules.hash_of(before) if before else "",
        at=clock.now().isoformat(timespec="seconds"),
    )
    _write(root / rules.NAME, rules.sealed(following, key))


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return f".{ending}" if ending.isascii() and ending.isalnum() and len(ending) <= 8 else ""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """One writer at a time, also among processes."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
