"""allauth's two pages before one is in, with the frame's own facts about the site."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView


class _OwnFrame:
    """allauth calls its host name ``site``, which would hide the office's name and telephone."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # of the view beside this mixin
        context.pop("site", None)
        return context


class SignIn(_OwnFrame, LoginView):
    """First step: account and password."""


class SecondStep(_OwnFrame, AuthenticateView):
    """Second step: the code."""
