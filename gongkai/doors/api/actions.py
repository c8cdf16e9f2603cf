"""Registering a business system, and taking its token back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import Unit, User

from . import queries, rules
from .models import ApiClient

MANAGE = "api.manage"


@transaction.atomic
def add_client(
    *, by: User | None, name: str, unit: Unit, scopes: Iterable[str]
) -> tuple[ApiClient, str]:
    """Register a system; return it with its token, which nobody can read again.

    Raises Refusal ``not_allowed``, ``name_taken`` or ``no_scope``.
    """
    _require(by)
    wanted = [scope for scope in rules.SCOPES if scope in set(scopes)]
    if not wanted:
        raise Refusal("no_scope", "请至少选择一件这个系统可以做的事。")
    if ApiClient.objects.filter(name=name.strip()).exists():
        raise Refusal("name_taken", f"已经登记过“{name.strip()}”，请换一个名称。")
    token = rules.new_token()
    client = ApiClient.objects.create(
        name=name.strip(),
        unit=unit,
        digest=rules.digest(token),
        scopes=wanted,
        created=clock.now(),
    )
    may = "、".join(rules.SCOPES[scope] for scope in wanted)
    sentence = f"{by or '系统'}登记业务系统“{client}”，由{unit.name}负责，可以{may}。"
    record(by=by, verb="api.add_client", sentence=sentence, record=client)
    return client, token


@transaction.atomic
def revoke(*, by: User | None, client: ApiClient) -> ApiClient:
    """Take a system's token back, for good. Raises Refusal ``not_allowed``."""
    _require(by)
    client.active = False
    client.save(update_fields=["active"])
    sentence = f"{by or '系统'}收回业务系统“{client}”的令牌。"
    record(by=by, verb="api.revoke", sentence=sentence, record=client)
    return client


def note_use(*, client: ApiClient) -> None:
    """Remember that the system asked; every few minutes is enough."""
    queries.unnoted(client).update(last_used=clock.now())


def _require(by: User | None) -> None:
    if by is not None and not by.has_perm(MANAGE):
        raise Refusal("not_allowed", "只有系统管理员可以登记业务系统。")
