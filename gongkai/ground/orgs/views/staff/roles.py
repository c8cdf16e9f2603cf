"""What each role may do: read and changed by the security officer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.permission import ROLES
from ...models import Role, Verb
from ...requests import StaffRequest
from ...rules.officers import may_be_granted


@staff_page(ROLES)
@require_safe
def role_list(request: StaffRequest) -> HttpResponse:
    """The roles and their verbs."""
    return render(request, "orgs/role_list.html", {"roles": Role.objects.prefetch_related("verbs")})


@staff_page(ROLES)
def role_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose what one role may do."""
    role = get_object_or_404(Role, pk=pk)
    verbs = [verb for verb in Verb.objects.all() if may_be_granted(verb.code, role.officer)]
    if request.method == "POST":
        try:
            chosen = [verb for verb in verbs if str(verb.pk) in request.POST.getlist("verbs")]
            actions.set_verbs(by=request.user, role=role, verbs=chosen)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, f"已经保存{role.label}的权限，立即生效。")
            return redirect(reverse("orgs:role-list"))
    granted = set(role.verbs.values_list("pk", flat=True))
    shown = {"role": role, "verbs": verbs, "granted": granted}
    return render(request, "orgs/role_edit.html", shown)
