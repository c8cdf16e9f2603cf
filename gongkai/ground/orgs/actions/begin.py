"""The first hour of an installation: nobody has an account, so nobody can open one."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.core.errors import Refusal

from ..enums import UnitKind
from ..models import Unit, User
from .accounts import open_account
from .units import add_unit


@transaction.atomic
def begin(*, government: str, username: str, name: str) -> tuple[User, str]:
    """Set up the government and its system officer, who opens all other accounts.

    Returns the person and the first password, stored nowhere. Raises Refusal ``already_begun``
    once anybody has an account: there is no back door.
    """
    if User.objects.exists() or Unit.objects.exists():
        sentence = "已经有单位或者账号了，请由系统管理员登录后在页面上办理。"
        raise Refusal("already_begun", sentence)
    root = add_unit(by=None, name=government, kind=UnitKind.GOVERNMENT)
    return open_account(by=None, username=username, name=name, unit=root, role="system_officer")
