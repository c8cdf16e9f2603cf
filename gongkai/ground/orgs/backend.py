"""Lets rooms below this one ask ``user.has_perm("audit.read")``."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from .models import Unit
from .queries import may


class PostBackend(BaseBackend):
    """Grants what the posts of today grant. It signs nobody in."""

    grants_by_post = True  # how ``User.has_perm`` knows it

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether a post grants ``perm``; ``obj`` may be the unit it is meant for."""
        return may(user_obj, perm, obj if isinstance(obj, Unit) else None)
