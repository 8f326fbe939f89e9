"""What is asked of every kind of node, and answered for each by a function of its own: the one dispatch there is.

A node knows how to be evaluated. All else that depends on its class (what it lacks, its words, its caveats) is a view:
it says for every mechanism what it answers, also where that is nothing, and refuses one that it was not told of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Answer = TypeVar("Answer", bound="Callable[..., Any]")


class MechanismUnknown(TypeError):
    """A view was asked about a kind of node that it was not told of; the message names both."""


class View(Generic[P, R]):
    """A question to nodes; call it with a node and what else the answer takes.

    ``name`` says what is asked. Raises MechanismUnknown for a node whose very class is not among those it was told of.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._answers: dict[type, Callable[Concatenate[Any, P], R]] = {}
        _VIEWS.append(self)

    def of(self, *mechanisms: type) -> Callable[[Answer], Answer]:
        """What is decorated answers for nodes of these classes; it takes the node first."""

        def told(answer: Answer) -> Answer:
            self._answers.update(dict.fromkeys(mechanisms, answer))
            return answer

        return told

    def knows(self, mechanism: type) -> bool:
        """Whether it was told what to answer for this class."""
        return mechanism in self._answers

    def __call__(self, node: object, *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer for one node. Raises MechanismUnknown."""
        try:
            answer = self._answers[type(node)]
        except KeyError:
            unknown = f"the view '{self.name}' does not know the mechanism {type(node).__name__}"
            raise MechanismUnknown(unknown) from None
        return answer(node, *args, **kwargs)


_VIEWS: list[View[..., Any]] = []


def views() -> tuple[View[..., Any], ...]:
    """Every view of the modules that are imported."""
    return tuple(_VIEWS)
