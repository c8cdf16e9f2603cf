"""The page as it was published, kept whole: one file of HTML that needs nothing else to be read."""

from __future__ import annotations

from django.template.loader import render_to_string

from gongkai.ground.documents.actions import store
from gongkai.ground.documents.models import Upload

from .kinds import kind_of
from .models import Publication, Version
from .rules.outgoing import Outgoing


def snapshot(publication: Publication, version: Version, outgoing: Outgoing) -> Upload:
    """Draw ``version`` and store it under its hash. Raises what ``documents.store`` raises."""
    kind = kind_of(outgoing.kind)
    values = {
        "publication": publication,
        "version": version,
        "data": version.data,
        "files": outgoing.files,
        "body": kind.template,
        "is_snapshot": True,
        **kind.context(None, publication, version),
    }
    page = render_to_string("release/snapshot.html", values)
    name = f"{publication.address.strip('/').replace('/', '-')}-{version.number}.html"
    return store(by=None, data=page.encode(), name=name, unit_id=outgoing.unit_id)
