"""三员分立: in the actions, and in the database where somebody goes round them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions
from gongkai.ground.orgs.models import Deputy, Post, Role, Verb
from gongkai.ground.orgs.rules.officers import Held, clash, may_be_granted
from gongkai.ground.orgs.rules.roles import ROLES
from gongkai.ground.orgs.seeds import declared_verbs, plant
from tests.factories import orgs

pytestmark = pytest.mark.django_db
OFFICERS = ["system_officer", "security_officer", "audit_officer"]
CLASHES = [(a, b) for a in [*OFFICERS, "viewer"] for b in [*OFFICERS, "viewer"] if a != b]


@pytest.mark.parametrize(("first", "second"), CLASHES)
def test_nobody_joins_two_kinds_of_duty(first: str, second: str) -> None:
    unit = orgs.unit()
    person = orgs.person(unit, first)
    with pytest.raises(Refusal, match="三员必须分立") as refusal:
        orgs.post(person, unit, second)
    assert refusal.value.code == "officers_apart"
    role = Role.objects.get(code=second)
    with pytest.raises(DatabaseError), transaction.atomic():
        Post.objects.create(user=person, unit=unit, role=role, since=date(2026, 1, 1))


@pytest.mark.parametrize(("first", "second"), CLASHES)
def test_nobody_stands_in_for_another_kind_of_duty(first: str, second: str) -> None:
    unit = orgs.unit()
    person, other = orgs.person(unit, first), orgs.person()
    post = orgs.post(other, unit, second)
    days = {"since": date(2026, 1, 1), "until": date(2026, 1, 9)}
    with pytest.raises(Refusal, match="三员必须分立"):
        actions.name_deputy(by=None, post=post, person=person, **days)
    with pytest.raises(DatabaseError), transaction.atomic():
        Deputy.objects.create(post=post, person=person, **days)


def test_one_after_the_other_is_allowed() -> None:
    unit = orgs.unit()
    person = orgs.person()
    orgs.post(person, unit, "audit_officer", until=date(2026, 3, 1))
    orgs.post(person, unit, "viewer", since=date(2026, 3, 2))
    with pytest.raises(Refusal):
        orgs.post(person, unit, "system_officer", since=date(2026, 3, 1), until=date(2026, 3, 1))


def test_business_posts_go_together() -> None:
    person = orgs.person(orgs.unit(), "viewer")
    orgs.post(person, orgs.unit(), "reviewer")
    day = date(2026, 1, 1)
    assert clash(Held("", "审核员", day, None), [Held("", "查阅人员", day, None)]) is None


def test_only_who_appoints_officers_may_do_so() -> None:
    root = orgs.government()
    admin, system = orgs.person(root, "office_admin"), orgs.person(root, "system_officer")
    newcomer = orgs.person()
    with pytest.raises(Refusal, match="没有"):
        actions.give_post(by=admin, user=newcomer, unit=root, role="audit_officer")
    assert actions.give_post(by=system, user=newcomer, unit=root, role="audit_officer").pk


def test_an_officers_password_is_out_of_the_administrators_hands() -> None:
    root = orgs.government()
    admin, auditor = orgs.person(root, "office_admin"), orgs.person(root, "audit_officer")
    with pytest.raises(Refusal, match="没有"):
        actions.reset_password(by=admin, person=auditor)


def test_declared_verbs_keep_the_auditor_apart() -> None:
    officer = {role.code: role.officer for role in ROLES}
    for verb, _, roles in declared_verbs():
        assert all(may_be_granted(verb, officer[role]) for role in roles), verb


def test_grants_are_the_security_officers_and_stay_as_set() -> None:
    root = orgs.government()
    security = orgs.person(root, "security_officer")
    viewer = Role.objects.get(code="viewer")
    verb = Verb.objects.get(code="orgs.manage_units")
    with pytest.raises(Refusal, match="没有"):
        actions.grant(by=orgs.person(root, "system_officer"), role=viewer, verb=verb)
    actions.grant(by=security, role=viewer, verb=verb)
    assert orgs.person(root, "viewer").has_perm("orgs.manage_units")
    admin = Role.objects.get(code="office_admin")
    actions.withdraw(by=security, role=admin, verb=verb)
    plant()
    assert not orgs.person(root, "office_admin").has_perm("orgs.manage_units")
    with pytest.raises(Refusal, match="审计日志只由"):
        actions.grant(by=security, role=admin, verb=Verb.objects.get(code="audit.read"))
    keys = Verb.objects.get(code="orgs.manage_roles")
    with pytest.raises(Refusal, match="最后一个"):
        actions.withdraw(by=security, role=Role.objects.get(code="security_officer"), verb=keys)
