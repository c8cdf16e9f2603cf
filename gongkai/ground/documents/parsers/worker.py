"""The child's side of ``child``: a file on standard input, JSON on standard output."""

from __future__ import annotations

import json
import resource
import sys

from gongkai.ground.core.errors import Refusal

from .. import limits
from ..exchange import to_json
from . import parse_here


def main(kind: str, seconds: str) -> None:
    """Read the file within the limits; what is refused is an answer, too."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY, limits.CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = to_json(parse_here(kind, sys.stdin.buffer.read(), ""))
    except Refusal as refused:
        answer = {"refusal": refused.code, "sentence": refused.sentence}
    json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
