"""What the pages of this room have in common."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from gongkai.ground.orgs.models import User

from ...models import Publication
from ...queries import staff


def signed_in(request: HttpRequest) -> User:
    """The person; ``staff_page`` has seen to it that there is one."""
    assert isinstance(request.user, User)
    return request.user


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None on a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def seen(request: HttpRequest, pk: int) -> Publication:
    """A publication that the person may see, or 404."""
    return get_object_or_404(staff.seen_by(signed_in(request)), pk=pk)
