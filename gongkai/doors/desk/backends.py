"""Signing in by password."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class PasswordBackend(AuthenticationBackend):
    """Checks account and password and grants nothing: rights follow from posts (``orgs``).

    Django's own answer would look for superusers and groups, which this house does not have.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return False

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()
