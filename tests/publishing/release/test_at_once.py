"""Two people at one moment: nothing goes out past a take-down, no two wait for each other."""

from __future__ import annotations

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.review import actions as review
from gongkai.ground.review.rules.opinions import Opinion
from gongkai.oversight.plans.actions import showing
from gongkai.publishing.release.models import Publication
from tests.factories.plans import District, taken_over
from tests.factories.release import LEAFLETS, Press
from tests.factories.shown_plans import reviewers
from tests.meeting import meet

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def corrected(press: Press) -> Publication:
    """Public, with a correction that passed its review and waits to go out."""
    publication = press.published()
    LEAFLETS[1].text = "改过的正文。"
    press.review(LEAFLETS[1])
    return publication


def state(publication: Publication) -> tuple[str, int]:
    row = Publication.objects.get(pk=publication.pk)
    return row.state, row.number


@pytest.mark.parametrize("after", ["release_publication", "audit_head"])
def test_a_version_released_during_a_take_down_does_not_go_out(
    press: Press, corrected: Publication, after: str
) -> None:
    told = meet(lambda: press.withdraw(corrected), lambda: press.release(LEAFLETS[1]), after=after)
    assert told == ("done", "withdrawn")
    assert state(corrected) == ("withdrawn", 1)


@pytest.mark.parametrize("after", ["release_publication", "audit_head"])
def test_a_take_down_during_a_release_takes_down_what_went_out(
    press: Press, corrected: Publication, after: str
) -> None:
    told = meet(lambda: press.release(LEAFLETS[1]), lambda: press.withdraw(corrected), after=after)
    assert told == ("done", "done")
    assert state(corrected) == ("withdrawn", 2)


@pytest.mark.parametrize("after", ["review_case", "release_publication", "audit_head"])
def test_a_change_during_a_release_does_not_change_what_goes_out(
    press: Press, corrected: Publication, after: str
) -> None:
    reviewed = LEAFLETS[1].outgoing().content.digest

    def change() -> object:
        LEAFLETS[1].text = "又改了。"
        return press.write(LEAFLETS[1])

    told = meet(lambda: press.release(LEAFLETS[1]), change, after=after)
    assert told == ("done", "done")
    version = corrected.versions.get(number=2)
    assert version.digest == reviewed
    with pytest.raises(Refusal):
        press.release(LEAFLETS[1])


@pytest.mark.parametrize("after", ["release_publication", "audit_head"])
def test_two_who_release_the_same_make_one_version(
    press: Press, corrected: Publication, after: str
) -> None:
    both = [lambda: press.release(LEAFLETS[1])] * 2
    assert meet(*both, after=after) == ("done", "already_public")
    assert state(corrected) == ("public", 2)


@pytest.mark.parametrize("after", ["review_case", "audit_head"])
def test_a_reviewer_and_the_office_that_tells_never_wait_for_each_other(after: str) -> None:
    district = District()
    plan = taken_over(district)
    first, *_ = reviewers(district)
    showing.fill(by=district.officer, plan=plan)
    case = showing.send(by=district.officer, plan=plan)
    task = plan.tasks.order_by("order").first()
    assert task
    told = showing.Told(task.pk, "done", "办好了。", task.shown.at.isoformat())

    def tell() -> object:
        return showing.tell(by=district.officer, plan=plan, rows=[told])

    def approve() -> object:
        return review.approve(by=first, case=case, version=case.version, opinion=Opinion())

    assert meet(tell, approve, after=after) == ("done", "stale")
