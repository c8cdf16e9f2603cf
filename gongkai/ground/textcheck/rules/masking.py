"""How what must not be read in full may be written.

No national form exists; these are strict on purpose: of an identity number neither the birthday nor
the last four digits stay, of a card six and four (domain practice, 个人信息保护法 51, 73).
"""

from __future__ import annotations

import re

_TOWN = re.compile(r"^.*(?:镇|乡|街道)")
_DISTRICT = re.compile(r"^.*(?:市|(?<![小社])区|县|旗)")


def id_number(text: str) -> str:
    """370105************: where it was given out, and nothing else."""
    plain = _plain(text)
    return plain[:6] + "*" * (len(plain) - 6)


def mobile(text: str) -> str:
    """138****5678."""
    plain = _plain(text)[-11:]
    return f"{plain[:3]}****{plain[-4:]}"


def landline(text: str) -> str:
    """0531-****88: the area and the last two."""
    plain = text.strip()
    area, dash, rest = plain.rpartition("-")
    shown = rest[-2:]
    return f"{area}{dash}{'*' * max(len(rest) - 2, 0)}{shown}"


def bank_card(text: str) -> str:
    """622202*********0123."""
    plain = _plain(text)
    return f"{plain[:6]}{'*' * (len(plain) - 10)}{plain[-4:]}"


def address(text: str) -> str:
    """Down to town or street: 云川区槐荫街道***."""
    place = _TOWN.match(text) or _DISTRICT.match(text)
    return f"{place[0] if place else ''}***"


def email(text: str) -> str:
    """z***@example.cn."""
    name, at, host = text.partition("@")
    return f"{name[:1]}***{at}{host}"


def passport(text: str) -> str:
    """E********."""
    return text[:1] + "*" * (len(text) - 1)


def plate(text: str) -> str:
    """鲁A*****."""
    return text[:2] + "*" * (len(text) - 2)


def birth_date(_text: str) -> str:
    """Nothing of it stays."""
    return "****年**月**日"


def _plain(text: str) -> str:
    return re.sub(r"[\s\-—－–·.]", "", text)
