"""The file of a proof goes to whoever sees its holder, and to nobody else."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import reverse

from gongkai.ground.evidence import actions, holders
from gongkai.ground.evidence.items import FileItem, LinkItem
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

from . import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def proof(user: User, unit: Unit) -> Evidence:
    with transaction.atomic():
        items = [FileItem(files.pdf(), "通知.pdf"), LinkItem("/a")]
        return actions.attach(by=user, unit=unit, holder=unit, items=items)[0]


def address(row: Evidence) -> str:
    return reverse("evidence:file", args=[row.pk])


def test_our_people_get_the_file(user: User, proof: Evidence) -> None:
    answer = orgs.signed_in(user).get(address(proof))
    assert b"".join(answer) == default_storage.open(proof.upload.path).read()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "no-store" in answer["Cache-Control"]


def test_strangers_get_404_by_every_method(proof: Evidence) -> None:
    stranger = orgs.signed_in(orgs.person(orgs.unit()))
    for method in ("GET", "HEAD", "POST", "DELETE"):
        assert stranger.generic(method, address(proof)).status_code == 404


def test_nobody_signed_in_is_asked_to(proof: Evidence) -> None:
    assert Client().get(address(proof)).status_code == 302


def test_what_is_no_file_or_not_there_is_404(user: User, proof: Evidence) -> None:
    link = Evidence.objects.get(kind="link")
    client = orgs.signed_in(user)
    assert client.get(address(link)).status_code == 404
    assert client.get("/desk/evidence/987654321/file/").status_code == 404


def test_a_holder_whose_room_is_gone_shows_nothing(
    user: User, proof: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holders, "_holders", {})
    assert orgs.signed_in(user).get(address(proof)).status_code == 404


def test_a_file_that_the_storage_lost_is_said(user: User, proof: Evidence) -> None:
    assert proof.upload is not None
    default_storage.delete(proof.upload.path)
    answer = orgs.signed_in(user).get(address(proof), follow=True)
    assert answer.status_code == 200
    assert "找不到或者已经损坏" in answer.content.decode()
