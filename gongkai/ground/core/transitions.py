"""One table for each kind of case: its states, and what leads from one to the next.

Buttons, checks of permission, the sentence on what comes next, the API and the drawn diagram in
``docs/states/`` all read the table. A room declares its ``Machine`` in ``rules`` and registers it,
so that the guards find and draw it. Pure: no database, no Django.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from .errors import Refusal


@dataclass(frozen=True, slots=True)
class Transition:
    """One verb: from which states it may be done, where it leads, by whom, what it needs.

    ``target`` empty: the state stays. ``actor`` is the room's word for who may (unit, office);
    the room says which permission that is. ``needs`` names what the person must give (reason,
    until), as the keywords of the action. ``main`` marks the one main button of its state.
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    actor: str
    needs: tuple[str, ...] = ()
    main: bool = False

    def leads_to(self, state: str) -> str:
        """The state after the verb."""
        return self.target or state


@dataclass(frozen=True)
class Machine:
    """All states (code and Chinese word) and all transitions of one kind of case.

    ``waits_for`` gives for each state the sentence on what comes next and who must do it.
    """

    name: str
    title: str
    states: Mapping[str, str]
    initial: str
    transitions: tuple[Transition, ...]
    actors: Mapping[str, str] = field(default_factory=dict)
    waits_for: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = set(self.states)
        for each in self.transitions:
            if not set(each.sources) <= known or each.target not in known | {""}:
                raise ValueError(f"{self.name}: {each.verb} names a state that is not there")
            if self.actors and each.actor not in self.actors:
                raise ValueError(f"{self.name}: {each.verb} names nobody: {each.actor}")

    def transition(self, verb: str) -> Transition:
        """The transition of this verb. LookupError where there is none."""
        return next(each for each in self._all(verb))

    def step(self, state: str, verb: str, what: str) -> Transition:
        """The transition of ``verb`` from ``state``.

        Raises Refusal ``wrong_state``, which says where ``what`` (本单位的任务) stands.
        """
        found = next((each for each in self._all(verb) if state in each.sources), None)
        if found is None:
            label, here = self.transition(verb).label, self.states[state]
            after = self.waits_for.get(state, "")
            raise Refusal("wrong_state", f"{what}现在是“{here}”，不能“{label}”。{after}")
        return found

    def offered(self, state: str, actors: Collection[str]) -> list[Transition]:
        """What these actors may do now, in the order of the table."""
        return [each for each in self.transitions if state in each.sources and each.actor in actors]

    def final(self) -> list[str]:
        """States that nothing leads out of."""
        left = {source for each in self.transitions if each.target for source in each.sources}
        return [state for state in self.states if state not in left]

    def drawn(self) -> str:
        """The machine as a Mermaid state diagram under its title."""
        return "\n".join([f"# {self.title}", "", *self._table(), "", "```mermaid", *self._lines()])

    def _table(self) -> Iterable[str]:
        yield "| 动作 | 从 | 到 | 谁 | 要写明 |"
        yield "|---|---|---|---|---|"
        for each in self.transitions:
            sources = "、".join(self.states[source] for source in each.sources)
            target = self.states[each.target] if each.target else "不变"
            actor = self.actors.get(each.actor, each.actor)
            yield f"| {each.label} `{each.verb}` | {sources} | {target} | {actor} | {', '.join(each.needs)} |"  # noqa: E501  (one row)

    def _lines(self) -> Iterable[str]:
        yield "stateDiagram-v2"
        for code, word in self.states.items():
            yield f'    state "{word}" as {code}'
        yield f"    [*] --> {self.initial}"
        for each in self.transitions:
            for source in each.sources:
                actor = self.actors.get(each.actor, each.actor)
                yield f"    {source} --> {each.leads_to(source)}: {each.label}（{actor}）"
        for code in self.final():
            yield f"    {code} --> [*]"
        yield "```"

    def _all(self, verb: str) -> list[Transition]:
        found = [each for each in self.transitions if each.verb == verb]
        if not found:
            raise LookupError(f"{self.name} knows no verb {verb}")
        return found


_machines: dict[str, Machine] = {}


def register(machine: Machine) -> Machine:
    """Make the machine known to the guards and to ``gongkai states``; return it."""
    _machines[machine.name] = machine
    return machine


def registered() -> list[Machine]:
    """All machines, by name."""
    return [_machines[name] for name in sorted(_machines)]
