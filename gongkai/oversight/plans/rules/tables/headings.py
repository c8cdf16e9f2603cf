"""Under which headings a row stands: rows over the whole width, and the task columns."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Headings:
    """The headings in force; the outermost one makes the block."""

    section: str = ""  # a row of its own: 一、主动公开
    subsection: str = ""  # a row of its own below it: （一）公开目录
    levels: list[str] = field(default_factory=list)  # the task columns, outermost first

    def enter(self, text: str) -> bool:
        """A row that is a heading. True where it begins a new block."""
        if text.startswith("（") and self.section:
            self.subsection = text
            return False
        if text == self.section:
            return False
        self.section, self.subsection, self.levels = text, "", []
        return True

    def descend(self, levels: list[str]) -> bool:
        """The task columns of a row; blank ones keep what holds. True for a new block."""
        depth = max(len(self.levels), len(levels))
        self.levels += [""] * (depth - len(self.levels))
        begun = False
        for at, text in enumerate(levels):
            if text and text != self.levels[at]:
                self.levels[at:] = [text, *[""] * (depth - at - 1)]
                begun |= at == 0 and not self.section
        return begun

    def are_new(self, levels: list[str]) -> bool:
        """Whether a row stands under other headings than the row above."""
        return any(
            text and (at >= len(self.levels) or text != self.levels[at])
            for at, text in enumerate(levels)
        )

    def place(self) -> tuple[str | None, str | None]:
        """Section and item of a row: the outermost and the innermost heading."""
        names = [name for name in (self.section, self.subsection, *self.levels) if name]
        outer = self.section or (self.levels[0] if self.levels else "")
        inner = [name for name in names if name != outer]
        return outer or None, (inner[-1] if inner else None)
