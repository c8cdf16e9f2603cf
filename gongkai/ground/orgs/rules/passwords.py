"""First passwords, to be read aloud or copied by hand once."""

from __future__ import annotations

import secrets

_SMALL, _LARGE, _DIGITS = "abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKMNPQRSTUVWXYZ", "23456789"


def first_password() -> str:
    """A random password of 14 characters without look-alikes (0 O 1 l I), of three kinds."""
    groups = ["".join(secrets.choice(_SMALL + _DIGITS) for _ in range(4)) for _ in range(2)]
    head = secrets.choice(_LARGE) + secrets.choice(_DIGITS) + secrets.choice(_SMALL)
    return "-".join([head + secrets.choice(_DIGITS), *groups])
