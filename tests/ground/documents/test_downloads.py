"""Downloads: nothing in a stored file ever runs in a browser."""

from __future__ import annotations

import pytest
from csp.middleware import CSPMiddleware
from django.http import FileResponse, HttpRequest
from django.test import RequestFactory

from gongkai.ground.documents.actions import store
from gongkai.ground.documents.downloads import disposition, download

pytestmark = pytest.mark.django_db


def test_a_page_is_saved_and_never_shown() -> None:
    page = b"<html><script>alert(1)</script></html>"
    response = download(store(by=None, data=page, name="页面.html"), inline=True)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response) == page
    assert response["Content-Length"] == str(len(page))


def test_the_sandbox_survives_the_site_wide_policy() -> None:
    def view(_: HttpRequest) -> FileResponse:
        return download(store(by=None, data=b"text", name="a.txt"))

    response = CSPMiddleware(view)(RequestFactory().get("/"))
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_chinese_name_arrives_whole_and_cannot_add_a_header() -> None:
    assert disposition("要 点\r\nSet-Cookie: a.docx") == (
        'attachment; filename="file.docx"; '
        "filename*=UTF-8''%E8%A6%81%20%E7%82%B9%0D%0ASet-Cookie%3A%20a.docx"
    )
    assert disposition('a.b"c') == "attachment; filename=\"file\"; filename*=UTF-8''a.b%22c"
