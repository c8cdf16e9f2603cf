"""Giving names to units and groups. A name means one thing; the database holds that too."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core.errors import Refusal

from ..enums import NameKind
from ..models import Unit, UnitAlias, UnitGroup, User
from ..queries import who
from ..rules import names

Named = Unit | UnitGroup


@transaction.atomic
def remember_alias(*, by: User | None, text: str, of: Named) -> UnitAlias:
    """Remember that ``text`` is a further name of ``of``; once known, nothing changes.

    Whoever may map a name in a plan may call this: it is not limited to those who keep the units.
    Raises Refusal ``name_taken`` when it already means another unit or group.
    """
    known = UnitAlias.objects.filter(key=names.key(text)).first()
    if known is not None and target_of(known) == of:
        return known
    alias = claim(text, kind=NameKind.ALIAS, of=of)
    sentence = f"{who(by)}把“{alias.text}”记作{of.name}的别名。"
    record(by=by, verb="orgs.remember_alias", sentence=sentence, record=of)
    return alias


@transaction.atomic
def forget_alias(*, by: User | None, alias: UnitAlias) -> None:
    """Take a further name away. Raises Refusal ``name_needed`` for a full or short name."""
    of = target_of(alias)
    if alias.kind != NameKind.ALIAS:
        sentence = f"“{alias.text}”是{of.name}的{NameKind(alias.kind).label}，请在修改资料时更改。"
        raise Refusal("name_needed", sentence)
    alias.delete()
    sentence = f"{who(by)}删去{of.name}的别名“{alias.text}”。"
    record(by=by, verb="orgs.forget_alias", sentence=sentence, record=of)


def claim(text: str, *, kind: NameKind, of: Named) -> UnitAlias:
    """Store a name inside the caller's transaction. Raises Refusal if empty or taken."""
    text = text.strip()
    if not names.key(text):
        raise Refusal("name_empty", f"请填写{of.name}{kind.label}。")
    taken = UnitAlias.objects.select_related("unit", "group").filter(key=names.key(text)).first()
    if taken is not None and target_of(taken) != of:
        raise Refusal("name_taken", _taken(text, kind, of, taken))
    if taken is not None:
        return taken
    where = {"unit": of} if isinstance(of, Unit) else {"group": of}
    try:
        with transaction.atomic():
            return UnitAlias.objects.create(text=text, kind=kind, **where)
    except IntegrityError:  # somebody else took the name at this very moment
        taken = UnitAlias.objects.select_related("unit", "group").get(key=names.key(text))
        raise Refusal("name_taken", _taken(text, kind, of, taken)) from None


def renamed(of: Named, name: str) -> list[str]:
    """Give ``of`` the full name ``name``; return its former full name, to be kept as an alias."""
    former, name = of.name, name.strip()
    if former == name:
        return []
    of.names.filter(kind=NameKind.NAME).update(kind=NameKind.ALIAS)
    alias = claim(name, kind=NameKind.NAME, of=of)
    of.names.filter(pk=alias.pk).update(kind=NameKind.NAME, text=name)
    of.name = name
    return [former]


def set_names(of: Named, short_name: str, aliases: Iterable[str]) -> None:
    """Make these the short name and the aliases of ``of``; the full name stays as it is."""
    wanted = {names.key(text): text for text in aliases if names.key(text)}
    short = names.key(short_name)
    kept = {names.key(of.name), short, *wanted}
    of.names.exclude(key__in=kept).delete()
    for text in wanted.values():
        claim(text, kind=NameKind.ALIAS, of=of)
    of.names.filter(kind=NameKind.SHORT).exclude(key=short).update(kind=NameKind.ALIAS)
    if short and short != names.key(of.name):
        claim(short_name, kind=NameKind.SHORT, of=of)
        of.names.filter(key=short).update(kind=NameKind.SHORT)


def target_of(alias: UnitAlias) -> Named:
    """The unit or the group that the name means."""
    target = alias.unit or alias.group
    assert target is not None  # the table's constraint
    return target


def _taken(text: str, kind: NameKind, of: Named, taken: UnitAlias) -> str:
    other = target_of(taken).name
    label = NameKind(taken.kind).label
    return (
        f"“{text}”已经是{other}的{label}，不能再作{of.name}的{kind.label}。"
        f"请换一个名称，或者先在{other}的页面上修改。"
    )
