"""kill -9 in the middle of the room's sweep and of what it does with many: all or nothing, once."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from gongkai.ground.audit.models import Entry as Line
from gongkai.ground.evidence.items import RecordItem
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.notices.models import Notice
from gongkai.oversight.coordination.models import Competition, CompetitionEvent, VoteReminder
from gongkai.oversight.coordination.queries.sessions import KIND
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment
from tests.factories import coordination as made
from tests.factories.ledger import People
from tests.factories.plans import task
from tests.killing import ended, killed

pytestmark = pytest.mark.django_db(transaction=True)

HERE = "tests.oversight.coordination.deeds_killed"
NOTIFY = "gongkai.ground.notices.actions:notify"
LOG = "gongkai.ground.audit.actions:record"


def lines(verb):
    """How many lines the log has of it. It is never emptied (ADR 0008): ask before and after."""
    return Line.objects.filter(verb=verb).count()


def voting(district):
    case = made.competition(district.officer, district.office, district.units)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
    return made.opened(district.officer, case)


def before_the_end(case):
    return made.at(case.vote_until - timedelta(1))


@pytest.mark.parametrize(("call", "reminded"), [(1, 0), (2, 1)])
def test_reminding_of_votes(district, call, reminded):
    first, second = voting(district), voting(district)
    now = before_the_end(first)
    said = Notice.objects.filter(key__contains=":remind:")
    killed(f"{HERE}:remind", at=NOTIFY, call=call, now=now)
    assert VoteReminder.objects.count() == said.count() == 3 * reminded
    ended(f"{HERE}:remind", now=now)
    ended(f"{HERE}:remind", now=now)
    assert Counter(VoteReminder.objects.values_list("competition", flat=True)) == {
        first.pk: 3,
        second.pk: 3,
    }
    told = Counter(said.values_list("to", "key"))
    assert len(told) == 6
    assert set(told.values()) == {1}


def test_closing_the_votes(district):
    case = voting(district)
    after = made.at(case.vote_until + timedelta(1))
    before = lines("coordination.close_voting")
    killed(f"{HERE}:close_voting", at=LOG, now=after)
    case.refresh_from_db()
    assert case.state == "voting"
    assert not CompetitionEvent.objects.filter(verb="close_voting").exists()
    ended(f"{HERE}:close_voting", now=after)
    assert Competition.objects.get().state == "closed"
    assert CompetitionEvent.objects.filter(verb="close_voting").count() == 1
    assert lines("coordination.close_voting") == before + 1


@pytest.mark.parametrize(("at", "call"), [(NOTIFY, 2), (NOTIFY, 4), (LOG, 1)])
def test_choosing(district, at, call):
    case = made.closed(district.officer, voting(district))
    now = made.at(case.vote_until + timedelta(1))
    before = lines("coordination.choose")
    told = Notice.objects.filter(key__contains=":award:")
    chosen = Notice.objects.filter(key__endswith=":chosen")
    killed(f"{HERE}:choose", at=at, call=call, now=now)
    assert Competition.objects.get().state == "closed"
    assert not case.entries.exclude(award="").exists()
    assert not told.exists()
    ended(f"{HERE}:choose", now=now)
    assert sorted(case.entries.values_list("award", flat=True)) == ["first", "second", "third"]
    assert Counter(told.values_list("to", flat=True)) == {one.pk: 1 for one in district.people}
    assert Counter(chosen.values_list("to", flat=True)) == {one.pk: 1 for one in district.people}
    assert lines("coordination.choose") == before + 1


@pytest.mark.parametrize("call", [1, 2])
def test_voiding_what_two_tasks_name_as_proof(call):
    """Killed at the flag of either task: the session holds, and no task says otherwise."""
    people = People()
    people.plan(*(task(number, "区文旅局") for number in (1, 2)))
    session = made.session(people.info, people.culture)
    proof = [RecordItem(KIND, str(session.pk))]
    for row in Assignment.objects.order_by("pk"):
        people.bring(row, "doing")
        ledger.report(by=people.info, assignment=row, version=2, text="办了。", items=proof)
    before = lines("plans.flag")
    killed(f"{HERE}:void", at=LOG, call=call)
    session.refresh_from_db()
    assert session.state == "valid"
    assert not Evidence.objects.exclude(withdrawn_at=None).exists()
    assert not Assignment.objects.filter(flagged=True).exists()
    ended(f"{HERE}:void")
    assert Assignment.objects.filter(flagged=True).count() == 2
    assert lines("plans.flag") == before + 2
    told = Counter(Notice.objects.filter(key__contains=":flag:").values_list("to", "link"))
    assert set(told.values()) == {1}
    assert not list(differences())
