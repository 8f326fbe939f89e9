"""What people type in place of pressing a button, question by question: ``typed.yaml`` says what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from tests.dialogs.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from dialogs.session import Session

FILE = Path(__file__).with_name("typed.yaml")
ABSENT = "absent"


class Case(NamedTuple):
    """``said`` after ``after``; ``value`` is what ``at`` is then, or ``told`` stands in why nothing was recorded."""

    question: str
    after: tuple[str, ...]
    said: str
    at: str
    value: JsonValue = None
    told: str | None = None


def cases() -> Iterator[Case]:
    for entry in yaml.safe_load(FILE.read_text("utf-8")):
        for group in entry["said"]:
            for said in group["of"]:
                yield Case(
                    entry["question"],
                    tuple(_flat(entry["after"])),
                    said,
                    entry["at"],
                    group.get("is"),
                    group.get("open"),
                )


def _flat(said: list[Any]) -> Iterator[str]:
    for one in said:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


def _sub(session: Session) -> dict[str, JsonValue]:
    """What is asked within the open question."""
    sub = session.scratch.get("sub")
    return sub if isinstance(sub, dict) else {}


def _part(session: Session, key: str) -> JsonValue:
    """A part of the entry that is being made, or was made last."""
    draft = _sub(session).get("draft")
    entries = [
        entry
        for fact in ("achievements", "exceptional", "titles")
        if isinstance(listed := session.answers.get(fact), list)
        for entry in listed[-1:]
        if isinstance(entry, dict)
    ]
    first = draft if isinstance(draft, dict) and key in draft else entries[0] if entries else {}
    if key == "obtained" and key not in first:
        return {name: first[name] for name in ("obtained_on", "years") if name in first} or ABSENT
    return first.get(key, ABSENT)


def _found(session: Session, at: str) -> JsonValue:
    where, _, key = at.partition(".")
    if where == "told":
        return [session.answers.get(one.removeprefix("told."), ABSENT) for one in at.split(", ")]
    if where in {"draft", "entry"}:
        return _part(session, key)
    if where == "entries":
        listed = session.answers.get("achievements")
        return (
            [entry.get(key) for entry in listed if isinstance(entry, dict)]
            if isinstance(listed, list)
            else ABSENT
        )
    if where == "sub":
        return _sub(session).get(key, ABSENT)
    if at == "proposed":
        return _proposed(session)
    return session.state if at == "state" else session.answers.get(at, ABSENT)


def _proposed(session: Session) -> JsonValue:
    """The kind of the last outcome that waits to be confirmed."""
    told = session.scratch.get("proposal")
    facts = told.get("facts") if isinstance(told, dict) else {}
    listed = facts.get("achievements") if isinstance(facts, dict) else None
    last = listed[-1] if isinstance(listed, list) else None
    return last["kind"] if isinstance(last, dict) else ABSENT


def _recorded(session: Session) -> tuple[object, ...]:
    answers = {key: value for key, value in session.answers.items() if key != "circumstances"}
    return answers, _sub(session).get("draft"), session.state, session.scratch.get("fact")


def wrong(case: Case, person: Person) -> str | None:
    """What is wrong with what becomes of an answer; None where nothing is."""
    before = person.session
    person.say(case.said)
    if case.told is None:
        found = _found(person.session, case.at)
        return None if found == case.value else f"{found!r}: {person.text}"
    taken = _recorded(person.session) != _recorded(before) and not person.session.scratch.get("ending")
    if taken:
        return f"recorded {_recorded(person.session)}: {person.text}"
    return None if case.told in person.text.partition("\n\n")[0] else f"not told: {person.text}"


@pytest.fixture(scope="module")
def opened() -> dict[tuple[str, ...], str | None]:
    return {}


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.question}: {case.said}")
def test_what_is_typed(case: Case, opened: dict[tuple[str, ...], str | None]) -> None:
    if case.after not in opened:
        opened[case.after] = Person().say(*case.after).stored
    person = Person()
    person.stored = opened[case.after]
    assert wrong(case, person) is None
