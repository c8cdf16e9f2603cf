"""News of review and of the door: what was sent, published, taken down or expired."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Post, User
from gongkai.ground.orgs.signals import handed_over
from gongkai.ground.review.models import Case
from gongkai.ground.review.signals import submitted
from gongkai.publishing.release.models import Publication
from gongkai.publishing.release.rules.outgoing import GONE
from gongkai.publishing.release.signals import expired, published, withdrawn

from .actions import hand_over_items
from .actions.telling import tell_life
from .models import Item
from .rules.chain import KIND


@receiver(published, dispatch_uid="items.published")
def count(publication: Publication, by: User | None, **_more: Any) -> None:
    """It is there now. What only a circle may read fulfils no duty to publish (条例 art. 19-21):
    the entry's clock runs on, and what was open to everybody until now is gone."""
    if publication.audience_id is None:
        _tell(publication, "published", by)
    elif publication.gone_at == publication.changed_at:  # narrowed by this very version
        _tell(publication, "withdrawn", by)


@receiver(withdrawn, dispatch_uid="items.withdrawn")
def uncount(publication: Publication, by: User | None, **_more: Any) -> None:
    """It is gone."""
    _tell(publication, "withdrawn", by)


@receiver(expired, dispatch_uid="items.expired")
def end(publication: Publication, by: User | None, **_more: Any) -> None:
    """Its days are over: it was published in its time, which a take-down undoes; what stays with a
    banner still counts."""
    if publication.ending == GONE:
        _tell(publication, "dropped", by)


@receiver(submitted, dispatch_uid="items.submitted")
def show_to_the_office(case: Case, **_more: Any) -> None:
    """From the first time it is sent to review the office sees it."""
    if case.record_kind == KIND:
        rows = Item.objects.filter(pk=case.record_id, sent_at=None)
        rows.update(sent_at=clock.now())


@receiver(handed_over, dispatch_uid="items.handed_over")
def pass_on(old: Post, new: Post, by: User | None, note: str = "", **_more: Any) -> None:
    """Whoever takes over a post is responsible for its items from then on."""
    hand_over_items(by=by, old=old, new=new, note=note)


def _tell(publication: Publication, verb: str, by: User | None) -> None:
    if publication.record_kind != KIND:
        return
    item = Item.objects.select_related("entry").filter(pk=publication.record_id).first()
    if item is not None:
        tell_life(item, verb, by)
