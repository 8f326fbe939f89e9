"""How many questions an interview takes: asking only what matters, and asking everything.

``python -m bench.questions [PEOPLE]`` prints the mean and the maximum over random people, whose verdicts by the
interview are held against those by all of their facts, and how long a turn takes to find its question.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import date

from rules import load_policies
from tests.dialogs.interviewed import everything, in_full, interviewed
from tests.dialogs.same_verdict import same_verdict
from tests.people import random_person

PEOPLE = 2_000
SEED = 2024


def main(people: int) -> int:
    """Exit code 1 when a verdict differs."""
    (policy,) = load_policies()
    rng = random.Random(SEED)
    asked, whole, turns, differing = [], [], [], 0
    for _ in range(people):
        person = random_person(rng)
        day = str(person.pop("as_of"))
        today = date.fromisoformat(day if len(day) > len("2024-05") else f"{day}-01")
        start = time.perf_counter()
        talked = interviewed(policy, person, today)
        turns.append((time.perf_counter() - start) / max(len(talked.asked), 1))
        asked.append(len(talked.asked))
        whole.append(everything(policy, person))
        differing += not same_verdict(in_full(policy, person, today), talked.assessment)
    fewer = 1 - sum(asked) / sum(whole)
    print(f"people {people}, seed {SEED}")
    print(f"asking everything     mean {statistics.mean(whole):.1f}  max {max(whole)}")
    print(f"asking what matters   mean {statistics.mean(asked):.1f}  max {max(asked)}  ({fewer:.1%} fewer)")
    print(f"verdicts that differ  {differing}")
    print(
        f"finding a question    mean {statistics.mean(turns) * 1e3:.2f} ms  slowest {max(turns) * 1e3:.2f} ms"
    )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
