"""What programs read of a page: its record in the words of schema.org, as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from .kinds import Kind
from .models import Publication, Version

# A script element ends at the first "</script": none of these stands in it.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def linked_data(
    request: HttpRequest, kind: Kind, publication: Publication, version: Version
) -> SafeString:
    """The content of the page's script element of linked data."""
    address = request.build_absolute_uri(publication.address)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind.schema,
        "@id": address,
        "url": address,
        "headline": version.title,
        "name": version.title,
        "inLanguage": "zh-CN",
        "version": version.number,
        "identifier": version.digest,
        "dateModified": version.at.isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": publication.unit.name},
        "isAccessibleForFree": True,
    }
    if publication.published_at is not None:
        said["datePublished"] = publication.published_at.isoformat()
    if publication.summary:
        said["description"] = publication.summary
    if publication.expires_on is not None:
        said["expires"] = publication.expires_on.isoformat()
    text = json.dumps(said, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308  (JSON whose angle brackets were escaped)
