"""One step for many assignments: chosen on the board, looked at first, then done.

What was looked at travels in a signed token, so that exactly that is done and nothing else; what
came of it is kept in the session, so that its page can be read again.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ...actions.ledger.bulk import MOST, Outcome, Wanted, bulk, preview
from ...forms.bulk import FORMS, BulkForm, label_of
from ...models import Assignment, Plan
from ...queries.ledger.board import found
from .answers import signed_in
from .asking import asked, plan_or_404
from .chosen import chosen

SALT, KEPT, VALID = "plans.bulk", "plans.bulk", 3600  # seconds between looking and doing


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def steps(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a step for many, take it, read what came of it."""
    plan = plan_or_404(request, pk)
    if request.method != "POST":
        return _result(request, plan)
    try:
        if "token" in request.POST:
            return _apply(request, plan)
        return _look(request, plan)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("plans:board", plan.pk)


def _look(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What would be done; or, while something is missing, the fields that the step needs."""
    verb, wanted = _verb(request.POST.get("verb", "")), _wanted(request, plan)
    fields = FORMS[verb].base_fields.values()
    ready = "looked" in request.POST or not any(field.required for field in fields)
    form = _form(verb, wanted, request.POST if ready else None)
    outcome, token = None, ""
    if form.is_bound and form.is_valid():
        outcome = preview(by=signed_in(request), verb=verb, wanted=wanted, **form.given())
        token = _token(request, plan, verb, wanted, form)
    context = {
        "plan": plan,
        "verb": verb,
        "label": label_of(verb),
        "chosen": [f"{each.pk}:{each.version}" for each in wanted],
        "form": form,
        "asks": bool(fields),
        "outcome": outcome,
        "done": _rows(request, outcome),
        "merged": outcome.merged if outcome else set(),
        "token": token,
    }
    return render(request, "plans/bulk.html", context, status=status_of(form))


def _apply(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Do what was looked at; the rows that changed meanwhile are left as they are and named."""
    said = _opened(request, plan)
    wanted = [Wanted(*each) for each in said["wanted"]]
    form = _form(said["verb"], wanted, QueryDict(said["form"]))
    if not form.is_valid():
        raise Refusal("looked_too_long_ago", "情况已经变了，请重新选择，再看一遍。")
    outcome = bulk(by=signed_in(request), verb=said["verb"], wanted=wanted, **form.given())
    request.session[KEPT] = {
        "plan": plan.pk,
        "verb": said["verb"],
        "done": [row.pk for row in outcome.done],
        "refused": [(row.pk, sentence) for row, sentence in outcome.refused],
        "gone": outcome.gone,
        "merged": sorted(outcome.merged),
    }
    return redirect("plans:bulk", plan.pk)


def _result(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What came of the last step for many; without one, back to the board."""
    kept = request.session.get(KEPT)
    if not kept or kept["plan"] != plan.pk:
        return redirect("plans:board", plan.pk)
    ids = [*kept["done"], *(pk for pk, _ in kept["refused"])]
    rows = {row.pk: row for row in _seen(request, ids)}
    context = {
        "plan": plan,
        "verb": kept["verb"],
        "label": label_of(kept["verb"]),
        "done": [rows[pk] for pk in kept["done"] if pk in rows],
        "refused": [(rows[pk], sentence) for pk, sentence in kept["refused"] if pk in rows],
        "gone": kept["gone"],
        "merged": kept.get("merged", []),
    }
    return render(request, "plans/bulk_result.html", context)


def _verb(sent: str) -> str:
    if sent not in FORMS:
        raise Refusal("verb_unknown", "请先选择要办的事，再点“下一步”。")
    return sent


def _wanted(request: HttpRequest, plan: Plan) -> list[Wanted]:
    """What was ticked, or all that the filters found; only assignments of this plan."""
    if request.POST.get("all"):
        filters = asked(request, plan.pk, QueryDict(request.POST.get("query", ""))).filters
        rows = found(plan, filters.chosen()).values_list("pk", "version")[: MOST + 1]
        wanted = [Wanted(*row) for row in rows]
        if len(wanted) > MOST:
            raise Refusal("too_many", f"一次最多办 {MOST} 条。请先筛选，缩小范围以后再办。")
    else:
        ticked = chosen(request)
        ids = Assignment.objects.filter(
            task__plan=plan, pk__in=[each.pk for each in ticked[: MOST * 5]]
        )
        known = set(ids.values_list("pk", flat=True))
        wanted = [each for each in ticked if each.pk in known]
    if not wanted:
        raise Refusal("nothing_chosen", "还没有选任务。请先勾选，再选择要办的事。")
    if len(wanted) > MOST:
        raise Refusal("too_many", f"一次最多办 {MOST} 条，现在选了 {len(wanted)} 条。请分几次办。")
    return wanted


def _form(verb: str, wanted: list[Wanted], data: QueryDict | None) -> BulkForm:
    chosen = Assignment.objects.filter(pk__in=[each.pk for each in wanted])
    return FORMS[verb](data, chosen=chosen)


def _token(
    request: HttpRequest, plan: Plan, verb: str, wanted: list[Wanted], form: BulkForm
) -> str:
    sent = QueryDict(mutable=True)
    for name in form.fields:
        sent[name] = form.data.get(name, "")
    said = {
        "by": signed_in(request).pk,
        "plan": plan.pk,
        "verb": verb,
        "wanted": [(each.pk, each.version) for each in wanted],
        "form": sent.urlencode(),
    }
    return signing.dumps(said, salt=SALT, compress=True)


def _opened(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """The token of this person and this plan. Refuses another one, and one that is old."""
    try:
        said: dict[str, Any] = signing.loads(request.POST["token"], salt=SALT, max_age=VALID)
    except signing.BadSignature:
        raise Refusal(
            "looked_too_long_ago", "看过以后时间太久了，什么也没有办。请重新选择。"
        ) from None
    if (said.get("by"), said.get("plan")) != (signed_in(request).pk, plan.pk):
        raise Refusal("not_yours", "这不是您刚才看过的那些任务，什么也没有办。请重新选择。")
    return said


def _rows(request: HttpRequest, outcome: Outcome | None) -> list[Assignment]:
    """The rows as they are now: what a preview did to them was taken back."""
    if outcome is None:
        return []
    rows = {row.pk: row for row in _seen(request, [row.pk for row in outcome.done])}
    return [rows[row.pk] for row in outcome.done if row.pk in rows]


def _seen(request: HttpRequest, ids: list[int]) -> list[Assignment]:
    rows = Assignment.objects.filter(pk__in=ids).select_related("task", "unit")
    return list(orgs.visible_to(signed_in(request), rows))
