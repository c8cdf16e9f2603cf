"""Channels: each with its own state; recalled the same way; nothing sent that is not public."""

from __future__ import annotations

import base64
import json
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.publishing.release import actions
from gongkai.publishing.release.channels.folder import listing
from gongkai.publishing.release.models import Channel, Dispatch, Publication
from gongkai.publishing.release.queries import staff
from gongkai.publishing.release.rules import manifest
from tests.factories.release import LEAFLETS, Press
from tests.ground.notices import gateway

pytestmark = pytest.mark.django_db(transaction=True)
KEY = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
def platform(settings: Any) -> Iterator[gateway.Gateway]:
    settings.SITE_ADDRESS = "https://www.example.gov.cn"
    settings.WEBHOOK_SECRET = "geheim"
    settings.WEBHOOK_PLAIN_HOSTS = ["127.0.0.1"]
    with gateway.running() as running:
        yield running


@pytest.fixture
def webhook(press: Press, platform: gateway.Gateway) -> Channel:
    return actions.keep_channel(
        by=press.admin,
        unit=press.government,
        name="融媒体",
        kind="webhook",
        target=platform.address,
        chosen=True,
    )


@pytest.fixture
def folder(press: Press, settings: Any, tmp_path: Path) -> Path:
    settings.SIGNING_KEY = KEY
    settings.OUTGOING_FOLDER = tmp_path
    actions.keep_channel(
        by=press.admin,
        unit=press.government,
        name="外网",
        kind="folder",
        target="out-net",
        chosen=True,
    )
    return tmp_path / "out-net"


def states(deed: str = "publish") -> list[str]:
    return list(Dispatch.objects.filter(deed=deed).order_by("pk").values_list("state", flat=True))


def later(minutes: int) -> Any:
    return clock.hold(clock.now() + timedelta(minutes=minutes))


