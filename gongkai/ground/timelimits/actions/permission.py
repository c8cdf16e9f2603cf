"""Who may change calendar and limits."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser

from gongkai.ground.core.errors import Refusal

MANAGE = "timelimits.manage"
Person = AbstractBaseUser | None


def require(by: Person) -> None:
    """Raises Refusal ``not_allowed``. None is the system and may."""
    # The user model lives in a room above this one; all this room knows of it is its permissions.
    may = getattr(by, "has_perm", None)
    if by is not None and not (may and may(MANAGE)):
        raise Refusal("not_allowed", "您没有维护工作日历和期限的权限，请找公开办管理员办理。")


def name_of(by: Person) -> str:
    """How the log calls the person."""
    return "系统" if by is None else str(getattr(by, "name", "") or by.get_username())
