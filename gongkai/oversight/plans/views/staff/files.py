"""Sheets as answers."""

from __future__ import annotations

from django.http import HttpResponse

from gongkai.ground.documents.downloads import disposition

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(data: bytes, name: str) -> HttpResponse:
    """A workbook to be saved under a Chinese name."""
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = disposition(f"{name}.xlsx")
    return answer
