"""Names of uploaded files, made safe to store, to show and to send. Pure."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 150
UNNAMED = "未命名"

# Control and format characters (Cc, Cf, with the bidi marks that turn "fdp.exe" round), and what
# no file system takes.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    '<>:"|?*\ud800-\udfff\U000e0000-\U000e007f]'
)


def clean_name(name: str) -> str:
    """The last part of ``name`` without unsafe characters, at most 150 characters long.

    The extension survives shortening; a name of nothing becomes 未命名.
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = " ".join(_UNSAFE.sub("", unicodedata.normalize("NFC", last)).split()).strip(". ")
    stem, extension = _parted(plain)
    return (stem[: LONGEST - len(extension)].rstrip(". ") or UNNAMED) + extension


def with_extension(name: str, extensions: tuple[str, ...]) -> str:
    """``name`` with a true extension: the first of ``extensions`` is added if none is there."""
    extension = _parted(name)[1]
    if extension.lower() in extensions:
        return name
    return clean_name(f"{name[: LONGEST - len(extensions[0])]}{extensions[0]}")


def _parted(name: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)(\.[A-Za-z0-9]{1,8})?", name, re.DOTALL)
    assert found is not None  # everything matches
    return found[1], found[2] or ""
