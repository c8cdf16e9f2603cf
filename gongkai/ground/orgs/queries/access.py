"""Who sees which rows and who may do what: applied once, here."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from ..models import Unit, User
from ..rules.reach import Sight, Standing, Tree, permits
from ..scope import Scope
from .standing import Person, led_lines, sight_of, standings, tree_for

Row = TypeVar("Row", bound=Model)


def visible_to(user: Person, queryset: QuerySet[Row]) -> QuerySet[Row]:
    """The rows of ``queryset`` that ``user`` may see, by the ``scope`` of its model.

    The owning unit, units below it for roles that reach there, the unit that leads the row's line,
    the participants, and the office once the row is submitted. Nobody else: strangers and the
    three officers see none. Raises AttributeError for a model that declares no scope.
    """
    scope: Scope = queryset.model.scope  # type: ignore[attr-defined]  # as said above
    seen = sight_of(user)
    if not isinstance(user, User) or not seen.own:
        return queryset.none()
    if scope.through:
        parent: Any = queryset.model._meta.get_field(scope.through).related_model
        rows = visible_to(user, parent._default_manager.all())
        return queryset.filter(**{f"{scope.through}__in": rows})
    return queryset.filter(_condition(user, queryset.model, scope, seen))


def may(user: Person, verb: str, unit: Unit | int | None = None) -> bool:
    """Whether ``user`` has ``verb`` ("room.verb") by a post of today; for ``unit``, if named."""
    unit_id = unit.pk if isinstance(unit, Unit) else unit
    held = [standing for standing in standings(user) if verb in standing.verbs]
    if not held or not isinstance(user, User):
        return False
    needs_tree = unit_id is not None and any(standing.reach != "unit" for standing in held)
    return permits(held, verb, unit_id, tree_for(user) if needs_tree else Tree({}, frozenset()))


def standings_for(user: Person, verb: str, unit: Unit | int) -> list[Standing]:
    """The standings by which ``user`` has ``verb`` for ``unit`` today; own posts come first."""
    unit_id = unit.pk if isinstance(unit, Unit) else unit
    held = [standing for standing in standings(user) if verb in standing.verbs]
    if not held or not isinstance(user, User):
        return []
    tree = tree_for(user)
    return [standing for standing in held if permits([standing], verb, unit_id, tree)]


def works_for(user: Person, verb: str, unit: Unit | int) -> bool:
    """Whether ``user`` has ``verb`` by a post of today in that very unit.

    Acting in a unit's name is asked for here: how far a role reaches (``may``) does not count.
    """
    unit_id = unit.pk if isinstance(unit, Unit) else unit
    return any(verb in held.verbs and held.unit_id == unit_id for held in standings(user))


def acting_unit(user: Person, verb: str, here: Unit | None) -> Unit | None:
    """The unit in whose name ``user`` does ``verb``: ``here``, if a post there has it, else the
    first that has."""
    if here is not None and works_for(user, verb, here):
        return here
    units = [held.unit_id for held in standings(user) if verb in held.verbs]
    return Unit.objects.filter(pk__in=units[:1]).first()


def _condition(user: User, model: type[Model], scope: Scope, seen: Sight) -> Q:
    condition = Q(pk__in=[])
    if scope.owner:
        condition |= Q(**{f"{scope.owner}__in": seen.own})
        if seen.office:
            condition |= Q(**{f"{scope.owner}__in": seen.office}) & Q(**scope.submitted)
    if scope.line:
        for line_id, unit_ids in led_lines(user):
            condition |= Q(**{scope.line: line_id, f"{scope.owner}__in": unit_ids})
    # Participants may be many for one row: a subquery keeps each row once.
    for path in scope.participants:
        condition |= _rows(model, **{f"{path}__in": seen.own})
    for path in scope.persons:
        condition |= _rows(model, **{path: user.pk})
    return condition


def _rows(model: type[Model], **lookups: Any) -> Q:
    return Q(pk__in=model._default_manager.filter(**lookups).values("pk"))
