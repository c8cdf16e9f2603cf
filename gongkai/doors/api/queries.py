"""Whose token it is."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet

from gongkai.ground.core import clock

from . import rules
from .models import ApiClient

NOTED_EVERY = timedelta(minutes=5)  # a busy system must not write a row with every question


def clients() -> QuerySet[ApiClient]:
    """All systems with the units that answer for them."""
    return ApiClient.objects.select_related("unit")


def client_of(token: str) -> ApiClient | None:
    """The active system that holds ``token``."""
    if not token.startswith(rules.PREFIX):
        return None
    return clients().filter(digest=rules.digest(token), active=True).first()


def unnoted(client: ApiClient) -> QuerySet[ApiClient]:
    """The system's row, if its last use was noted long enough ago."""
    long_ago = Q(last_used=None) | Q(last_used__lt=clock.now() - NOTED_EVERY)
    return ApiClient.objects.filter(long_ago, pk=client.pk)
