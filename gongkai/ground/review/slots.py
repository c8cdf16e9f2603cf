"""What the room makes known: the kind of its notices, its projection."""

from __future__ import annotations

from gongkai.ground.core import projections
from gongkai.ground.notices import kinds

from .actions.projecting import rebuild
from .actions.writing import TOLD
from .models import Case
from .queries.projected import differences

kinds.declare(TOLD, "审签有了新情况")
projections.register(
    projections.Projection("review.cases", "审签", Case.objects.count, differences, rebuild)
)
