"""The page of a publication, its versions and files. Each asks the database what may be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.downloads import disposition, download
from gongkai.ground.review.rules.comparing import compare, shortened
from gongkai.ground.ui.gone import gone

from ...kept import kept_page
from ...kinds import kind_of
from ...linked import properties
from ...models import Publication, Version
from ...queries import public
from ...queries.readers import may_read
from ...rules.addresses import address
from ...rules.life import WITHDRAWN

Page = Callable[..., HttpResponseBase]


def _of_publication(view: Page) -> Page:
    """Give the view the publication of its address if this reader may see it; else 410 or 404."""

    @wraps(view)
    def answer(
        request: HttpRequest, prefix: str, year: int, number: int, **more: Any
    ) -> HttpResponseBase:
        publication = public.find(address(prefix, year, number)) if prefix.islower() else None
        return answered(request, publication, view, **more)

    return answer


def answered(
    request: HttpRequest, publication: Publication | None, view: Page, **more: Any
) -> HttpResponseBase:
    """Call ``view(request, publication)`` for those who may read; 410 with a notice, the question
    for the code of a circle, or 404 for all others."""
    reading = public.reading_of(publication)
    if publication is None or reading == "absent":
        raise Http404
    if reading == "gone":
        return taken_down(request, publication)
    if reading == "restricted" and not may_read(request, publication):
        return render(request, "release/public/code.html", {"publication": publication}, status=403)
    response = view(request, publication, **more)
    if reading == "restricted":
        add_never_cache_headers(response)
    return response


def taken_down(request: HttpRequest, publication: Publication) -> HttpResponseBase:
    """410: what was here was public once. Neither title nor content is shown."""
    if public.reading_of(publication) in ("open", "restricted"):  # one version of it was closed
        return gone(
            request,
            title="这一版已经关闭。",
            sentence="内容更正过，以前的版本不再公开，请看现在的版本。",
            instead=[("看现在的版本", publication.address)],
        )
    down = publication.state == WITHDRAWN
    return gone(
        request,
        title="这条信息已经撤下。" if down else "这条信息的公开期已经结束。",
        sentence=(publication.notice if down else "") or "它不再公开。",
        instead=[("政府信息公开", reverse("portal:open"))],
    )


def show(
    request: HttpRequest, publication: Publication, number: int | None = None
) -> HttpResponseBase:
    """The page of one version; 410 for one that was closed, 404 for one that never was."""
    version = public.open_version(publication, number)
    if version is None and number is not None and 0 < number <= publication.closed_up_to:
        return taken_down(request, publication)
    if version is None:
        raise Http404
    return render(request, "release/public/record.html", page_of(request, publication, version))


def page_of(request: HttpRequest, publication: Publication, version: Version) -> dict[str, Any]:
    """What the template of a page needs."""
    kind = kind_of(publication.record_kind)
    return {
        "publication": publication,
        "version": version,
        "data": version.data,
        "files": list(version.files.all()),
        "body": kind.template,
        "downloads": [(name, one) for name, one in kind.downloads.items() if one.offered(version)],
        "schema": kind.schema,
        "properties": properties(request, publication, version),
        "styles": kind.styles,
        "is_current": version.number == publication.number,
        "is_expired": public.is_expired(publication),
        "other_versions": publication.number - publication.closed_up_to > 1,
        **kind.context(request, publication, version),
    }


@require_safe
@kept_page()
@_of_publication
def record(request: HttpRequest, publication: Publication) -> HttpResponseBase:
    """The current version."""
    return show(request, publication)


@require_safe
@kept_page()
@_of_publication
def record_version(
    request: HttpRequest, publication: Publication, version: int
) -> HttpResponseBase:
    """One version, with a line that says whether it is the current one."""
    return show(request, publication, version)


@require_safe
@kept_page()
@_of_publication
def versions(request: HttpRequest, publication: Publication) -> HttpResponseBase:
    """All versions that may be read, with what was corrected and their hashes."""
    values = {"publication": publication, "versions": public.open_versions(publication)}
    return render(request, "release/public/versions.html", values)


@require_safe
@kept_page()
@_of_publication
def changes(request: HttpRequest, publication: Publication, version: int) -> HttpResponseBase:
    """What a version changed, word by word, against the one before it that may still be read."""
    found = public.open_version(publication, version)
    before = public.open_version(publication, version - 1) if version > 1 else None
    if found is None and 0 < version <= publication.closed_up_to:
        return taken_down(request, publication)
    if found is None or before is None:
        raise Http404
    text = kind_of(publication.record_kind).text
    lines = list(shortened(compare(text(before.data), text(found.data))))
    values = {
        "publication": publication,
        "version": found,
        "before": before,
        "lines": lines,
        "files": _file_changes(before, found),
    }
    return render(request, "release/public/changes.html", values)


def _file_changes(before: Version, after: Version) -> list[tuple[str, str]]:
    """Attachments that came, went or are others now."""
    old = dict(before.files.values_list("name", "sha256"))
    new = dict(after.files.values_list("name", "sha256"))
    said = [("新加了", name) for name in new if name not in old]
    said += [("去掉了", name) for name in old if name not in new]
    return said + [("换过", name) for name in new if name in old and new[name] != old[name]]


@require_safe
@kept_page()
@_of_publication
def data(
    request: HttpRequest, publication: Publication, version: int, name: str
) -> HttpResponseBase:
    """A version in another form that its kind offers: a table as a sheet."""
    found = public.open_version(publication, version)
    if found is None and 0 < version <= publication.closed_up_to:
        return taken_down(request, publication)
    form = kind_of(publication.record_kind).downloads.get(name)
    if found is None or form is None or not form.offered(found):
        raise Http404
    response = HttpResponse(form.make(found), content_type=form.media_type)
    response["Content-Disposition"] = disposition(f"{found.title}{form.ending}")
    return response


@require_safe
@_of_publication
def file(
    request: HttpRequest, publication: Publication, version: int, key: str
) -> HttpResponseBase:
    """A file of a version, as it was published."""
    found = public.open_version(publication, version)
    if found is None and 0 < version <= publication.closed_up_to:
        return taken_down(request, publication)
    attached = found.files.select_related("upload").filter(key=key).first() if found else None
    if attached is None:
        raise Http404
    try:
        response = download(attached.upload, inline="show" in request.GET)
    except Refusal as refusal:  # the storage has lost it
        raise Http404 from refusal
    response["Cache-Control"] = "no-cache"
    response["ETag"] = quote_etag(attached.sha256)
    return response
