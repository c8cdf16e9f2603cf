"""Who belongs to a circle of readers: staff who sign in, and whoever has entered its code."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..models import Audience, Publication

ENTERED = "release.codes"  # in the session: circle -> when its code was last changed
LONGEST = 64


def may_read(request: HttpRequest, publication: Publication) -> bool:
    """Whether this reader may see what is public to one circle only."""
    audience = publication.audience
    if audience is None:
        return True
    user = getattr(request, "user", None)
    if isinstance(user, User) and is_reader(user, audience):
        return True
    entered = request.session.get(ENTERED, {}) if hasattr(request, "session") else {}
    return bool(audience.active and entered.get(str(audience.pk)) == _stamp(audience))


def is_reader(user: User, audience: Audience) -> bool:
    """Whether the person belongs to the circle: its own unit, one of its units, or by name."""
    if not audience.active or not user.is_active:
        return False
    units = {unit.pk for unit in orgs.units_of(user)}
    if audience.unit_id in units or audience.units.filter(pk__in=units).exists():
        return True
    return audience.readers.filter(user=user).exists()


def remember_code(request: HttpRequest, publication: Publication, code: str) -> bool:
    """Check the code and keep for this visit that it was entered; False where it is wrong."""
    audience = publication.audience
    plain = code.strip().upper()[:LONGEST]
    if audience is None or not audience.active or not audience.code_hash:
        return False
    if not constant_time_compare(code_print(audience, plain), audience.code_hash):
        return False
    entered = dict(request.session.get(ENTERED, {}))
    request.session[ENTERED] = {**entered, str(audience.pk): _stamp(audience)}
    return True


def code_print(audience: Audience, code: str) -> str:
    """What is kept of a code. It is random and long, so that a keyed hash is enough; a slow one
    would let anybody keep the server busy by entering codes."""
    return salted_hmac(f"release.circle.{audience.pk}", code, algorithm="sha256").hexdigest()


def _stamp(audience: Audience) -> str:
    changed = audience.code_changed_at
    return changed.isoformat() if changed else ""
