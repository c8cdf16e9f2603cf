"""Posts: giving, ending, handing over; deputies."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.ground.core import clock
from gongkai.ground.ui import slots
from gongkai.ground.ui.staff import staff_page

from ... import actions, queries
from ...actions.permission import PEOPLE
from ...forms import DeputyForm, HandOverForm, PostEndForm, PostForm
from ...models import Deputy, Post, User
from ...requests import StaffRequest
from .answers import carried_out, done, form_page, sent, tried
from .people import roles_for


@staff_page(PEOPLE)
def post_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the person ``pk`` one more post."""
    person = get_object_or_404(_people(request), pk=pk)
    form = PostForm(
        sent(request),
        units=queries.units_for(request.user, PEOPLE).filter(active=True),
        roles=roles_for(request.user),
    )
    back = reverse("orgs:person-detail", args=[pk])
    post = carried_out(
        form, lambda: actions.give_post(by=request.user, user=person, **form.cleaned_data)
    )
    if post is None:
        return form_page(request, form, f"给{person}安排岗位", "安排岗位", back)
    return done(request, f"{person}现在是{post.unit.said}的{post.said}。", back)


@staff_page(PEOPLE)
def post_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a post whose work nobody takes over."""
    post = _post(request, pk)
    form = PostEndForm(sent(request), initial={"on": clock.today()})
    back = reverse("orgs:person-detail", args=[post.user_id])
    ended = carried_out(
        form, lambda: actions.end_post(by=request.user, post=post, **form.cleaned_data)
    )
    if ended is None:
        title = f"{post.user}离任{post.unit.said}的{post.said}"
        return form_page(request, form, title, "办理离任", back, danger=True)
    return done(request, f"已经办理{post.user}离任。", back)


@staff_page(PEOPLE)
def hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """Pass a post to another person; the page shows what goes with it."""
    post = _post(request, pk)
    form = HandOverForm(
        sent(request),
        people=_people(request).filter(is_active=True).exclude(pk=post.user_id),
        initial={"on": clock.today()},
    )
    back = reverse("orgs:person-detail", args=[post.user_id])
    new = carried_out(
        form, lambda: actions.hand_over(by=request.user, post=post, **form.cleaned_data)
    )
    if new is None:
        return form_page(
            request,
            form,
            f"交接{post.user}的{post.unit.said}{post.said}",
            "办理交接",
            back,
            template="orgs/hand_over.html",
            going_with_it=_going_with(request, post),
        )
    sentence = f"{post.unit.said}的{post.said}已经交接给{new.user}。"
    return done(request, sentence, reverse("orgs:person-detail", args=[new.user_id]))


@staff_page(PEOPLE)
def deputy_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Let somebody stand in for a post."""
    post = _post(request, pk)
    today = clock.today()
    form = DeputyForm(
        sent(request),
        people=_people(request).filter(is_active=True).exclude(pk=post.user_id),
        initial={"since": today, "until": today + timedelta(days=6)},
    )
    back = reverse("orgs:person-detail", args=[post.user_id])
    deputy = carried_out(
        form, lambda: actions.name_deputy(by=request.user, post=post, **form.cleaned_data)
    )
    if deputy is None:
        title = f"安排人代理{post.user}的{post.unit.said}{post.said}"
        return form_page(request, form, title, "安排代理", back)
    return done(request, f"已经安排{deputy.person}代理。", back)


@staff_page(PEOPLE)
@require_POST
def deputy_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a deputyship."""
    rows = Deputy.objects.select_related("post__unit", "post__role", "post__user", "person")
    deputy = get_object_or_404(rows, pk=pk, post__unit__in=queries.units_for(request.user, PEOPLE))
    return tried(
        request,
        lambda: actions.end_deputy(by=request.user, deputy=deputy),
        f"已经结束{deputy.person}的代理。",
        reverse("orgs:person-detail", args=[deputy.post.user_id]),
    )


def _people(request: StaffRequest) -> QuerySet[User]:
    return queries.people_for(request.user, PEOPLE)


def _post(request: StaffRequest, pk: int) -> Post:
    rows = Post.objects.select_related("user", "unit", "role").filter(
        unit__in=queries.units_for(request.user, PEOPLE)
    )
    return get_object_or_404(rows.exclude(until__lt=clock.today()), pk=pk)


def _going_with(request: StaffRequest, post: Post) -> list[str]:
    """Sentences of the rooms above: what open work goes with this post."""
    request.post = post  # type: ignore[attr-defined]  # how a slot knows what the page is about
    said: list[str] = slots.collect("orgs.handover", request)
    return said
