"""What must be done before anything else: change the first password, enrol the second factor."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from .. import queries
from .shape import StaffMiddleware, person, send_to

_ALWAYS = frozenset({"account_logout", "account_login", "account_reauthenticate"})
_ENROLMENT = frozenset(
    {"mfa_activate_totp", "mfa_reauthenticate", "mfa_view_recovery_codes", "mfa_index"}
)


class FirstThingsFirst(StaffMiddleware):
    """Lets only the page through that is needed now, and sign-out."""

    def check(self, request: HttpRequest) -> HttpResponseBase | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in _ALWAYS:
            return None
        if queries.must_change_password(request):
            return None if name == "desk:password" else send_to(request, reverse("desk:password"))
        must_enrol = queries.must_enrol(person(request))
        vars(request)["must_enrol"] = must_enrol
        if name in _ENROLMENT or not must_enrol:
            return None
        messages.info(request, "您的岗位要用动态验证码登录，请先开通。")
        return send_to(request, reverse("mfa_activate_totp"))
