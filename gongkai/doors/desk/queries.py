"""Reading for the desk: who must do what first, who is locked out, what waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest

from gongkai.ground.audit import context
from gongkai.ground.core import clock
from gongkai.ground.orgs.enums import Officer
from gongkai.ground.orgs.models import Post, User
from gongkai.ground.orgs.queries import runs, standings
from gongkai.ground.ui import slots
from gongkai.ground.ui.todo import TodoItem

from .enums import SecondFactor

OFFICE_ROLES = ("office_admin",)


def signed_in_by_password(request: HttpRequest) -> bool:
    """Whether this session was opened with a password, not by single sign-on."""
    records = get_authentication_records(request, request.user)
    return not any(record.get("method") == "socialaccount" for record in records)


def must_change_password(request: HttpRequest) -> bool:
    """Whether the person still uses a password that somebody else has set."""
    user = request.user
    assert isinstance(user, User), "the middleware asks for signed-in people only"
    return bool(user.must_change_password) and signed_in_by_password(request)


def must_use_second_factor(user: User) -> bool:
    """Whether the office requires a second factor of ``user``."""
    if settings.SECOND_FACTOR == SecondFactor.EVERYONE:
        return True
    return settings.SECOND_FACTOR == SecondFactor.OFFICERS and _holds_a_key_post(user)


def must_enrol(user: User) -> bool:
    """Whether ``user`` must set up the second factor before working."""
    return must_use_second_factor(user) and not is_mfa_enabled(user)


def _holds_a_key_post(user: User) -> bool:
    """The three officers and the office's administrators."""
    return any(held.officer or held.role in OFFICE_ROLES for held in standings(user))


def posts_of(user: User) -> QuerySet[Post]:
    """The posts that ``user`` holds today."""
    return Post.objects.filter(runs(clock.today()), user=user).select_related("unit", "role")


def address_of(request: HttpRequest) -> str:
    """The address a request comes from, as the audit log shows it."""
    return context.origin().address or str(request.META.get("REMOTE_ADDR", ""))


def todo(request: HttpRequest) -> list[TodoItem]:
    """What every room asks of this person; collected once for the menu and the page."""
    if not hasattr(request, "desk_todo"):
        vars(request)["desk_todo"] = slots.collect("desk.todo", request)
    return cast(list[TodoItem], vars(request)["desk_todo"])


def security_officers() -> QuerySet[User]:
    """Who holds the post of security officer today."""
    posts = Post.objects.filter(runs(clock.today()), role__officer=Officer.SECURITY)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True)


@dataclass(frozen=True, slots=True)
class Lock:
    """One account closed for one address, and until when."""

    username: str
    address: str
    failures: int
    until: datetime


def locks() -> list[Lock]:
    """Accounts that are locked out now, the latest first."""
    rows = (
        AccessAttempt.objects.values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        .filter(
            failures__gte=settings.AXES_FAILURE_LIMIT,
            last__gt=clock.now() - settings.AXES_COOLOFF_TIME,
        )
        .order_by("-last")
    )
    return [
        Lock(
            row["username"] or "",
            row["ip_address"] or "",
            row["failures"],
            row["last"] + settings.AXES_COOLOFF_TIME,
        )
        for row in rows
    ]


def locked_until(username: str, address: str) -> datetime | None:
    """When ``username`` may try again from ``address``; None if it is open."""
    return next(
        (lock.until for lock in locks() if (lock.username, lock.address) == (username, address)),
        None,
    )
