"""How well and how fast free text is read: `python -m bench.reading`."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from rules import load_policies
from tests.messages.reading import Account, account
from tests.messages.scoring import load, score

SETS = Path(__file__).parents[1] / "tests" / "dialogs" / "language" / "message"
AS_OF = date(2026, 11, 22)
ROUNDS = 20
POLICY = load_policies().in_force(AS_OF)


def read(text: str, day: date) -> Account:
    return account(POLICY, text, day)


def _milliseconds(text: str) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read(text, AS_OF)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def main() -> None:
    """Print the figures of all sets, and the time of a usual, a long and an ill-meant message."""
    start = time.perf_counter()
    read("本科", AS_OF)
    print(f"first message (vocabularies compiled): {(time.perf_counter() - start) * 1000:.0f} ms")
    for name in ("messages", "held_out", "examined", "not_stated"):
        print(f"{name:10} {score(load(SETS / f'{name}.jsonl'), read)['']}")
    usual = "我本科，2018年7月开始做网安，2020年12月拿的工程师，发明专利2项都是第一发明人已授权，在北京国企。"
    for name, text in (
        ("usual", usual),
        ("4,096 characters", (usual * 90)[:4096]),
        ("工程师 without end", "工程师" * 1365),
    ):
        print(f"{name}: {_milliseconds(text):.1f} ms")


if __name__ == "__main__":
    main()
