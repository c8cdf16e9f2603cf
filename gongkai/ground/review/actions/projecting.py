"""The columns of lists written anew, as after a new calendar."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.timelimits import queries as timelimits

from ..queries.projected import differing
from ..queries.standing import columns
from .writing import hold


def project() -> int:
    """Write what does not agree with its steps; return how many cases."""
    on, done = timelimits.calendar(), 0
    for case, _ in list(differing()):
        with transaction.atomic():
            held, standing = hold(case)
            for name, value in columns(held, standing, on).items():
                setattr(held, name, value)
            held.save()
        done += 1
    return done
