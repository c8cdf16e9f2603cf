"""The reference for makers of business systems, read from the API's own description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API as people read it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: list[dict[str, Any]]


def operations() -> list[Operation]:
    """All operations by address."""
    from .v1 import api  # noqa: PLC0415  (builds every schema; not wanted when urls are read)

    return [
        Operation(
            method.upper(),
            path,
            told.get("summary", ""),
            told.get("description", ""),
            told.get("parameters", []),
        )
        for path, methods in sorted(api.get_openapi_schema()["paths"].items())
        for method, told in methods.items()
    ]
