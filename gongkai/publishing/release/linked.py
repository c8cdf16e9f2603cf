"""What programs read of a page: its record in the words of schema.org, as microdata.

Microdata are attributes of the page's own elements: no script stands in the page.
"""

from __future__ import annotations

from django.http import HttpRequest

from .models import Publication, Version


def properties(
    request: HttpRequest, publication: Publication, version: Version
) -> list[tuple[str, str]]:
    """The properties of the record beside its publisher: (name, content)."""
    said = [
        ("url", request.build_absolute_uri(publication.address)),
        ("headline", version.title),
        ("name", version.title),
        ("inLanguage", "zh-CN"),
        ("version", str(version.number)),
        ("identifier", version.digest),
        ("dateModified", version.at.isoformat()),
    ]
    if publication.published_at is not None:
        said.append(("datePublished", publication.published_at.isoformat()))
    if publication.summary:
        said.append(("description", publication.summary))
    if publication.expires_on is not None:
        said.append(("expires", publication.expires_on.isoformat()))
    return said
