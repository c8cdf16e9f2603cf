"""What an installation in production must not have; no process of it starts then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.checks import Error, Tags, register
from django.db import connections

from .errors import Reason, Refusal


@register(Tags.database, deploy=True)
def no_example_accounts(
    *, databases: Sequence[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """An example account has a password that everyone can read in the repository."""
    users = get_user_model()
    for alias in databases or ():
        if users._meta.db_table not in connections[alias].introspection.table_names():
            continue  # before the first migration nobody has an account
        if users._default_manager.using(alias).filter(is_example=True).exists():
            return [Error("还有示例账号，请换用没有示例数据的数据库。", id="core.E001")]
    return []


def refuse_insecure() -> None:
    """Raise Refusal if a production installation is insecure; every reason is in it."""
    if not settings.PRODUCTION:
        return
    found = checks.run_checks(include_deployment_checks=True, databases=["default"])
    reasons = [Reason(str(each.id), each.msg) for each in found if each.level >= checks.ERROR]
    if reasons:
        sentences = "".join(reason.sentence for reason in reasons)
        raise Refusal("insecure", f"这样启动不安全：{sentences}", reasons)
