"""The own account: contact data, password."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.queries import units_of
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import carries_secrets, staff_page

from .. import actions, queries
from ..forms import OwnDataForm, PasswordForm


@staff_page()
def me(request: StaffRequest) -> HttpResponse:
    """Name, posts, contact data, and the doors to password, second factor and notices."""
    user = request.user
    form = OwnDataForm(request.POST or None, initial={"phone": user.phone, "email": user.email})
    if request.method == "POST" and form.is_valid():
        actions.change_own_data(by=user, **form.cleaned_data)
        messages.success(request, "联系方式已经存好。")
        return redirect("desk:me")
    context = {
        "form": form,
        "posts": queries.posts_of(user),
        "units": units_of(user),
        "has_second_factor": is_mfa_enabled(user),
        "must_use_second_factor": queries.must_use_second_factor(user),
        "idle_minutes": settings.IDLE_MINUTES,
    }
    return render(request, "desk/me.html", context, status=status_of(form))


@carries_secrets
@sensitive_post_parameters()
@staff_page()
def password(request: StaffRequest) -> HttpResponse:
    """A new password; the first thing to do with a new account."""
    form = PasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_password(by=request.user, new=form.cleaned_data["new"])
        except Refusal as refusal:
            form.add_error("new", refusal.sentence)
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, "密码已经改好，下次用新密码登录。")
            return redirect("desk:home")
    context = {"form": form, "first": queries.must_change_password(request)}
    return render(request, "desk/password.html", context, status=status_of(form))
