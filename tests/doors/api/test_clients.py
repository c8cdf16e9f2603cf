"""Business systems are registered by the system officer; a token is shown once."""

from __future__ import annotations

import re

import pytest

from gongkai.doors.api import actions
from gongkai.doors.api.models import ApiClient
from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from tests.factories import orgs

pytestmark = pytest.mark.django_db


def test_the_officer_registers_and_takes_back() -> None:
    government = orgs.government()
    officer = orgs.signed_in(orgs.person(government, "system_officer"))
    sent = {"name": "热线平台", "unit": government.pk, "scopes": ["units.read"]}
    page = officer.post("/desk/api/clients/new/", sent).content.decode()
    (token,) = re.findall(r"gk_[\w-]{40,}", page)
    client = ApiClient.objects.get()
    assert token not in str(client.__dict__)
    assert token not in officer.get("/desk/api/clients/").content.decode()
    assert not Entry.objects.filter(sentence__contains=token).exists()
    officer.post(f"/desk/api/clients/{client.pk}/revoke/")
    client.refresh_from_db()
    assert not client.active
    verbs = list(Entry.objects.filter(verb__startswith="api.").values_list("verb", flat=True))
    assert sorted(verbs) == ["api.add_client", "api.revoke"]


def test_what_is_wrong_is_said_in_sentences() -> None:
    government = orgs.government()
    officer = orgs.signed_in(orgs.person(government, "system_officer"))
    answer = officer.post("/desk/api/clients/new/", {})
    assert answer.status_code == 422
    for sentence in ("请填写系统名称。", "请选择由哪个单位负责。", "请至少选择一件"):
        assert sentence in answer.content.decode()
    actions.add_client(by=None, name="热线平台", unit=government, scopes=["units.read"])
    sent = {"name": "热线平台", "unit": government.pk, "scopes": ["units.read"]}
    assert "已经登记过" in officer.post("/desk/api/clients/new/", sent).content.decode()


def test_nobody_else_may() -> None:
    unit = orgs.unit()
    with pytest.raises(Refusal, match="系统管理员"):
        actions.add_client(by=orgs.person(unit), name="热线", unit=unit, scopes=["units.read"])
    assert orgs.signed_in(orgs.person(unit)).get("/desk/api/clients/").status_code == 404


def test_the_reference_tells_every_operation() -> None:
    page = orgs.signed_in(orgs.person(orgs.unit())).get("/desk/api/").content.decode()
    assert "单位名录" in page
    assert "/api/v1/units" in page
