"""A backup that was restored: on this part's database, by the commands as people type them."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

FILL = """
from django.conf import settings
from gongkai.ground.orgs import actions
from pathlib import Path
unit = actions.add_unit(by=None, name="云川区档案馆", kind="institution", parent=None)
actions.add_person(by=None, username="heliu", name="何柳", password="yunchuan-9-Ma")
place = Path(settings.MEDIA_ROOT) / "ab" / "abc"
place.parent.mkdir(parents=True)
place.write_bytes("公文".encode())
"""
TELL = """
from django.conf import settings
from gongkai.ground.audit.models import Entry
from gongkai.ground.orgs.models import Unit, User
from pathlib import Path
file = Path(settings.MEDIA_ROOT) / "ab" / "abc"
print([u.name for u in Unit.objects.all()], [u.name for u in User.objects.all()],
      Entry.objects.count(), file.exists() and file.read_bytes().decode())
"""


def gongkai(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gongkai.doors.cli.main", *words],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def done(environment: dict[str, str], *words: str) -> str:
    answer = gongkai(environment, *words)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.fixture
def filled(installation: dict[str, str]) -> dict[str, str]:
    done(installation, "manage", "migrate", "-v0")
    done(installation, "manage", "shell", "-v0", "-c", FILL)
    return installation


def test_what_was_backed_up_is_there_again(
    filled: dict[str, str], another: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "备份.tar.gz"
    before = done(filled, "manage", "shell", "-v0", "-c", TELL)
    assert "何柳" in before
    assert "公文" in before
    assert "1 个上传的文件" in done(filled, "backup", str(file))
    assert file.stat().st_mode & 0o077 == 0

    assert "核对无误" in done(another, "restore", str(file))
    assert done(another, "manage", "shell", "-v0", "-c", TELL) == before

    again = gongkai(another, "restore", str(file))
    assert again.returncode == 1
    assert "已经有账号" in again.stderr
    assert "已经存在" in gongkai(filled, "backup", str(file)).stderr


def test_a_damaged_backup_changes_nothing(
    filled: dict[str, str], another: dict[str, str], tmp_path: Path
) -> None:
    file, folder = tmp_path / "a.tar.gz", tmp_path / "unpacked"
    done(filled, "backup", str(file))
    with tarfile.open(file) as packed:
        packed.extractall(folder, filter="data")
    (folder / "uploads" / "ab" / "abc").write_text("改过")
    changed, short, other = (tmp_path / f"{name}.tar.gz" for name in ("changed", "short", "other"))
    with tarfile.open(changed, "w:gz") as packed:
        packed.add(folder, "")
    short.write_bytes(file.read_bytes()[:2000])
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["digests"]["../../outside"] = "0"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(other, "w:gz") as packed:
        packed.add(folder, "")
    for bad, said in (
        (changed, "损坏"),
        (short, "不是完整"),
        (other, "不是完整"),
        (folder / "no", "没有找到"),
    ):
        answer = gongkai(another, "restore", str(bad))
        assert answer.returncode == 1
        assert said in answer.stderr
        assert answer.stderr.count("\n") == 1
    done(another, "restore", str(file))
