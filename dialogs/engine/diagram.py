"""``python -m dialogs.engine.diagram [--check]``: write docs/conversation.md from the machine, or hold it to that."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any, Final, get_args

from transitions import State
from transitions.extensions import GraphMachine

from dialogs.engine.machine import INITIAL, STATES, TRANSITIONS, Position
from dialogs.engine.sub_question import SubQuestion
from dialogs.rendering.wording import say

PAGE: Final = Path(__file__).parents[2] / "docs" / "conversation.md"

_HEAD: Final = """# How a conversation goes

Generated from `dialogs/engine/machine.py` and `dialogs/engine/sub_question.py` by `python -m dialogs.engine.diagram`;
the drift check holds it to that. A guard stands in square brackets. Within a stage there may be several questions;
`dialogs/interview/interview.py` says which are worth asking, so a stage in which none is, is passed by.

```mermaid
"""
_WITHIN: Final = """
```

Within the open question one of these may be asked, with all that belongs to it. The next takes its place and going
back leaves it, so that nothing of it stays behind; what is half made is not left without a word.

```mermaid
classDiagram
  direction LR
"""
_FOOT: Final = "```\n"


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
    return f"{_HEAD}{machine.get_combined_graph().draw(None)}{_WITHIN}{_within()}{_FOOT}"


def _within() -> str:
    """What may be asked within a question, each with what it holds."""
    drawn: list[str] = []
    for kind in get_args(SubQuestion):
        name, asks = kind.__name__, kind.__doc__.partition("; ")[0].rstrip(".").replace("`", "")
        drawn += [f"class {name}", f'note for {name} "{asks}"']
        drawn += [f"{name} : {one.name}" for one in fields(kind) if one.name in kind.__annotations__]
        drawn += [f"{base.__name__} <|-- {name}" for base in kind.__bases__ if base is not object]
    return "".join(f"  {line}\n" for line in drawn)


def main(arguments: list[str]) -> int:
    """Exit code 1 when the page on disk is not the machine's."""
    drawn = page()
    if "--check" not in arguments:
        PAGE.write_text(drawn, encoding="utf-8")
        return 0
    written = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if written != drawn:
        sys.stderr.write(
            f"{PAGE.name} is not what dialogs/engine says: run python -m dialogs.engine.diagram\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
