"""Sending the files that people attached as proof."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.downloads import download
from gongkai.ground.ui.staff import staff_page

from .. import queries
from ..models import Evidence


@staff_page()
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, for whoever sees the record that holds it; 404 for everybody else."""
    try:
        upload = queries.file_for(request.user, pk).upload
    except Evidence.DoesNotExist as error:
        raise Http404 from error
    assert upload is not None, "a file is kept with its upload"
    try:
        return download(upload)
    except Refusal as refusal:  # the storage has lost it
        messages.error(request, f"“{upload.name}”：{refusal.sentence}")
        return redirect("/desk/")
