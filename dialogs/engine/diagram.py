"""``python -m dialogs.engine.diagram [--check]``: write docs/conversation.md from the machine, or hold it to that."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from transitions import State
from transitions.extensions import GraphMachine

from dialogs.engine.machine import INITIAL, STATES, TRANSITIONS, Position
from dialogs.rendering.wording import say

PAGE: Final = Path(__file__).parents[2] / "docs" / "conversation.md"

_HEAD: Final = """# How a conversation goes

Generated from `dialogs/engine/machine.py` by `python -m dialogs.engine.diagram`; the drift check holds it to that.
A guard stands in square brackets. Within a stage there may be several questions; `dialogs/interview/interview.py` says
which are worth asking, so a stage in which none is, is passed by.

```mermaid
"""
_FOOT: Final = """
```
"""


class _LabelledState(State):
    """A state with its Chinese name, which the graph engine prints."""

    def __init__(self, name: str, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.label = say(f"states.{name}")


class _Model(Position):
    """The engine draws registered models only, and registering needs room for attributes."""


class _Diagram(GraphMachine):
    state_cls = _LabelledState


def page() -> str:
    """The whole page."""
    machine = _Diagram(
        model=_Model(INITIAL),
        states=list(STATES),
        initial=INITIAL,
        transitions=list(TRANSITIONS),
        auto_transitions=False,
        graph_engine="mermaid",
        show_conditions=True,
        title=f"title: {say('conversation.title')}",
    )
    return f"{_HEAD}{machine.get_combined_graph().draw(None)}{_FOOT}"


def main(arguments: list[str]) -> int:
    """Exit code 1 when the page on disk is not the machine's."""
    drawn = page()
    if "--check" not in arguments:
        PAGE.write_text(drawn, encoding="utf-8")
        return 0
    written = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if written != drawn:
        sys.stderr.write(
            f"{PAGE.name} is not what dialogs/engine/machine.py says: run python -m dialogs.engine.diagram\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
