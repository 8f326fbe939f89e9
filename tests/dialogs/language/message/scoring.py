"""How well readings agree with what was expected: by slots, by whole messages, by forbidden extractions.

A slot is a path with its value (``experience.years`` = 8.0, ``titles.level`` = intermediate). Entries of a list are
paired with the expected ones so that most slots agree. A field path under ``unsure`` is a slot as well. Slots
under an ``optional`` path count neither way.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dialogs.language.message.extract import MessageReading

Slot = tuple[str, str]
_MOST_PERMUTED = 6


@dataclass
class Score:
    """Counts over a set of messages; ``wrong`` has one line for each message that is not exact."""

    right: int = 0
    extra: int = 0
    lacking: int = 0
    exact: int = 0
    messages: int = 0
    forbidden: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.lacking)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.lacking)

    @property
    def exact_share(self) -> float:
        return self.exact / max(1, self.messages)

    def __str__(self) -> str:
        return (
            f"{self.messages} messages: P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  "
            f"exact {self.exact}/{self.messages} = {self.exact_share:.1%}  forbidden {len(self.forbidden)}"
        )


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(messages: Iterable[Mapping[str, Any]], read: Any) -> Score:
    """The score of ``read(text, as_of)`` over ``messages`` (shape of tests/dialogs/language/message/messages.jsonl)."""
    total = Score()
    for message in messages:
        _add(total, message, read(message["text"], date.fromisoformat(message["as_of"])))
    return total


def _add(total: Score, message: Mapping[str, Any], reading: MessageReading) -> None:
    optional = tuple(message.get("optional", ()))
    got = [*_slots(reading.profile, message["expect"]), *_unsure(one.field for one in reading.unsure)]
    want = [*_slots(message["expect"], message["expect"]), *_unsure(message["unsure"])]
    found = Counter(slot for slot in got if not _under(_path(slot), optional))
    expected = Counter(slot for slot in want if not _under(_path(slot), optional))
    extra, lacking = found - expected, expected - found
    total.messages += 1
    total.right += sum((found & expected).values())
    total.extra += sum(extra.values())
    total.lacking += sum(lacking.values())
    total.exact += not extra and not lacking
    forbidden = [one for one in message["forbid"] if _has(reading.profile, one)]
    total.forbidden += [f"{message['id']} {one}" for one in forbidden]
    if extra or lacking or forbidden:
        total.wrong.append(
            f"{message['id']} {message['text']}\n     extra {sorted(extra)}\n     lacking {sorted(lacking)}"
            + (f"\n     FORBIDDEN {forbidden}" if forbidden else "")
        )


def _path(slot: Slot) -> str:
    return ".".join(part for part in slot[0].split(".") if not part.startswith("#")).removeprefix("unsure:")


def _under(path: str, prefixes: tuple[str, ...]) -> bool:
    return any(path == prefix or path.startswith(prefix + ".") for prefix in prefixes)


def _unsure(fields: Iterable[str]) -> Iterator[Slot]:
    for name in dict.fromkeys(fields):
        yield f"unsure:{name}", "?"


def _slots(profile: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[Slot]:
    for name, value in profile.items():
        if isinstance(value, list):
            yield from _list_slots(name, value, expected.get(name) or [])
        else:
            yield from _leaves(name, value)


def _list_slots(name: str, entries: list[Any], expected: list[Any]) -> Iterator[Slot]:
    if not entries:
        yield name, "[]"
    for number, entry in _paired(entries, expected):
        yield from _leaves(f"{name}.#{number}", entry)


def _paired(entries: list[Any], expected: list[Any]) -> list[tuple[int, Any]]:
    """Each entry with the number of the expected entry it stands for, so that most of their slots agree."""

    def agreement(entry: Any, other: Any) -> int:
        return len(set(_leaves("", entry)) & set(_leaves("", other)))

    numbers = range(max(len(entries), len(expected)))
    if len(numbers) > _MOST_PERMUTED:
        return list(enumerate(entries))
    best = max(
        permutations(numbers, len(entries)),
        key=lambda order: sum(
            agreement(entry, expected[number])
            for entry, number in zip(entries, order, strict=True)
            if number < len(expected)
        ),
    )
    return list(zip(best, entries, strict=True))


def _leaves(path: str, value: Any) -> Iterator[Slot]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(f"{path}.{key}", item)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        yield path, str(value).lower()
    else:
        yield path, f"{round(float(value), 2):g}"


def _has(profile: Mapping[str, Any], forbidden: str) -> bool:
    """Whether ``profile`` has the path, or with ``path=value`` that value at it, in any entry of a list."""
    path, _, value = forbidden.partition("=")
    leaves = [
        (".".join(part for part in name.split(".") if not part.startswith("#")), said)
        for name, said in _slots(profile, {})
    ]
    if not value:
        return any(name == path or name.startswith(path + ".") for name, _ in leaves)
    wanted = f"{float(value):g}" if value.replace(".", "", 1).isdigit() else value.lower()
    return any(name == path and said == wanted for name, said in leaves)
