"""What the notice answers to a question, in the contract's form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from typing import Final, Literal

from typing_extensions import TypedDict

from dialogs.rendering.wording import say
from rules.wording.markdown import Markdown, escape

TABLE: Final = "|"
"""With this begins a line of a table in Markdown."""
AnswerStatus = Literal["answered", "ambiguous", "not_in_notice", "unclear"]


class Sureness(StrEnum):
    """How sure it is that the work described is one direction's."""

    SURELY = "surely"
    PROBABLY = "probably"
    OPEN = "open"


class CitationJson(TypedDict):
    """The contract's form of one citation."""

    clause: str
    direction: str | None
    item: str | None
    quote: str
    score: float


class AnswerJson(TypedDict):
    """The contract's form of an answer (``zhicheng ask``)."""

    question: str
    status: AnswerStatus
    answers: list[CitationJson]
    text: str
    decision: str | None
    by_level: dict[str, str]
    next: list[str]


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause that answers. ``quote`` is verbatim; ``direction`` and ``item`` only where work is placed.

    ``score`` says how strongly the words of the question speak for it; it has no unit and is compared only
    within one answer.
    """

    clause: str
    quote: str
    score: float
    direction: str | None = None
    item: str | None = None

    def as_json(self) -> CitationJson:
        """The contract's form."""
        return {
            "clause": self.clause,
            "direction": self.direction,
            "item": self.item,
            "quote": self.quote,
            "score": round(self.score, 3),
        }


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """``lines`` are what is said, in Chinese, plain but for tables, and the clauses quoted between; ``answers`` has
    none for ``not_in_notice`` and ``unclear``.

    ``sureness``: of an answer about work; None where it is none of the speciality.
    ``decision``: ``yes``, ``no`` or ``depends`` where one was asked for, ``by_level`` where levels have their own.
    ``onward``: what can be asked or done next. ``personal``: it goes by the facts of who asks.
    """

    question: str
    status: AnswerStatus
    answers: tuple[Citation, ...]
    lines: tuple[Line, ...]
    sureness: Sureness | None = None
    decision: str | None = None
    by_level: Mapping[str, str] = field(default_factory=dict)
    onward: tuple[str, ...] = ()
    personal: bool = False

    @property
    def text(self) -> str:
        """The whole answer."""
        onward = say("answers.lead", what=say("answers.semicolon").join(self.onward)) if self.onward else None
        return "\n".join(_written(line) for line in (*self.lines, onward) if line is not None)

    @property
    def markdown(self) -> Markdown:
        """The whole answer, a paragraph a line; what the notice says word for word is a quote."""
        quotes = {_written(line) for line in self.lines if isinstance(line, Citation)}
        lines = groupby(self.text.splitlines(), key=lambda line: line.startswith(TABLE))
        parts = (
            ["\n".join(each)]
            if is_table
            else (f"> {escape(line)}" if line in quotes else escape(line) for line in each)
            for is_table, each in lines
        )
        return Markdown("\n\n".join(part for each in parts for part in each))

    @property
    def unquoted(self) -> NoticeAnswer:
        """What is said alone: without the clauses quoted and without what comes next."""
        said = tuple(line for line in self.lines if not isinstance(line, Citation))
        return replace(self, lines=said, onward=())

    def as_json(self) -> AnswerJson:
        """The contract's form."""
        return {
            "question": self.question,
            "status": self.status,
            "answers": [citation.as_json() for citation in self.answers],
            "text": self.text,
            "decision": self.decision,
            "by_level": dict(self.by_level),
            "next": list(self.onward),
        }


Line = Citation | str
"""Words, or a clause that is quoted."""


def _written(line: Line) -> str:
    return say("enquiry.quote", clause=line.clause, quote=line.quote) if isinstance(line, Citation) else line
