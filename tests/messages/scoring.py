"""How well messages are read: `python -m tests.messages.scoring FILE...`.

A file holds a message a line: `text` said on `as_of`, the partial profile that it surely states (`expect`), the
paths that can be read two ways (`unsure`), what a careless reader takes out of it (`forbid`), what is right with or
without (`optional`). A doubt about anything else is `needless`. Paths may carry a value (`titles.level=junior`) or
stand for all below them (`achievements`).
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from rules import load_policies
from tests.messages.reading import Account, account
from tests.messages.slots import Slot, compare, same, slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Message = dict[str, Any]
HERE = Path(__file__).parent
AS_OF = "2026-11-22"
TIMES = ("years", "since", "obtained_on")


@dataclass
class Figures:
    """What is counted over many messages."""

    messages: int = 0
    exact: int = 0
    agreed: int = 0
    wrong: int = 0
    missing: int = 0
    forbidden: int = 0
    unsure: int = 0
    owned_unsure: int = 0
    slots: int = 0
    lost: int = 0
    needless: int = 0
    shown: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Precision and recall in one."""
        return 2 * self.agreed / max(1, 2 * self.agreed + self.wrong + self.missing)

    @property
    def exact_share(self) -> float:
        """The share of messages of which everything is read, and nothing else."""
        return self.exact / max(1, self.messages)

    def __str__(self) -> str:
        precision = self.agreed / max(1, self.agreed + self.wrong)
        recall = self.agreed / max(1, self.agreed + self.missing)
        return (
            f"{self.messages:5} messages: exact {self.exact_share:6.1%}"
            f"  P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f}  forbidden {self.forbidden}"
            f"  needless {self.needless}"
            f"  unsure {self.owned_unsure}/{self.unsure}  lost {self.lost} ({self.lost / max(1, self.slots):.1%})"
        )


def load(path: Path) -> list[Message]:
    """The messages of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def covers(pattern: str, slot: Slot) -> bool:
    """Whether a path, perhaps with its value, speaks of a slot; a kind speaks for its whole entry."""
    path, _, value = pattern.partition("=")
    if value and path.endswith((".kind", ".level")) and slot.kind == value:
        return slot.path.startswith(path.rpartition(".")[0])
    if slot.path != path and not slot.path.startswith(f"{path}."):
        return False
    return not value or str(slot.value).lower() == value.lower() or _equal_number(value, slot.value)


def _equal_number(value: str, said: Any) -> bool:
    return isinstance(said, int | float) and bool(re.fullmatch(r"[\d.]+", value)) and same(float(value), said)


def related(one: str, other: str) -> bool:
    """Whether one path is the other, or stands above it."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@cache
def clue(path: str) -> re.Pattern[str]:
    """What may be said of a path's field."""
    clues: dict[str, str] = yaml.safe_load((HERE / "clues.yaml").read_text("utf-8"))
    return re.compile(clues.get(path.partition(".")[0], "."))


def accounted(path: str, read: Account) -> bool:
    """Whether a path that is not in the profile is named unsure, or lies in what was set aside."""
    return named_unsure(path, read) or any(clue(path).search(entry["text"]) for entry in read.set_aside)


def named_unsure(path: str, read: Account) -> bool:
    """Whether the reader calls a path unsure; a time is one thing, whether it is a length or a day."""
    field, _, inner = path.partition(".")
    names = [path] if inner not in TIMES else [f"{field}.{time}" for time in TIMES]
    return any(related(name, entry["field"]) for name in names for entry in read.unsure)


def score(messages: Iterable[Message], read: Callable[[str, date], Account]) -> dict[str, Figures]:
    """The figures of messages, by style; all of them under ``""``."""
    figures: dict[str, Figures] = {"": Figures()}
    for message in messages:
        said = read(message["text"], date.fromisoformat(message.get("as_of", AS_OF)))
        style = figures.setdefault(message.get("style", "-"), Figures())
        _count(message, said, (figures[""], style))
    return figures


def _count(message: Message, read: Account, counted: tuple[Figures, ...]) -> None:
    optional = message.get("optional", [])
    compared = compare(message["expect"], read.profile)
    wrong, missing = (
        [slot for slot in found if not any(covers(path, slot) for path in optional)]
        for found in (compared.wrong, compared.missing)
    )
    forbidden = [
        slot for slot in slots(read.profile) for path in message.get("forbid", []) if covers(path, slot)
    ]
    unsure = [path for path in message.get("unsure", []) if path not in optional]
    lost = [slot.path for slot in missing if not accounted(slot.path, read)]
    lost += [path for path in unsure if not accounted(path, read) and not any(covers(path, s) for s in wrong)]
    named = (*message.get("unsure", []), *optional, *(slot.path for slot in compared.missing))
    needless = [
        entry["field"] for entry in read.unsure if not any(related(path, entry["field"]) for path in named)
    ]
    for figures in counted:
        figures.messages += 1
        figures.exact += not (wrong or missing or forbidden)
        figures.agreed += len(compared.agreed)
        figures.wrong += len(wrong)
        figures.missing += len(missing)
        figures.forbidden += len(forbidden)
        figures.unsure += len(unsure)
        figures.owned_unsure += sum(named_unsure(path, read) for path in unsure)
        figures.slots += len(slots(message["expect"])) + len(unsure)
        figures.lost += len(lost)
        figures.needless += len(needless)
    if wrong or missing or forbidden or lost or needless:
        found = {"wrong": wrong, "missing": missing, "forbidden": forbidden}
        counted[0].shown.append(_shown(message, found, {"lost": lost, "needless": needless}))


def _shown(message: Message, found: dict[str, list[Slot]], paths: dict[str, list[str]]) -> str:
    faults = [
        f"{name} {', '.join(f'{slot.path}={slot.value}' for slot in each)}"
        for name, each in found.items()
        if each
    ]
    faults += [f"{name} {', '.join(each)}" for name, each in paths.items() if each]
    return f"{message.get('id', '')} {message['text']}\n    {'; '.join(faults)}"


def main(arguments: list[str]) -> None:
    """Print the figures of each file, by style, and with `--show N` what went wrong first."""
    show = int(arguments.pop(arguments.index("--show") + 1)) if "--show" in arguments else 0
    policy = load_policies().in_force(date.fromisoformat(AS_OF))
    for name in arguments:
        if name.startswith("--"):
            continue
        figures = score(load(Path(name)), lambda text, day: account(policy, text, day))
        print(f"{name}\n{'all':16}{figures['']}")
        for style, counted in sorted(figures.items())[1:]:
            print(f"{style:16}{counted}")
        print("\n".join(figures[""].shown[:show]))


if __name__ == "__main__":
    main(sys.argv[1:])
