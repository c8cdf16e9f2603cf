"""``python -m bench [subject ...]``."""

from __future__ import annotations

import sys
from importlib import import_module

SUBJECTS = ("plans", "start", "ledger", "textcheck", "publishing", "catalogue")


def main() -> int:
    """Print every figure of the subjects asked for. 1 if a limit was missed, 2 if none is known."""
    asked = sys.argv[1:] or list(SUBJECTS)
    if unknown := [name for name in asked if name not in SUBJECTS]:
        sys.stderr.write(
            f"no such subject: {', '.join(unknown)}; there are {', '.join(SUBJECTS)}\n"
        )
        return 2
    missed = False
    for name in asked:
        sys.stdout.write(f"\n{name}\n")
        for figure in import_module(f"bench.{name}").figures():
            sys.stdout.write(f"  {figure}\n")
            missed |= figure.missed
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
