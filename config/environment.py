"""Every setting that an operator can make, in one table.

Configuration comes from environment variables only. Each one is declared here with its default
and its meaning; ``docs/operating.md`` lists the same names, and a guard holds the two together.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: its name, its default (None: must be set) and its meaning."""

    name: str
    default: str | None
    meaning: str


VARIABLES: dict[str, Variable] = {}


def _declare(name: str, default: str | None, meaning: str) -> None:
    VARIABLES[name] = Variable(name, default, meaning)


_declare("GONGKAI_SITE", "all", "which part this process serves: all, public, staff or worker")
_declare(
    "GONGKAI_DATA", str(PROJECT / "var"), "folder of the database file, uploads and static files"
)
_declare(
    "GONGKAI_DATABASE_URL", "", "database address; empty means the SQLite file in GONGKAI_DATA"
)
_declare("GONGKAI_PROCESSES", "1", "processes of the web server, of 8 threads each")
_declare(
    "GONGKAI_SECRET_KEY", "", "secret for sessions and signatures; production needs 50 characters"
)
_declare(
    "GONGKAI_HOSTS", "", "host names served, separated by commas; production needs at least one"
)
_declare(
    "GONGKAI_HTTPS", "1", "production: 1 if reached by https only, 0 on a closed network without it"
)
_declare(
    "GONGKAI_PAGE_CACHE",
    "",
    "public pages kept ready: file (one machine), database (several), off; "
    "empty: file where one process tree serves all, else database",
)
_declare("GONGKAI_PROXIES", "0", "how many reverse proxies of one's own stand in front")
_declare(
    "GONGKAI_FIRST_DAY",
    "next",
    "time limits: next counts from the day after the event, same from it",
)
_declare("GONGKAI_IDLE_MINUTES", "30", "minutes without a click after which staff are signed out")
_declare("GONGKAI_SESSION_HOURS", "12", "hours after which staff sign in anew in any case")
_declare("GONGKAI_LOCK_MINUTES", "30", "minutes for which five failed sign-ins close an account")
_declare("GONGKAI_SECOND_FACTOR", "optional", "who must use TOTP: optional, officers or everyone")
_declare(
    "GONGKAI_EMAIL_URL", "", "mail server, as smtp://user:password@host:port; empty prints mails"
)
_declare("GONGKAI_EMAIL_FROM", "gongkai@localhost", "sender of mails")
_declare(
    "GONGKAI_SMS_WEBHOOK", "", "address that receives short messages as JSON; empty: none are sent"
)
_declare("GONGKAI_WECHAT_WEBHOOK", "", "address that receives WeChat messages as JSON; empty: none")
_declare("GONGKAI_WEBHOOK_SECRET", "", "key that signs webhook bodies (HMAC-SHA256)")
_declare(
    "GONGKAI_WEBHOOK_PLAIN_HOSTS",
    "",
    "hosts of the closed network that webhooks may reach by http, separated by commas",
)
_declare(
    "GONGKAI_DESK_ADDRESS",
    "",
    "address of the staff site in mails, as https://host; empty: no link",
)
_declare(
    "GONGKAI_SITE_ADDRESS",
    "",
    "address of the public site in what is sent to other platforms, as https://host",
)
_declare(
    "GONGKAI_SIGNING_KEY",
    "",
    "Ed25519 key (32 bytes, base64) that signs static folders; empty: none are written",
)
_declare("GONGKAI_QUIET_HOURS", "21:00-08:00", "hours in which no short message is sent")
_declare(
    "GONGKAI_OIDC",
    "",
    "single sign-on as JSON: name, client_id, secret, server_url, claim; empty: none",
)
_declare("GONGKAI_SIZE_LIMIT_MB", "50", "largest upload in MB")


def read(name: str) -> str:
    """The value of a declared variable, or its default.

    Raises KeyError for a name that is not declared: a setting nobody documented.
    """
    variable = VARIABLES[name]
    value = os.environ.get(name, variable.default)
    if value is None:
        raise RuntimeError(f"{name} must be set: {variable.meaning}")
    return value


def flag(name: str) -> bool:
    """A variable that is on (1, true, yes) or off."""
    return read(name).strip().lower() in {"1", "true", "yes"}


def number(name: str) -> int:
    """A variable that is a whole number."""
    return int(read(name))


def listed(name: str) -> list[str]:
    """A variable that is a list separated by commas."""
    return [part.strip() for part in read(name).split(",") if part.strip()]
