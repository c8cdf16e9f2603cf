"""What the room makes known: the kind of its notices."""

from __future__ import annotations

from gongkai.ground.notices import kinds

from .actions.releasing import TOLD

kinds.declare(TOLD, "公开有了新情况")
