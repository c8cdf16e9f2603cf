"""The signed list of a static folder: what lies in it, what was taken out, and in which order.

A folder goes through a one-way gap (单向导入). At the other side anybody who has the public key can
tell that it is whole, unchanged, and not older than the one before.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

NAME = "manifest.json"
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Manifest:
    """``number`` counts up by one; ``previous`` is the hash of the manifest before ("" for the
    first). ``files``: path below the folder -> (size, SHA-256). ``removed``: addresses that were
    taken down and are not public again."""

    number: int = 0
    previous: str = ""
    at: str = ""
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()

    def signed(self) -> dict[str, Any]:
        """The part that is signed."""
        return {
            "number": self.number,
            "previous": self.previous,
            "at": self.at,
            "files": {path: list(about) for path, about in sorted(self.files.items())},
            "removed": sorted(self.removed),
        }

    @classmethod
    def from_signed(cls, said: Mapping[str, Any]) -> Self:
        """The reverse of ``signed``. KeyError, TypeError or ValueError for anything else."""
        files = {str(path): (int(size), str(sha)) for path, (size, sha) in said["files"].items()}
        removed = frozenset(str(one) for one in said["removed"])
        return cls(int(said["number"]), str(said["previous"]), str(said["at"]), files, removed)


def canonical(said: Mapping[str, Any]) -> bytes:
    """One form for one content."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def private_key(text: str) -> Ed25519PrivateKey:
    """The key of the setting. ValueError where it is none."""
    return Ed25519PrivateKey.from_private_bytes(_bytes_of(text))


def public_key(text: str) -> Ed25519PublicKey:
    """The key that the other side was given. ValueError where it is none."""
    return Ed25519PublicKey.from_public_bytes(_bytes_of(text))


def public_text(key: Ed25519PrivateKey) -> str:
    """What the other side needs, as base64."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def sealed(manifest: Manifest, key: Ed25519PrivateKey) -> bytes:
    """The file: the manifest and its signature in one, so that it is whole or not there."""
    said = manifest.signed()
    signature = base64.b64encode(key.sign(canonical(said))).decode()
    return json.dumps(
        {"signed": said, "signature": signature}, ensure_ascii=False, indent=1
    ).encode()


def opened(data: bytes) -> tuple[Manifest, bytes, bytes]:
    """The manifest of a file, what was signed, and the signature. ValueError where it is broken."""
    try:
        both = json.loads(data)
        signature = base64.b64decode(both["signature"], validate=True)
        return Manifest.from_signed(both["signed"]), canonical(both["signed"]), signature
    except (KeyError, TypeError, AttributeError, binascii.Error, UnicodeDecodeError) as error:
        raise ValueError("not a manifest") from error


def hash_of(data: bytes) -> str:
    """The hash by which the next manifest names this one."""
    return sha256(data).hexdigest()


def faults(data: bytes, key: Ed25519PublicKey, found: Iterable[tuple[str, int, str]]) -> list[str]:
    """Every way in which the folder differs from its manifest, as sentences.

    ``found`` are all files of the folder but the manifest: path, size, SHA-256.
    """
    try:
        manifest, signed, signature = opened(data)
    except ValueError:
        return ["清单文件读不懂，可能没有传完。请重新导出。"]
    try:
        key.verify(signature, signed)
    except InvalidSignature:
        return ["清单的签名不对：内容被改过，或者公钥不是发布方的。请不要使用这个文件夹。"]
    there = {path: (size, sha) for path, size, sha in found}
    said = [f"缺少文件：{path}" for path in sorted(set(manifest.files) - set(there))]
    said += [f"清单里没有的文件：{path}" for path in sorted(set(there) - set(manifest.files))]
    both = sorted(set(there) & set(manifest.files))
    said += [f"文件被改过：{path}" for path in both if there[path] != manifest.files[path]]
    return said


def _bytes_of(text: str) -> bytes:
    try:
        raw = base64.b64decode(text.strip(), validate=True)
    except binascii.Error as error:
        raise ValueError("the key is no base64") from error
    if len(raw) != KEY_BYTES:
        raise ValueError(f"the key has {KEY_BYTES} bytes")
    return raw
