"""Publishing a record of any room: the one form, and the one list of reasons."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.formbase import put_on
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import PublishForm
from ...queries import staff
from ...records import address_of
from ...rules.outgoing import Outgoing, RecordVersion
from .asking import sent, signed_in

PUBLISH = "release.publish"


@staff_page(PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, model: str, record: int) -> HttpResponse:
    """Ask when, for whom and where; publish, or say every reason why not.

    404 for what this person may not publish: whoever does not belong to its unit is not told that
    it exists.
    """
    user = signed_in(request)
    outgoing = staff.outgoing_of(model, record)
    if outgoing is None or not orgs.works_for(user, PUBLISH, outgoing.unit_id):
        raise Http404
    initial = {
        "digest": outgoing.content.digest,
        "channels": staff.channels_at_first(model, record),
    }
    form = PublishForm(
        sent(request),
        circles=staff.circles_for(user),
        ways=staff.channels_for(user),
        initial=initial,
    )
    if form.is_bound and form.is_valid():
        version = RecordVersion(model, record, form.cleaned_data["digest"])
        try:
            made = actions.release(version, by=user, choices=form.choices())
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            later = made.state == "scheduled" or form.choices().at is not None
            said = "已安排，到时间自动公开。" if later else "已公开。"
            messages.success(request, said)
            return redirect("release:publication", made.pk)
    return _page(request, outgoing, form)


def _page(request: HttpRequest, outgoing: Outgoing, form: PublishForm) -> HttpResponse:
    values = {
        "outgoing": outgoing,
        "form": form,
        "missing": staff.reasons_of(outgoing),
        "publication": staff.publication_of(outgoing.kind, outgoing.record_id),
        "record": address_of(outgoing.kind, outgoing.record_id),
    }
    return render(request, "release/staff/publish.html", values, status=status_of(form))
