"""The first page after sign-in, and the help page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock
from gongkai.ground.notices.queries import inbox
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.remembered import show_fresh
from gongkai.ground.ui.staff import staff_page

from .. import queries, rules

LATELY = 5


@staff_page()
def home(request: StaffRequest) -> HttpResponse:
    """My to-dos by due day, and what happened lately."""
    show_fresh(request)
    items = queries.todo(request)
    today = clock.today()
    context = {
        "greeting": rules.greeting(clock.now().time()),
        "headline": rules.headline(items, today),
        "groups": rules.in_groups(items, today),
        "count": len(items),
        "late": sum(rules.line_of(item, today).light == "late" for item in items),
        "today": today,
        "lately": inbox(request.user, unread_only=True)[:LATELY],
    }
    return render(request, "desk/home.html", context)


@staff_page()
@require_safe
def menu(request: StaffRequest) -> HttpResponse:
    """The entries of the menu with their counts, for a page that did not wait for them.

    ``at`` is the path of that page. Asked for as a page of its own, it leads to the first page.
    """
    if not request.headers.get("HX-Request"):
        return redirect("desk:home")
    vars(request)["menu_path"] = request.GET.get("at", "")
    return render(request, "desk/menu.html")


@staff_page()
def help_page(request: StaffRequest) -> HttpResponse:
    """Answers to what people ask most."""
    return render(request, "desk/help.html")
