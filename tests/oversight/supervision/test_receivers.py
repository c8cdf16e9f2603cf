"""News of other rooms: problems found, proof that fell away."""

from __future__ import annotations

import pytest
from django.db import transaction

from gongkai.ground.evidence import signals as evidence_signals
from gongkai.ground.evidence.queries import of
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs.signals import problem_found
from gongkai.oversight.supervision.models import Finding
from tests.factories import orgs
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db


def send(unit, key="inspection.link:1", **more):
    values = {"title": "首页有死链", "text": "三个链接打不开。", "address": "/desk/", "by": None}
    problem_found.send(sender=None, key=key, unit=unit, **values | more)


def test_a_problem_becomes_a_finding_once(district):
    send(district.culture)
    send(district.culture, title="又发现一次")
    finding = Finding.objects.get()
    assert (finding.title, finding.origin, finding.found_by) == ("首页有死链", "signal", None)
    assert (finding.office, finding.state) == (district.office, "reported")
    assert finding.events.get().by_said == "系统"
    assert Notice.objects.filter(to=district.officer).count() == 1
    send(district.culture, key="inspection.link:2")
    assert Finding.objects.count() == 2


def test_an_address_elsewhere_is_not_kept(district):
    for place, address in enumerate(("https://evil.example/", "//evil.example/", "javascript:1")):
        send(district.culture, key=f"a:{place}", address=address)
    assert set(Finding.objects.values_list("address", flat=True)) == {""}


def test_it_goes_with_the_senders_transaction(district):
    try:
        with transaction.atomic():
            send(district.culture)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert not Finding.objects.exists()
    assert not Notice.objects.filter(kind="supervision.news").exists()
    assert factory.reported(district).number == 1


def test_a_sender_is_never_refused(district, later):
    gone = orgs.unit("云川区旅游局", parent=district.root)
    orgs_actions.close_unit(by=None, unit=gone)
    with later(1):
        send(gone, title="\0", text=" \0 ", by=orgs.person())
    assert Finding.objects.get().title == "自动发现的问题"


def test_withdrawn_proof_is_told_to_the_office(district):
    finding = factory.rectified(district)
    event = finding.events.get(verb="rectify")
    before = Notice.objects.filter(to=district.officer).count()
    for _ in range(2):
        evidence_signals.flagged.send(
            sender=None,
            holder_kind="supervision.caseevent",
            holder_id=event.pk,
            evidence=of(event)[0],
            reason="文件已经撤下",
        )
    told = Notice.objects.filter(to=district.officer).order_by("pk")
    assert told.count() == before + 1
    assert "引用的佐证“整改后的栏目”已经撤回" in told.last().subject
