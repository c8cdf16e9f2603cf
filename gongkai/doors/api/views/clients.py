"""The system officer's page of business systems, and the reference for their makers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from .. import actions, queries, reference, rules
from ..forms import ClientForm


@staff_page(actions.MANAGE)
@require_safe
def client_list(request: StaffRequest) -> HttpResponse:
    """All systems, those whose token holds first."""
    page = page_of(queries.clients(), request.GET.get("page"))
    return render(request, "api/client_list.html", {"page": page, "scopes": rules.SCOPES})


@staff_page(actions.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def client_new(request: StaffRequest) -> HttpResponse:
    """Register a system; its token is shown on this answer and never again."""
    sent = request.POST if request.method == "POST" else None
    form = ClientForm(sent, units=Unit.objects.filter(active=True))
    if request.method == "POST" and form.is_valid():
        try:
            client, token = actions.add_client(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("name" if refusal.code == "name_taken" else None, refusal.sentence)
        else:
            return render(request, "api/token.html", {"client": client, "token": token})
    status = status_of(form)
    return render(request, "api/client_form.html", {"form": form}, status=status)


@staff_page(actions.MANAGE)
@require_POST
def client_revoke(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a token back."""
    client = get_object_or_404(queries.clients().filter(active=True), pk=pk)
    actions.revoke(by=request.user, client=client)
    messages.success(request, f"已经收回{client}的令牌，它从现在起不能再读取数据。")
    return redirect("api:client-list")


@staff_page()
@require_safe
def describe(request: StaffRequest) -> HttpResponse:
    """Every address of the API in Chinese, from its own description."""
    return render(request, "api/reference.html", {"operations": reference.operations()})
