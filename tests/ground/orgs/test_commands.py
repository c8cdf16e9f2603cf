"""The first account comes from the command line, once."""

from __future__ import annotations

import pytest

from gongkai.doors.cli.main import main
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.queries import may

pytestmark = pytest.mark.django_db
ARGUMENTS = ["--government", "云川区人民政府", "--username", "heming", "--name", "何鸣"]


def test_the_first_account_is_the_system_officers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["orgs", "begin", *ARGUMENTS]) == 0
    said = capsys.readouterr().out
    person = User.objects.get()
    assert person.check_password(said.split("首次登录密码 ")[1].split("\n")[0])
    assert person.must_change_password
    assert may(person, "orgs.manage_officers", Unit.objects.get())


def test_there_is_no_second_time(capsys: pytest.CaptureFixture[str]) -> None:
    main(["orgs", "begin", *ARGUMENTS])
    assert main(["orgs", "begin", *ARGUMENTS]) == 1
    assert "已经有单位或者账号了" in capsys.readouterr().err
    assert User.objects.count() == 1
