"""How fast questions are answered, beside jieba + BM25 and rapidfuzz over the same items, in the same run."""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dialogs.language.question import Enquiry
from dialogs.language.vocabulary.loader import Vocabulary
from rules import load_policies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rules import Policy

QUESTIONS = Path(__file__).parent.parent / "tests" / "dialogs" / "language" / "question"
ROUNDS = 3
PAGE = 4096
COLD = """
import time
from datetime import date
from rules import load_policies
from dialogs.language.question import Enquiry
Enquiry(load_policies().in_force(date(2026, 11, 22))).ask("渗透测试工程师应该报哪个方向")
print(time.process_time())
"""


def main() -> None:
    policy = load_policies().in_force(date(2026, 11, 22))
    rows = [
        json.loads(line)
        for name in ("development", "held_out")
        for line in (QUESTIONS / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    questions = [row["q"] for row in rows]
    before = _resident()
    enquiry = Enquiry(policy)
    for warming in ("渗透测试", "身分认正", "今年几月报名", "不知道是什么"):
        enquiry.ask(warming)
    print(f"index resident: {_resident() - before:.1f} MB (without the Traditional converter's own tables)")
    enquiry.ask("無線區網")
    print(f"the same with them: {_resident() - before:.1f} MB")
    print(f"first answer of a cold process: {_cold():.2f} s of CPU, imports and notice included")

    ours = _report("an answer", _times(enquiry.ask, questions))
    _report("a question of 600 characters", _times(enquiry.ask, [(q * 60)[:600] for q in questions[:40]]))
    scope = [row for row in rows if row["kind"] == "scope"]
    print(f"right direction, of {len(scope)} questions about work:")
    _share("  ours", scope, lambda question: [str(c.direction) for c in enquiry.ask(question).answers][:1])
    documents = _documents(policy)
    for name, search in (("jieba + BM25", _bm25(documents)), ("rapidfuzz", _rapidfuzz(documents))):
        theirs = _report(name, _times(search, questions))
        print(f"  time of ours / {name}: {ours / theirs:.2f}")
        _share(f"  {name}", scope, search)


def _documents(policy: Policy) -> dict[tuple[str, str], list[str]]:
    """Each work item with its name and its authored terms."""
    vocabulary = Vocabulary(policy)
    return {
        (name, item): [item, *vocabulary.work[name][item].terms, *vocabulary.work[name][item].where]
        for name, direction in policy.catalogue.directions.items()
        for item in direction.items
    }


def _bm25(documents: dict[tuple[str, str], list[str]]) -> Callable[[str], list[str]]:
    before, resident = time.process_time(), _resident()
    import jieba  # noqa: PLC0415 - what it costs to import is part of the figure
    from rank_bm25 import BM25Okapi  # noqa: PLC0415

    jieba.setLogLevel("ERROR")
    keys = list(documents)
    index = BM25Okapi([[word for term in terms for word in jieba.lcut(term)] for terms in documents.values()])
    print(
        f"jieba + BM25: {time.process_time() - before:.2f} s of CPU and {_resident() - resident:.0f} MB to start"
    )

    def search(question: str) -> list[str]:
        scores = index.get_scores(jieba.lcut(question))
        best = int(scores.argmax())
        return [keys[best][0]] if scores[best] > 0 else []

    return search


def _rapidfuzz(documents: dict[tuple[str, str], list[str]]) -> Callable[[str], list[str]]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    names = {f"{direction} {item}": item for direction, item in documents}

    def search(question: str) -> list[str]:
        best = process.extractOne(question, names, scorer=fuzz.partial_ratio)
        return [best[2].split()[0]]

    return search


def _times(search: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """CPU milliseconds of each call, the indexes warm."""
    for question in questions:
        search(question)
    gc.collect()
    times = []
    for _ in range(ROUNDS):
        for question in questions:
            before = time.process_time_ns()
            search(question)
            times.append((time.process_time_ns() - before) / 1e6)
    return sorted(times)


def _report(name: str, times: Sequence[float]) -> float:
    p99 = times[int(len(times) * 0.99)]
    print(
        f"{name}: median {statistics.median(times):.2f} ms, p99 {p99:.2f} ms, longest {times[-1]:.2f} ms of CPU"
    )
    return statistics.median(times)


def _share(name: str, rows: Sequence[dict[str, list[str]]], search: Callable[[str], list[str]]) -> None:
    right = sum(search(str(row["q"])) == row["directions"] for row in rows)
    print(f"{name}: {right / len(rows):.3f}")


def _cold() -> float:
    """The least of three, in processes of their own."""
    command = [sys.executable, "-c", COLD]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def _resident() -> float:
    """Megabytes of this process."""
    return int(Path("/proc/self/statm").read_text("utf-8").split()[1]) * PAGE / 1e6


if __name__ == "__main__":
    main()
