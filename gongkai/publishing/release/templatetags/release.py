"""What the room's pages, and the pages of the rooms that own records, say of publishing."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.tags.fields import control
from gongkai.ground.ui.tags.signs import state

from ..models import Publication
from ..queries import staff
from ..queries.gates import ALREADY
from ..rules.life import CANCELLED, EXPIRED, MACHINE, PUBLIC, SCHEDULED, WITHDRAWN

register = template.Library()
register.filter("control", control)
SHAPES = {PUBLIC: "go", SCHEDULED: "clock", EXPIRED: "off", WITHDRAWN: "off", CANCELLED: "off"}


@register.filter
def life_state(publication: Publication) -> SafeString:
    """The state's word with its shape."""
    return state(MACHINE.states[publication.state], SHAPES[publication.state])


@register.inclusion_tag("release/staff/panel.html", takes_context=True)
def release_panel(context: Context, kind: str, record_id: int) -> dict[str, Any]:
    """On a record's own page: where it stands in public, why it cannot go out yet, the way to do
    it."""
    user = context["request"].user
    outgoing = staff.outgoing_of(kind, record_id)
    able = (
        outgoing is not None
        and isinstance(user, User)
        and orgs.works_for(user, "release.publish", outgoing.unit_id)
    )
    missing = staff.reasons_of(outgoing) if outgoing is not None else []
    publication = staff.publication_of(kind, record_id)
    waiting = staff.waiting_of(publication)
    is_current = [reason.code for reason in missing] == [ALREADY]
    return {
        "kind": kind,
        "record_id": record_id,
        "publication": publication,
        "waiting": waiting,
        "outdated": waiting is not None
        and (outgoing is None or outgoing.content.digest != waiting.digest),
        "missing": [] if is_current else missing,
        "is_current": is_current,
        "able": able and not missing,
    }
