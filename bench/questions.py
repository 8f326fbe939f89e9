"""How many questions an interview takes: asking only what matters, and asking everything.

``python -m bench.questions [PEOPLE]`` prints the mean and the maximum over random people, whose verdicts by the
interview are held against those by all of their facts, and how long a turn takes to find its question. Whatever is put
together counts once: typing, a list is given in a sentence; pressing buttons, all that is there is
ticked in one question, kinds with how many there are; on pages, all that is asked of one outcome stands together.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

from rules import load_policies
from tests.dialogs.interviewed import Manner, everything, in_full, interviewed
from tests.dialogs.same_verdict import is_cut_short, same_verdict
from tests.people import random_person

if TYPE_CHECKING:
    from rules import Policy

PEOPLE = 2_000
SEED = 2024


def main(people: int) -> int:
    """Exit code 1 when a verdict differs."""
    (policy,) = load_policies()
    print(f"people {people}, seed {SEED}")
    differing = sum([_measured(policy, people, manner) for manner in Manner])
    print(f"verdicts and missing items that differ  {differing}")
    return 1 if differing else 0


def _measured(policy: Policy, people: int, manner: Manner) -> int:
    """How many verdicts differ."""
    rng = random.Random(SEED)
    asked, whole, turns, differing, cut_short = [], [], [], 0, 0
    for _ in range(people):
        person = random_person(rng)
        day = str(person.pop("as_of"))
        today = date.fromisoformat(day if len(day) > len("2024-05") else f"{day}-01")
        start = time.perf_counter()
        talked = interviewed(policy, person, today, said=manner)
        turns.append((time.perf_counter() - start) / max(len(talked.asked), 1))
        asked.append(len(talked.asked))
        whole.append(everything(policy, person))
        full = in_full(policy, person | talked.listed, today)
        differing += not same_verdict(full, talked.assessment)
        cut_short += is_cut_short(full, talked.assessment)
    if manner is Manner.PRESSING:
        print(f"asking everything  mean {statistics.mean(whole):.1f}  max {max(whole)}")
    print(
        f"{manner.value:8}           mean {statistics.mean(asked):.1f}  max {max(asked)}  "
        f"({1 - sum(asked) / sum(whole):.1%} fewer); finding a question {statistics.mean(turns) * 1e3:.2f} ms; "
        f"of a next level that facts have closed something is left open: {cut_short / people:.0%}"
    )
    return differing


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
