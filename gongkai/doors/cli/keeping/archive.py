"""The shape of a backup: a tar.gz of ``manifest.json``, ``database`` and ``uploads/...``.

The manifest names the kind of database and the SHA-256 of every file, so that a damaged backup is
told before anything is changed.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from gongkai.ground.core.errors import Refusal

VERSION = 1
MANIFEST, DATABASE, UPLOADS = "manifest.json", "database", "uploads"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: the kind of its database ("sqlite", "postgresql"), digests by name."""

    vendor: str
    digests: dict[str, str]

    def as_json(self) -> str:
        return json.dumps({"version": VERSION, "vendor": self.vendor, "digests": self.digests})


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(archive: Path, folder: Path) -> Manifest:
    """Unpack into ``folder`` and check every digest.

    Raises Refusal ``no_backup`` for a file that is none, ``damaged`` when anything is missing,
    changed or too much. Only names of the manifest are written, none of them outside ``folder``.
    """
    try:
        with tarfile.open(archive, "r:gz") as packed:
            manifest = _manifest(json.load(_file(packed, MANIFEST)))
            for name in manifest.digests:
                _unpack_one(packed, name, folder / name)
    except FileNotFoundError as error:
        raise Refusal("no_file", f"没有找到备份文件 {archive}，请检查路径。") from error
    except (tarfile.TarError, EOFError, OSError, ValueError, KeyError, TypeError) as error:
        raise Refusal("no_backup", f"{archive} 不是完整的备份文件，请换一个备份。") from error
    for name, wanted in manifest.digests.items():
        if digest(folder / name) != wanted:
            raise Refusal("damaged", f"备份里的 {name} 已经损坏，请换一个备份。")
    return manifest


def _manifest(told: dict[str, Any]) -> Manifest:
    if told["version"] != VERSION:
        raise ValueError("made by another version")
    names = [PurePosixPath(name) for name in told["digests"]]
    if any(name.is_absolute() or ".." in name.parts for name in names):
        raise ValueError("a name that leads out of the folder")
    if DATABASE not in told["digests"]:
        raise ValueError("no database")
    return Manifest(told["vendor"], told["digests"])


def _file(packed: tarfile.TarFile, name: str) -> Any:
    file = packed.extractfile(name)  # None for anything but a plain file
    if file is None:
        raise ValueError(name)
    return file


def _unpack_one(packed: tarfile.TarFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _file(packed, name) as source, target.open("wb") as out:
        while block := source.read(1024 * 1024):
            out.write(block)
