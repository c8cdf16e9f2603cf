"""Tokens of business systems, and what a token may be good for."""

from __future__ import annotations

import hashlib
import secrets

PREFIX = "gk_"  # so that a token that leaked into a file is found by searching

# What a system may be allowed, each with what people read of it.
SCOPES: dict[str, str] = {
    "units.read": "读取单位名录",
    "plans.read": "读取本单位的工作要点任务；主管单位可以读取全部",
    "plans.report": "替本单位报工作要点任务的进展",
    "items.file": "替本单位报送政府信息（存为草稿，不会直接公开）",
}


def new_token() -> str:
    """A token of 256 random bits; it is shown once and kept nowhere."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token. It is random already, so a slow hash would add nothing."""
    return hashlib.sha256(token.encode()).hexdigest()
