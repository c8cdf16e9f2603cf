"""Sign-out after a time without a click, and after a whole working day in any case."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from gongkai.ground.core import clock

from .. import actions
from .shape import StaffMiddleware, person, send_to

SEEN = "desk_seen"
SINCE = "desk_since"
# A write every half minute is enough to know that somebody is there.
_WRITE_EVERY = 30
# A second net: addresses that carry secrets are marked, and show nothing at all.
_SECRET = re.compile("token|pass|secret|code", re.IGNORECASE)


class IdleSignOut(StaffMiddleware):
    """The server keeps the time, so that a closed lid does not stop the clock."""

    def check(self, request: HttpRequest) -> HttpResponseBase | None:
        moment = clock.now().timestamp()
        since = request.session.setdefault(SINCE, moment)
        seen = request.session.setdefault(SEEN, moment)
        idle = timedelta(minutes=settings.IDLE_MINUTES).total_seconds()
        longest = timedelta(hours=settings.SESSION_HOURS).total_seconds()
        if moment - seen >= idle:
            return _sign_out(request, f"您有 {settings.IDLE_MINUTES} 分钟没有操作，已自动退出。")
        if moment - since >= longest:
            return _sign_out(request, f"您登录已满 {settings.SESSION_HOURS} 小时，请重新登录。")
        if moment - seen >= _WRITE_EVERY and not _asks_by_itself(request):
            request.session[SEEN] = moment
        return None


def _asks_by_itself(request: HttpRequest) -> bool:
    """Whether a page asks for itself while nobody may be there, see ``ui.staff``."""
    match = request.resolver_match
    marked = match is not None and getattr(match.func, "asks_by_itself", False)
    return bool(marked and getattr(request, "htmx", False))


def _sign_out(request: HttpRequest, sentence: str) -> HttpResponseBase:
    actions.note_automatic_sign_out(by=person(request))
    vars(request)["signed_out_by_desk"] = True
    logout(request)
    sign_in = reverse("account_login")
    if request.method == "POST" and (typed := _typed(request)):
        context = {"sentence": sentence, "typed": typed, "files": list(request.FILES)}
        return render(request, "desk/unsaved.html", context, status=401)
    messages.info(request, sentence)
    back = request.get_full_path() if request.method == "GET" else reverse("desk:home")
    return send_to(request, f"{sign_in}?{urlencode({'next': back})}")


def _typed(request: HttpRequest) -> list[str]:
    """What the person had written in fields worth keeping: longer than a choice or a date.

    Nothing where the address is marked by ``carries_secrets``.
    """
    match = request.resolver_match
    if match is None or getattr(match.func, "carries_secrets", False):
        return []
    return [
        value.strip()
        for name, values in request.POST.lists()
        if not _SECRET.search(name)
        for value in values
        if isinstance(value, str) and len(value.strip()) > 10
    ]
