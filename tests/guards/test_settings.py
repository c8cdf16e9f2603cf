"""Every setting is declared once, documented, and read nowhere else."""

from __future__ import annotations

import re

from config.environment import PROJECT, VARIABLES

GUIDE = PROJECT / "docs" / "operating.md"


def test_the_guide_lists_exactly_the_settings() -> None:
    documented = set(re.findall(r"^\| `(GONGKAI_\w+)`", GUIDE.read_text(encoding="utf-8"), re.M))
    assert len(VARIABLES) > 15
    assert documented - set(VARIABLES) == set(), "documented, but there is no such setting"
    assert set(VARIABLES) - documented == set(), "add these to the table in docs/operating.md"


def test_the_guide_names_the_defaults() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for variable in VARIABLES.values():
        row = re.search(rf"^\| `{variable.name}` \| (.*?) \|", guide, re.M)
        assert row, variable.name
        if variable.default and str(PROJECT) not in variable.default:
            assert f"`{variable.default}`" in row[1], variable.name


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        path.relative_to(PROJECT).as_posix()
        for folder in ("gongkai", "config")
        for path in (PROJECT / folder).rglob("*.py")
        if re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))
    }
    assert readers == {
        "config/environment.py",
        # These two only say which settings Django takes when nobody says it.
        "config/wsgi.py",
        "gongkai/doors/cli/main.py",
        "gongkai/doors/cli/keeping/databases.py",  # hands it on to pg_dump, reads nothing
    }
