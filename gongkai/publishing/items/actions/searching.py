"""The daily search for old public information that somebody should look at again.

What is found is a suspicion: nothing is taken down by it (已公开信息清理).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Mod

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.textcheck.queries import checker
from gongkai.publishing.release.models import Publication, Version
from gongkai.publishing.release.queries import listed
from gongkai.publishing.release.rules.outgoing import strings_in

from ..enums import Decision, Suspicion
from ..models import Item
from ..rules.chain import KIND
from .clearing import suspect

logger = logging.getLogger(__name__)

LISTS = ("subsidies",)  # tables of people: their purpose ends
LONGEST_SHOWN = timedelta(days=730)  # 自然人名单 2 years: a local rule, not verified
MOST = 200  # suspicions of one kind in one search
SURE = ("id_number", "mobile", "bank_card")
BATCH = 200
WHOLE = (0, 1)


def search_old(part: tuple[int, int] = WHOLE) -> int:
    """Look through what is public; return how many new suspicions there are.

    ``part`` (which, of how many) bounds the costly reading of texts. Each kind is looked for by
    itself; one that fails is logged, the others still run.
    """
    found = 0
    for suspicion, look in LOOKS.items():
        try:
            found += _take(suspicion, look())
        except Exception:
            logger.exception("search for %s failed", suspicion)
    return found + _take(Suspicion.PERSONAL, _personal(*part))


def _take(suspicion: str, found: Iterator[tuple[Item, str]]) -> int:
    """The new ones, at most ``MOST``: what waits already or was decided keeps nobody out."""
    new = (pair for pair in found if _suspect(pair[0], suspicion, pair[1]))
    return sum(1 for _ in islice(new, MOST))


def _suspect(item: Item, suspicion: str, evidence: str) -> bool:
    """Once: what was decided of the same version is not asked again."""
    since = Publication.objects.filter(record_kind=KIND, record_id=item.pk)
    changed = since.values_list("changed_at", flat=True).first()
    decided = item.clearings.filter(suspicion=suspicion, decided_at__gte=changed)
    if changed is None or decided.exists():
        return False
    try:
        with transaction.atomic():
            return suspect(by=None, item=item, suspicion=suspicion, evidence=evidence) is not None
    except Refusal:  # it was taken down meanwhile
        return False


def _public() -> QuerySet[Item]:
    ids = listed().filter(record_kind=KIND).values("record_id")
    return Item.objects.filter(pk__in=ids).order_by("pk")


def _ended() -> Iterator[tuple[Item, str]]:
    """Its entry is no more."""
    for item in _public().filter(entry__ended_on__lte=clock.today()).select_related("entry"):
        assert item.entry is not None, "it was asked for"
        yield item, f"所属的公开事项已经停用：{item.entry.end_reason}"


def _without_path() -> Iterator[tuple[Item, str]]:
    """Nobody comes to it: neither a column nor an entry of the catalogue."""
    for item in _public().filter(entry=None, columns=None):
        yield item, "没有放进栏目，也不属于公开事项，从网站上找不到入口"


def _past() -> Iterator[tuple[Item, str]]:
    """A list of people without a last day that has been shown for long."""
    before = clock.today() - LONGEST_SHOWN
    rows = _public().filter(schema__in=LISTS, expires_on=None, formed_on__lte=before)
    for item in rows:
        yield item, "名单已经公开两年，没有写公开到哪一天"


def _contradictory() -> Iterator[tuple[Item, str]]:
    """Two guides of one unit on one matter."""
    seen: dict[tuple[int, str], Item] = {}
    for item in _public().filter(kind="guide").iterator(chunk_size=BATCH):
        matter = "".join(str(item.guide.get("matter", "")).split())
        other = seen.get((item.unit_id, matter)) if matter else None
        if other is not None and other.guide != item.guide:
            yield other, f"和《{item.title.strip('《》')}》是同一事项，内容不一样"
        seen[item.unit_id, matter] = item


def _personal(which: int, of: int) -> Iterator[tuple[Item, str]]:
    """What the check of today is sure of, and nobody decided to keep."""
    own = checker()
    public = listed().filter(record_kind=KIND).annotate(turn=Mod("pk", of)).filter(turn=which)
    versions = Version.objects.filter(publication__in=public.values("pk"))
    rows = versions.select_related("publication").order_by("pk")
    for version in rows.iterator(chunk_size=BATCH):
        publication = version.publication
        if version.number != publication.number:
            continue
        findings = own.text("\n".join(strings_in(version.data)))
        sure = {
            one.fingerprint: one for one in findings if one.kind in SURE and one.grade == "sure"
        }
        item = Item.objects.filter(pk=publication.record_id).first() if sure else None
        if item is None:
            continue
        kept = item.settlements.filter(decision=Decision.KEPT, fingerprint__in=sure)
        left = sure.keys() - set(kept.values_list("fingerprint", flat=True))
        if left:
            labels = "、".join(sorted({sure[each].label for each in left}))
            yield item, f"公开的内容里有{labels}，共 {len(left)} 处"


LOOKS: dict[str, Callable[[], Iterator[tuple[Item, str]]]] = {
    Suspicion.INVALID: _ended,
    Suspicion.NO_PATH: _without_path,
    Suspicion.PAST: _past,
    Suspicion.CONTRADICTORY: _contradictory,
}