@pytest.mark.commits
class TestWebhook:
    """What is claimed is committed, so these commit."""

    def test_what_is_public_is_posted_once_with_hash_and_address(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        publication = press.published(files={"a": press.upload("名单")})
        assert actions.send_due() == 1
        assert actions.send_due() == 0
        (said,) = platform.messages
        assert said["deed"] == "publish"
        assert said["address"] == f"https://www.example.gov.cn{publication.address}"
        assert said["sha256"] == publication.digest
        assert said["files"][0]["name"] == "名单.txt"
        assert platform.headers[0]["idempotency-key"] == said["key"]
        assert platform.headers[0]["x-gongkai-signature"].startswith("sha256=")
        assert states() == ["sent"]

    def test_a_name_that_leads_to_this_machine_gets_nothing(
        self, press: Press, platform: gateway.Gateway, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever may name a host does not reach the services of the server by it."""
        home = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: home)
        actions.keep_channel(
            by=press.admin, unit=press.government, name="微信", kind="webhook",
            target="https://wechat.example.cn/", chosen=True,
        )  # fmt: skip
        press.published()
        actions.send_due()
        (row,) = Dispatch.objects.all()
        assert "指向本机" in row.error
        assert platform.messages == []

    def test_what_is_taken_down_before_it_was_sent_is_never_sent(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        press.withdraw(press.published())
        assert actions.send_due() == 0
        assert platform.messages == []
        assert states() == ["skipped"]

    def test_a_row_that_was_left_waiting_is_looked_at_again_before_it_goes(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        press.withdraw(press.published())
        Dispatch.objects.update(state="waiting")  # as if the call had been lost
        actions.send_due()
        assert platform.messages == []

    def test_taking_down_goes_the_same_way_and_is_tried_until_it_is_certain(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        publication = press.published()
        actions.send_due()
        press.withdraw(publication, notice="名单正在核对。")
        platform.answers[:] = [500, gateway.HANG_UP, 429, 200]
        for minutes in (0, 10, 60, 400):
            with later(minutes):
                actions.send_due()
        recalls = [one for one in platform.messages if one["deed"] == "withdraw"]
        assert len(recalls) == 4
        assert {one["key"] for one in recalls} == {recalls[0]["key"]}
        assert recalls[0]["notice"] == "名单正在核对。"
        assert "title" not in recalls[0]
        assert states("withdraw") == ["sent"]

    def test_where_it_may_have_arrived_a_person_decides(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        press.published()
        platform.answers[:] = [500, 200]
        actions.send_due()
        with later(600):
            assert actions.send_due() == 0
        assert states() == ["unknown"]
        actions.resend(by=press.author, dispatch=Dispatch.objects.get())
        actions.send_due()
        assert states() == ["sent"]
        tries = Dispatch.objects.get().attempts.order_by("pk")
        assert [one.result for one in tries] == ["uncertain", "delivered"]

    def test_a_worker_that_died_after_its_claim_leaves_it_to_a_person(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        press.published()
        Dispatch.objects.update(state="claimed", claimed_at=clock.now() - timedelta(hours=1))
        assert actions.send_due() == 0
        assert states() == ["unknown"]

    def test_a_recall_waits_for_the_publishing_that_is_on_its_way(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        publication = press.published()
        Dispatch.objects.update(state="claimed", claimed_at=clock.now())
        press.withdraw(publication)
        assert actions.send_due() == 0
        assert states("withdraw") == ["waiting"]
        Dispatch.objects.filter(deed="publish").update(state="sent")
        with later(1):
            assert actions.send_due() == 1
        assert states("withdraw") == ["sent"]

    def test_protected_content_is_called_back_before_the_correction_goes(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        first = press.published()
        actions.send_due()
        press.correct(first, "去掉了名单。", note="去掉名单", removes_protected=True)
        platform.answers[:] = [503, 200]
        for minutes in (0, 2, 4):
            with later(minutes):
                actions.send_due()
        told = [(one["deed"], one["version"]) for one in platform.messages]
        assert told == [("publish", 1), ("withdraw", 1), ("withdraw", 1), ("publish", 2)]

    def test_a_channel_that_a_correction_leaves_out_is_called_back(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        first = press.published()
        actions.send_due()
        press.correct(first, "时间改了。", note="改了时间", channels=[])
        actions.send_due()
        told = [(one["deed"], one["version"]) for one in platform.messages]
        assert told == [("publish", 1), ("withdraw", 1)]

    def test_a_correction_takes_the_place_of_what_it_corrects(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        first = press.published()
        actions.send_due()
        Channel.objects.update(chosen=False)  # not one of the usual ones any more
        ticked = staff.channels_at_first(first.record_kind, first.record_id)
        assert ticked == [webhook.pk]
        press.correct(first, "时间改了。", note="改了时间", channels=[webhook])
        actions.send_due()
        told = [(one["deed"], one["version"]) for one in platform.messages]
        assert told == [("publish", 1), ("publish", 2)]

    def test_a_channel_that_was_left_is_not_used_but_still_called_back(
        self, press: Press, webhook: Channel, platform: gateway.Gateway
    ) -> None:
        publication = press.published()
        actions.send_due()
        actions.switch_channel(by=press.admin, channel=webhook, active=False)
        press.correct(publication, "又改了。")
        press.withdraw(publication)
        actions.send_due()
        assert [one["deed"] for one in platform.messages] == ["publish", "withdraw"]


@pytest.mark.commits
class TestFolder:
    """A folder for a one-way gap."""

    def faults(self, folder: Path) -> list[str]:
        key = manifest.private_key(KEY).public_key()
        return manifest.faults((folder / manifest.NAME).read_bytes(), key, listing(folder))

    def test_it_holds_the_page_the_files_and_a_list_that_proves_them(
        self, press: Press, folder: Path
    ) -> None:
        publication = press.published(files={"a": press.upload("张三，一等奖")})
        assert actions.send_due() == 1
        place = folder / publication.address.strip("/")
        assert "开放日定在三月五日。" in (place / "index.html").read_text()
        record = json.loads((place / "record.json").read_text())
        assert (folder / record["files"][0]["path"]).read_text() == "张三，一等奖"
        assert self.faults(folder) == []

    @pytest.mark.parametrize("harm", ["changed", "missing", "added", "signature", "list"])
    def test_whatever_was_changed_on_the_way_is_noticed(
        self, press: Press, folder: Path, harm: str
    ) -> None:
        publication = press.published()
        actions.send_due()
        place = folder / publication.address.strip("/")
        listed = folder / manifest.NAME
        deeds: dict[str, Callable[[], object]] = {
            "changed": lambda: (place / "index.html").write_text("别的"),
            "missing": (place / "index.html").unlink,
            "added": lambda: (place / "more.html").write_text("别的"),
            "signature": lambda: listed.write_text(
                listed.read_text().replace('"number": 1', '"number": 2')
            ),
            "list": lambda: listed.write_text(listed.read_text()[:-9]),
        }
        deeds[harm]()
        assert self.faults(folder)

    def test_a_take_down_removes_every_file_and_names_the_address(
        self, press: Press, folder: Path
    ) -> None:
        publication = press.published(files={"a": press.upload("名单")})
        other = press.published()
        actions.send_due()
        press.withdraw(publication)
        actions.send_due()
        assert not (folder / publication.address.strip("/")).exists()
        assert (folder / other.address.strip("/") / "index.html").exists()
        kept, _, _ = manifest.opened((folder / manifest.NAME).read_bytes())
        assert kept.removed == {publication.address}
        assert kept.number == 3
        assert self.faults(folder) == []

    def test_a_correction_leaves_no_old_file(self, press: Press, folder: Path) -> None:
        first = press.published(files={"a": press.upload("身份证号")})
        actions.send_due()
        LEAFLETS[first.record_id].files = {}
        press.correct(first, "去掉了名单。", note="去掉名单", removes_protected=True)
        for minutes in (0, 1):
            with later(minutes):
                actions.send_due()
        place = folder / first.address.strip("/")
        assert sorted(path.name for path in place.iterdir()) == ["index.html", "record.json"]
        assert "去掉了名单。" in (place / "index.html").read_text()
        assert self.faults(folder) == []

    def test_the_same_again_changes_nothing(self, press: Press, folder: Path) -> None:
        press.withdraw(press.published())
        publication = press.published()
        actions.send_due()
        before = [one for one in listing(folder) if "record.json" in one[0]]
        Dispatch.objects.filter(state="sent").update(state="waiting")
        actions.send_due()
        assert [one for one in listing(folder) if "record.json" in one[0]] == before
        assert isinstance(publication, Publication)

    def test_without_a_key_nothing_is_written(
        self, press: Press, folder: Path, settings: Any
    ) -> None:
        settings.SIGNING_KEY = ""
        press.published()
        actions.send_due()
        assert not folder.exists()
        assert states() == ["failed"]
        assert "签名密钥" in Dispatch.objects.get().error


@pytest.mark.parametrize("target", ["../out", "/etc", "a/b", "", "Out", "a" * 60, "a\nb"])
def test_a_folder_stays_where_it_belongs(press: Press, target: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.keep_channel(
            by=press.admin, unit=press.government, name="外网", kind="folder", target=target
        )
    assert refused.value.code == "target_wrong"


NOT_OUTSIDE = [
    "https://localhost/x",
    "https://127.0.0.1:8000/",
    "https://[::1]/",
    "https://169.254.169.254/latest",
    "https://[::ffff:127.0.0.1]/",
    "https://0.0.0.0/",
    "https://name:word@example.cn/",
]


@pytest.mark.parametrize(
    "target", ["http://example.cn/", "ftp://example.cn/", "example.cn", "", *NOT_OUTSIDE]
)
def test_a_platform_is_reached_by_https(press: Press, target: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.keep_channel(
            by=press.admin, unit=press.government, name="微信", kind="webhook", target=target
        )
    assert refused.value.code == "target_wrong"


def test_only_the_office_keeps_channels(press: Press) -> None:
    with pytest.raises(Refusal) as refused:
        actions.keep_channel(
            by=press.author, unit=press.unit, name="外网", kind="folder", target="out"
        )
    assert refused.value.code == "not_allowed"
