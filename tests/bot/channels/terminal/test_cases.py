"""Cases at the terminal: a script assesses others, and a process that is killed mixes nothing up."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.channel import OWNER, TerminalChannel
from bot.features.context import Surroundings
from bot.store import SqliteStore
from bot.turns.turns import Turns
from dialogs.session import Session
from tests.bot.channels.terminal.sitting import Sitting, sit, sit_until_killed
from tests.bot.toy import Toy, heard
from tests.bot.toy_notice import ToyNotice

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

CASES = ["--cases"]
SURROUNDINGS = Surroundings(ToyNotice(), 90, officers=frozenset({OWNER}))
COMMITS = range(8, 13)
"""Of the first line's turn: received, answered, read to be shown, one a reply shown, read once more."""


def typed(database: Path, *lines: str) -> Sitting:
    return sit(database, "".join(f"{line}\n" for line in lines), CASES)


def all_heard(database: Path) -> dict[str, list[str]]:
    """What each case has heard, and one's own assessment under no name."""
    with SqliteStore(database) as store, store.transaction() as transaction:
        states = {"": transaction.session("terminal", "local")}
        states |= {case.label: case.state for case in transaction.cases("terminal", "local").listed()}
    found = {label: state and heard(Session.model_validate_json(state)) for label, state in states.items()}
    return {label: said for label, said in found.items() if said}


def test_a_script_assesses_others_beside_itself(database: Path) -> None:
    code, shown, errors = typed(
        database, "自己的", "/case 甲 甲的", "又是甲的", "/case 乙 乙的", "/mine", "又是自己的"
    )
    assert (code, errors) == (0, "")
    assert "已新建案例「甲」" in shown
    assert "案例：甲\n\n听到「又是甲的」" in shown
    assert "案例：乙\n\n听到「乙的」" in shown
    assert "现在是您自己的评估。" in shown
    assert "案例" not in shown.rpartition("> 又是自己的")[2]
    assert all_heard(database) == {"": ["自己的", "又是自己的"], "甲": ["甲的", "又是甲的"], "乙": ["乙的"]}


def test_which_case_is_open_outlives_the_process(database: Path) -> None:
    typed(database, "/case 甲 一")
    shown = typed(database, "二").shown
    assert shown.startswith("案例：甲\n")
    assert all_heard(database) == {"甲": ["一", "二"]}


def test_to_begin_anew_leaves_the_cases(database: Path) -> None:
    typed(database, "自己的", "/case 甲 一")
    sit(database, "新的\n", [*CASES, "--fresh"])
    assert all_heard(database) == {"": ["新的"], "甲": ["一"]}


def test_cases_are_handled_by_their_buttons_labels(database: Path) -> None:
    shown = typed(
        database, "/case 甲", "/case 乙", "/case", "甲", "改名", "丙", "/case", "丙", "删除案例", "确定删除"
    ).shown
    assert "1. 乙  2. 甲" in shown
    assert "已打开案例「甲」" in shown
    assert "「甲」现在是「丙」" in shown.replace("已改名：", "")
    assert "已经删除案例「丙」" in shown
    with SqliteStore(database) as store, store.transaction() as transaction:
        assert [case.label for case in transaction.cases("terminal", "local").listed()] == ["乙"]


def test_figures_after_a_list_choose_from_it_or_are_refused(database: Path) -> None:
    shown = typed(database, "/case 甲", "/case 乙", "/case", "9", "1、2", "2018", "2", "3").shown
    assert shown.count("没有这一项，什么也没有记") == len(["9", "1、2", "2018"])
    assert "已打开案例「甲」" in shown
    assert all_heard(database) == {"甲": ["3"]}, "a figure is an answer again where something is asked"


def test_a_label_of_figures_does_not_hide_a_number_that_is_shown(database: Path) -> None:
    typed(database, "/case 1", "/case 2")
    shown = typed(database, "/case", "1", "一").shown
    assert "1. 2  2. 1" in shown
    assert all_heard(database) == {"2": ["一"]}


def test_a_label_keeps_its_characters_and_never_the_screen_s(database: Path) -> None:
    shown = typed(database, "/case 「\x1b[31m红\x1b[0m *重* `码`」").shown
    assert "\x1b" not in shown
    assert "案例：红 *重* `码`" in shown


@pytest.mark.parametrize("when", ["--die-before", "--die-after"])
@pytest.mark.parametrize("commit", COMMITS)
def test_killed_around_any_commit_a_case_is_begun_once_and_hears_once(
    database: Path, when: str, commit: int
) -> None:
    typed(database, "自己的")
    killed = sit(database, "/case 甲 一\n", [*CASES, when, str(commit)])
    assert killed.code == -9
    resumed = typed(database)
    if commit == COMMITS[0] and when == "--die-before":
        assert "甲" not in resumed.shown, "it was not received, and so must be typed again"
        typed(database, "/case 甲 一")
    assert all_heard(database) == {"": ["自己的"], "甲": ["一"]}


def test_killed_at_random_instants_each_case_hears_its_own_words_once(database: Path) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to run it again
    chance = random.Random(seed)
    lines = [f"/case 员工{number % 5} 第{number}句" for number in range(120)]
    for _ in range(5):
        sit_until_killed(database, lines[_answered(database) :], chance.randrange(1, 6000), CASES)
    typed(database, *lines[_answered(database) :])
    expected = {
        f"员工{case}": [f"第{number}句" for number in range(120) if number % 5 == case] for case in range(5)
    }
    assert all_heard(database) == expected


def _answered(database: Path) -> int:
    """How many lines have been heard once everything received has been answered."""
    with SqliteStore(database) as store:
        Turns(store, Toy(), TerminalChannel(SURROUNDINGS)).replay()
    return sum(len(said) for said in all_heard(database).values())
