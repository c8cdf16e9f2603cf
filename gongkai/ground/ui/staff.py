"""The one mark and guard of a staff page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

SIGN_IN = "/desk/sign-in/"

View = Callable[..., HttpResponseBase]


def staff_page(perm: str | None = None) -> Callable[[View], View]:
    """Only for people who are signed in and, where ``perm`` is given, may do that.

    Nobody signed in: to the sign-in page and back. Without ``perm``: 404, because who may not
    know of a page is not told that it exists; a record's address answers 404, too, to a method
    that it has for nobody. The view gets ``is_staff_page`` and ``perm``, by
    which the guards find it. The answer is never stored by browsers or proxies.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(_way_back(request), SIGN_IN)
            if perm is not None and not request.user.has_perm(perm):
                raise Http404
            response = view(request, *args, **kwargs)
            if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and kwargs:
                # Where the address names a record, every "no" is the same "no".
                raise Http404
            add_never_cache_headers(response)
            return response

        vars(guarded).update(is_staff_page=True, perm=perm)
        return guarded

    return guard


def carries_secrets(view: View) -> View:
    """Mark a view that is sent passwords or codes: nothing sent to it is ever shown again."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    vars(marked).update(carries_secrets=True)
    return marked


def asks_by_itself(view: View) -> View:
    """Mark a view whose page asks for itself again and again while long work runs.

    Such a request (of htmx) is no sign that somebody sits there: the idle are still signed out.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    vars(marked).update(asks_by_itself=True)
    return marked


def _way_back(request: HttpRequest) -> str:
    """Where to go after sign-in: what was sent by POST is gone, so back to the page before it."""
    return request.get_full_path() if request.method in {"GET", "HEAD"} else "/desk/"
