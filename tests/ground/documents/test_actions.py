"""Uploads: stored once under their hash, or refused."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from PIL import Image

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.actions import store
from gongkai.ground.documents.models import Upload
from gongkai.ground.documents.queries import content_of, document_of, open_upload
from gongkai.ground.documents.writers.docx import Text, document_bytes

TEXT = "云川区政务公开工作要点".encode()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path


def stored_files() -> list[Path]:
    root = Path(default_storage.path(""))
    return sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file())


def test_an_upload_is_stored_under_its_hash_with_all_its_facts() -> None:
    upload = store(by=None, data=TEXT, name="../要点.txt", unit_id=7)
    digest = hashlib.sha256(TEXT).hexdigest()
    assert stored_files() == [Path(digest[:2], digest[2:4], digest)]
    upload.refresh_from_db()
    assert (upload.name, upload.size, upload.media_type) == ("要点.txt", len(TEXT), "text/plain")
    assert (upload.unit_id, upload.by_id) == (7, None)
    assert content_of(upload) == TEXT
    assert document_of(upload).text == TEXT.decode()


def test_one_content_is_stored_once_under_two_names() -> None:
    one = store(by=None, data=TEXT, name="一.txt")
    two = store(by=None, data=SimpleUploadedFile("二.txt", TEXT), name="二.txt")
    assert one.sha256 == two.sha256
    assert one.pk != two.pk
    assert len(stored_files()) == 1


def test_the_type_is_told_by_content_and_the_name_says_so() -> None:
    upload = store(by=None, data=document_bytes("", [Text("甲")]), name="要点.pdf")
    assert upload.name == "要点.pdf.docx"
    assert upload.media_type.endswith("wordprocessingml.document")


def test_a_picture_is_stored() -> None:
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    upload = store(by=None, data=file, name="照片.png")
    assert upload.media_type == "image/png"
    assert upload.inline


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff", "upload_type_unsupported"),
        (b"\x7fELF\2\1\1\0\0\0\0\0", "upload_type_unsupported"),
        (b"PK\3\4 cut off", "file_broken"),
        (b"x" * 1001, "file_too_large"),
    ],
)
def test_what_cannot_be_used_is_refused_and_leaves_nothing(data: bytes, code: str) -> None:
    with override_settings(SIZE_LIMIT=1000), pytest.raises(Refusal) as refused:
        store(by=None, data=io.BytesIO(data), name="文件.txt")
    assert refused.value.code == code
    assert stored_files() == []
    assert not Upload.objects.exists()


def test_a_write_that_fails_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        store(by=None, data=TEXT, name="要点.txt")
    assert stored_files() == []


def test_altered_and_lost_contents_are_noticed() -> None:
    upload = store(by=None, data=TEXT, name="要点.txt")
    Path(default_storage.path(upload.path)).write_bytes(TEXT.replace(b"\xe4", b"\xe5"))
    with pytest.raises(Refusal):
        content_of(upload)
    default_storage.delete(upload.path)
    with pytest.raises(Refusal) as refused:
        open_upload(upload)
    assert refused.value.code == "upload_lost"


@override_settings(STORAGES={"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}})
def test_a_storage_without_a_file_system_serves_as_well() -> None:
    assert isinstance(default_storage, InMemoryStorage)
    one = store(by=None, data=TEXT, name="一.txt")
    store(by=None, data=TEXT, name="二.txt")
    assert content_of(one) == TEXT
    assert default_storage.listdir(one.path.rpartition("/")[0])[1] == [one.sha256]
