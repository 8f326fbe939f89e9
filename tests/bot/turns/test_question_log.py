"""Questions that the notice does not answer: kept only if the operator wants it, and without who asked."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store import SqliteStore
from bot.turns.question_log import LONGEST, Questions
from tests.bot.channels.terminal.sitting import environment
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import Clock

FEES = "评职称要交多少钱？"


def zhicheng(data: Path, command: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", command],
        input=typed,
        capture_output=True,
        text=True,
        cwd=data,
        env=environment(DATA_DIR=str(data), **settings),
        check=True,
        timeout=PATIENCE,
    )


def test_questions_from_the_terminal_are_listed_most_frequent_first(tmp_path: Path) -> None:
    typed = f"今天天气怎么样？\n{FEES}\n硕士几年能评中级？\n{FEES}\n"
    zhicheng(tmp_path, "chat", typed, KEEP_UNANSWERED="true")
    listed = zhicheng(tmp_path, "unanswered", KEEP_UNANSWERED="true")
    found = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [(kept["question"], kept["status"], kept["times"]) for kept in found] == [
        (FEES, "not_in_notice", 2),
        ("今天天气怎么样？", "unclear", 1),
    ]
    assert all(kept.keys() == {"question", "status", "times", "last_asked"} for kept in found)
    assert listed.stderr == ""


def test_nothing_is_kept_unless_the_operator_wants_it(tmp_path: Path) -> None:
    zhicheng(tmp_path, "chat", f"{FEES}\n")
    listed = zhicheng(tmp_path, "unanswered")
    assert listed.stdout == ""
    assert "KEEP_UNANSWERED" in listed.stderr


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("我的手机是 13800138000，收费吗", "我的手机是 …，收费吗"),
        ("110101199001011234 这个人交多少钱", "… 这个人交多少钱"),
        ("11010119900101123X 收费吗", "… 收费吗"),
        ("138-0013-8000 收费吗", "… 收费吗"),
        ("2024 年收费 300 元吗", "2024 年收费 300 元吗"),
        ("收费\n  吗", "收费 吗"),
        ("费" * 5000, "费" * LONGEST),
    ],
)
def test_what_is_kept_has_no_long_numbers_and_is_short(store: SqliteStore, asked: str, kept: str) -> None:
    with store.transaction() as transaction:
        Questions(keeps_unanswered=True).note(transaction, asked, "not_in_notice")
        assert [found.question for found in transaction.unanswered()] == [kept]


def test_it_is_kept_until_it_has_not_been_asked_for_as_long_as_all_else(database: Path, clock: Clock) -> None:
    with SqliteStore(database, clock) as store:
        with store.transaction() as transaction:
            transaction.keep_unanswered(FEES, "not_in_notice")
            transaction.keep_unanswered("旧", "unclear")
        clock.pass_by(days=60)
        with store.transaction() as transaction:
            transaction.keep_unanswered(FEES, "not_in_notice")
        clock.pass_by(days=60)
        with store.transaction() as transaction:
            transaction.expire(clock.now - timedelta(days=90))
            (kept,) = transaction.unanswered()
    assert (kept.question, kept.times, kept.last_asked) == (FEES, 2, clock.now - timedelta(days=60))
