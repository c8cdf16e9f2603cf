"""The columns of lists written anew, as after a new calendar."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from gongkai.ground.timelimits import queries as timelimits

from ..models import Case
from ..queries.projected import differing
from ..queries.standing import columns
from ..rules.machine import REVIEWING
from .writing import hold


def rebuild() -> int:
    """Write whatever does not agree with its steps; return how many cases."""
    return _project(Case.objects.all())


def project_running() -> int:
    """The same for what is under review: no other day depends on the calendar."""
    return _project(Case.objects.filter(state=REVIEWING))


def _project(cases: QuerySet[Case]) -> int:
    on, done = timelimits.calendar(), 0
    for case, _ in list(differing(cases)):
        with transaction.atomic():
            held, standing = hold(case)
            for name, value in columns(held, standing, on).items():
                setattr(held, name, value)
            held.save()
        done += 1
    return done
