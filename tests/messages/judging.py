"""How messages whose facts are known are read: `python -m tests.messages.judging --count 50000 --seed 1`.

A slot that is read otherwise, or was never said, is wrong. One that was said plainly and is not in the profile is
left, if the reader owns to it (`unsure`, `set_aside`), or lost.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dialogs.engine.facts import document
from rules import load_policies
from tests.made_up_notices import NOTICES, QINGYU, SECOND
from tests.messages.generator import Generator
from tests.messages.reading import Account, account
from tests.messages.scoring import related
from tests.messages.slots import Slot, compare

if TYPE_CHECKING:
    from rules import Policy
    from tests.messages.generator import Written
    from tests.messages.letter import Part

FATES = ("right", "wrong", "left", "lost")
SHOWN = 5
RUN = 3  # characters that two texts must share to speak of the same words


@dataclass
class Judgement:
    """What became of what was said, by style and by field, with the first examples of each fate."""

    messages: int = 0
    by_style: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_field: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    examples: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, fate: str) -> int:
        """How many slots had that fate."""
        return sum(counted[fate] for counted in self.by_style.values())

    def share_left(self) -> float:
        """Of all that was said plainly, the share that did not become a fact."""
        said = sum(self.count(fate) for fate in FATES)
        return (self.count("left") + self.count("lost")) / max(1, said)

    def add(self, written: Written, read: Account, fate: str, slot: Slot) -> None:
        """One slot."""
        self.by_style[written.style][fate] += 1
        self.by_field[slot.path][fate] += 1
        shown = self.examples[fate, slot.path]
        if fate != "right" and len(shown) < SHOWN:
            shown.append(
                f"[{written.style}] {written.text}\n      {slot.path}={slot.value}; read {read.profile}"
            )

    def report(self) -> str:
        """The figures and the examples."""
        lines = [
            f"{self.messages} messages: {self.count('wrong')} wrong, {self.share_left():.2%} left or lost"
        ]
        for title, table in (("style", self.by_style), ("field", self.by_field)):
            lines.append(f"{title:34}" + "".join(f"{fate:>9}" for fate in FATES))
            lines += [
                f"{name:34}" + "".join(f"{counted[fate]:9}" for fate in FATES)
                for name, counted in sorted(table.items())
            ]
        for (fate, path), shown in sorted(self.examples.items(), reverse=True):
            lines += [f"{fate} {path}", *(f"  {example}" for example in shown)]
        return "\n".join(lines)


def judge(policy: Policy, day: date, count: int, seed: int) -> Judgement:
    """The judgement of ``count`` messages under one notice."""
    generator = Generator(policy, day, seed)
    judgement = Judgement()
    for number in range(count):
        written = generator.message(number)
        _judge(written, account(policy, written.text, day), judgement)
    return judgement


def _judge(written: Written, read: Account, judgement: Judgement) -> None:
    judgement.messages += 1
    compared = compare(document(written.facts), read.profile)
    for slot in compared.agreed:
        judgement.add(written, read, "right", slot)
    for slot in compared.wrong:
        judgement.add(written, read, "wrong", slot)
    contradicted = {(slot.path, slot.kind) for slot in compared.wrong}
    for slot in compared.missing:
        if (slot.path, slot.kind) not in contradicted:
            parts = [part for part in written.parts if part.statement and _says(part, slot)]
            fate = "left" if _owned([slot.path], parts, written, read) else "lost"
            judgement.add(written, read, fate, slot)
    for part in written.parts:
        for paths in part.statement.unsure if part.statement else ():
            alternatives = paths.split("|")
            owned = _owned(alternatives, [part], written, read)
            judgement.add(
                written, read, "right" if owned else "lost", Slot(f"unsure {alternatives[0]}", None)
            )


def _says(part: Part, slot: Slot) -> bool:
    """Whether a part is where the slot was said: its text must be accounted for."""
    return bool(part.statement and slot in compare(document(part.statement.says), {}).missing)


def _owned(paths: list[str], parts: list[Part], written: Written, read: Account) -> bool:
    """Whether what a part said is named unsure, or set aside."""
    unsure = [entry["field"] for entry in read.unsure]
    if any(related(path, named) for path in paths for named in unsure):
        return True
    return any(_overlap(entry["text"], part, written) for entry in read.set_aside for part in parts)


def _overlap(words: str, part: Part, written: Written) -> bool:
    for text in (written.text, written.undressed):
        start = text.find(words)
        if start >= 0:
            return start < part.end and part.start < start + len(words)
    said = written.undressed[part.start : part.end]
    return any(said[at : at + RUN] in words for at in range(max(1, len(said) - RUN + 1)))


def main() -> None:
    """Judge the notices and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    made_up = load_policies(NOTICES)
    known = {
        "shipped": (load_policies().policies[-1], date(2026, 11, 22)),
        "made_up": (made_up[SECOND], date(2028, 2, 29)),
        "stated": (made_up[QINGYU], date(2034, 3, 1)),
    }
    parser.add_argument("--notice", choices=list(known), nargs="*", default=list(known))
    chosen = parser.parse_args()
    for name in chosen.notice:
        policy, day = known[name]
        start = time.perf_counter()
        judgement = judge(policy, day, chosen.count, chosen.seed)
        spent = (time.perf_counter() - start) / chosen.count * 1000
        print(f"{policy.id}, {spent:.1f} ms a message, written and read\n{judgement.report()}\n")


if __name__ == "__main__":
    main()
