"""The single sign-on of the government, read from one variable."""

from __future__ import annotations

import json

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("name", "client_id", "secret", "server_url")


def read_oidc(text: str) -> dict[str, str]:
    """``GONGKAI_OIDC`` as a dictionary; empty text means that there is no single sign-on.

    Raises ImproperlyConfigured for anything that is not a JSON object with all that is needed.
    """
    if not text.strip():
        return {}
    try:
        given = json.loads(text)
    except ValueError as error:
        raise ImproperlyConfigured("GONGKAI_OIDC 不是 JSON，请核对引号和逗号。") from error
    missing = [key for key in NEEDED if not isinstance(given, dict) or not given.get(key)]
    if missing:
        raise ImproperlyConfigured(f"GONGKAI_OIDC 里缺少 {'、'.join(missing)}。")
    return {key: str(value) for key, value in given.items()}
