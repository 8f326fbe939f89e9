"""The questions in development.jsonl, held_out.jsonl and examined.jsonl, and when an answer to one is right."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dialogs.language.question import Enquiry, NoticeAnswer

_FOLDER = Path(__file__).parent


class Asked(NamedTuple):
    """A question as people ask it. ``accept``: the clauses that are a right first citation; ``item``: the work item."""

    question: str
    kind: str
    accept: tuple[str, ...]
    directions: frozenset[str]
    item: str | None


@cache
def questions(name: str) -> tuple[Asked, ...]:
    """``development``, ``held_out`` or ``examined``."""
    lines = (_FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return tuple(_asked(json.loads(line)) for line in lines)


def _asked(row: dict[str, str | list[str]]) -> Asked:
    note = str(row["note"])
    item = note.removeprefix("item: ") if note.startswith("item: ") else None
    return Asked(str(row["q"]), str(row["kind"]), tuple(row["accept"]), frozenset(row["directions"]), item)


def is_right(asked: Asked, answer: NoticeAnswer) -> bool:
    """By status and first citation, as the four achievements require."""
    first = answer.answers[0] if answer.answers else None
    if asked.kind == "abstain":
        return answer.status == "not_in_notice"
    if asked.kind == "offtopic":
        return answer.status in {"unclear", "not_in_notice"}
    if first is None or first.clause not in asked.accept:
        return False
    if asked.kind == "ambiguous":
        return answer.status == "ambiguous" and asked.directions == {c.direction for c in answer.answers}
    return answer.status == "answered" and (asked.kind == "clause" or first.direction in asked.directions)


class Accuracy(NamedTuple):
    """How many questions of each kind there are, and how many are answered rightly."""

    asked: Counter[str]
    right: Counter[str]
    wrong: list[str]

    def of(self, *kinds: str) -> float:
        """The share that is right, of some kinds or of all."""
        chosen = kinds or tuple(self.asked)
        return sum(self.right[kind] for kind in chosen) / sum(self.asked[kind] for kind in chosen)


def accuracy(enquiry: Enquiry, name: str) -> Accuracy:
    """Ask every question of a file."""
    asked_, right, wrong = Counter[str](), Counter[str](), []
    for asked in questions(name):
        asked_[asked.kind] += 1
        if is_right(asked, enquiry.ask(asked.question)):
            right[asked.kind] += 1
        else:
            wrong.append(asked.question)
    return Accuracy(asked_, right, wrong)
