"""What a role may do: the security officer's work."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core.errors import Refusal

from ..models import Role, RoleVerb, User, Verb
from ..queries import who
from ..rules.officers import may_be_granted
from .permission import ROLES, require


@transaction.atomic
def grant(*, by: User | None, role: Role, verb: Verb) -> None:
    """Let ``role`` do ``verb``. Raises Refusal ``officers_apart`` or ``not_allowed``."""
    require(by, ROLES)
    if not may_be_granted(verb.code, role.officer):
        sentence = (
            f"“{verb.label}”不能给{role.label}：审计日志只由安全审计员查看，"
            "安全审计员也只查看审计日志。"
        )
        raise Refusal("officers_apart", sentence)
    _, created = RoleVerb.objects.get_or_create(role=role, verb=verb)
    if created:
        sentence = f"{who(by)}准许{role.label}{verb.label}。"
        record(by=by, verb="orgs.grant", sentence=sentence, record=role)


@transaction.atomic
def set_verbs(*, by: User | None, role: Role, verbs: Iterable[Verb]) -> None:
    """Make ``verbs`` all that ``role`` may do, each change with its own entry in the log."""
    wanted, granted = set(verbs), set(role.verbs.all())
    for verb in wanted - granted:
        grant(by=by, role=role, verb=verb)
    for verb in granted - wanted:
        withdraw(by=by, role=role, verb=verb)


@transaction.atomic
def withdraw(*, by: User | None, role: Role, verb: Verb) -> None:
    """No longer let ``role`` do ``verb``.

    Raises Refusal ``last_key`` if nobody could then manage roles any more.
    """
    require(by, ROLES)
    rest = RoleVerb.objects.filter(verb=verb).exclude(role=role)
    if verb.code == ROLES and not rest.exists():
        raise Refusal("last_key", "这是最后一个能维护角色权限的角色，不能收回。")
    removed, _ = RoleVerb.objects.filter(role=role, verb=verb).delete()
    if removed:
        sentence = f"{who(by)}不再准许{role.label}{verb.label}。"
        record(by=by, verb="orgs.withdraw", sentence=sentence, record=role)
