"""People: list, page, opening an account, changing, shutting, a new first password."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.ui.staff import staff_page

from ... import actions, queries
from ...actions.permission import OFFICERS, PEOPLE
from ...forms import NewPersonForm, PersonForm
from ...models import Role, User
from ...requests import StaffRequest
from .answers import carried_out, done, form_page, sent, tried


@staff_page(PEOPLE)
@require_safe
def person_list(request: StaffRequest) -> HttpResponse:
    """The people whose accounts one keeps."""
    units = queries.units_for(request.user, PEOPLE).filter(active=True)
    chosen = request.GET.get("unit", "")
    words, shut = request.GET.get("q", ""), request.GET.get("shut") == "1"
    rows = queries.found_people(
        queries.people_for(request.user, PEOPLE),
        words=words,
        unit_id=int(chosen) if chosen.isdecimal() else None,
        shut=shut,
    ).prefetch_related(queries.posts_on(clock.today()))
    page = page_of(rows.order_by("pk"), request.GET.get("page"))
    shown = {"page": page, "words": words, "chosen": chosen, "units": units, "shut": shut}
    return render(request, "orgs/person_list.html", shown)


@staff_page(PEOPLE)
@require_safe
def person_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One person: posts with their deputies, deputyships, and what was done."""
    person = _person(request, pk)
    posts = person.posts.select_related("unit", "role").prefetch_related("deputies__person")
    today = clock.today()
    shown = {
        "person": person,
        "posts": posts.filter(queries.runs(today)) | posts.filter(since__gt=today),
        "past": posts.filter(until__lt=today),
        "stands_in": person.deputyships.filter(until__gte=today).select_related(
            "post__user", "post__unit", "post__role"
        ),
    }
    return render(request, "orgs/person_detail.html", shown)


@staff_page(PEOPLE)
@never_cache
def person_new(request: StaffRequest) -> HttpResponse:
    """Open an account with a first post; the first password is shown this once."""
    form = NewPersonForm(
        sent(request),
        units=queries.units_for(request.user, PEOPLE).filter(active=True),
        roles=roles_for(request.user),
        initial={"unit": request.GET.get("unit")},
    )
    opened = carried_out(form, lambda: actions.open_account(by=request.user, **form.cleaned_data))
    if opened is None:
        return form_page(request, form, "开通账号", "开通账号", reverse("orgs:person-list"))
    person, password = opened
    return render(request, "orgs/password.html", {"person": person, "password": password})


@staff_page(PEOPLE)
def person_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what is written about a person."""
    person = _person(request, pk)
    initial = {"name": person.name, "phone": person.phone, "email": person.email}
    form = PersonForm(sent(request), initial=initial)
    back = reverse("orgs:person-detail", args=[pk])
    saved = carried_out(
        form, lambda: actions.edit_person(by=request.user, person=person, **form.cleaned_data)
    )
    if saved is None:
        return form_page(request, form, f"修改{initial['name']}的资料", "保存", back)
    return done(request, f"已经保存{saved.name}的资料。", back)


@staff_page(PEOPLE)
@require_POST
def person_disable(request: StaffRequest, pk: int) -> HttpResponse:
    """Shut an account."""
    person = _person(request, pk)
    return tried(
        request,
        lambda: actions.disable_person(by=request.user, person=person),
        f"已经停用{person}的账号，需要时可以恢复。",
        reverse("orgs:person-detail", args=[pk]),
    )


@staff_page(PEOPLE)
@require_POST
def person_enable(request: StaffRequest, pk: int) -> HttpResponse:
    """Open a shut account again."""
    person = _person(request, pk)
    return tried(
        request,
        lambda: actions.enable_person(by=request.user, person=person),
        f"已经恢复{person}的账号。",
        reverse("orgs:person-detail", args=[pk]),
    )


@staff_page(PEOPLE)
@require_POST
@never_cache
def person_password(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a new first password and show it this once."""
    person = _person(request, pk)
    try:
        password = actions.reset_password(by=request.user, person=person)
    except Refusal as refusal:
        shown = {"person": person, "refusal": refusal}
        return render(request, "orgs/password.html", shown, status=422)
    return render(request, "orgs/password.html", {"person": person, "password": password})


def roles_for(user: User) -> QuerySet[Role]:
    """The roles that ``user`` may give: officers only by whoever appoints them."""
    roles = Role.objects.all()
    return roles if queries.may(user, OFFICERS) else roles.filter(officer="")


def _person(request: StaffRequest, pk: int) -> User:
    return get_object_or_404(queries.people_for(request.user, PEOPLE), pk=pk)
