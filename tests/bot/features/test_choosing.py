"""/notices in a channel: what is in force, one to choose for the open assessment, several to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.channel import NAME
from bot.store import SqliteStore
from dialogs.event import Pressed
from rules import Policies, load_policies
from tests.bot.features.sitting import NOW, Sitting
from tests.dialogs.person import ENGINEER
from tests.made_up_notices import DESIGN, SHIPPED, THIRD_CITY, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return side_by_side(tmp_path_factory.mktemp("notices"))


@pytest.fixture
def sitting(tmp_path: Path, policies: Policies) -> Iterator[Sitting]:
    with SqliteStore(tmp_path / "data.sqlite3", lambda: NOW) as store:
        yield Sitting(store, policies)


def test_it_lists_those_in_force_and_lets_one_choose(sitting: Sitting) -> None:
    sitting.say("/notices")
    assert "现在施行的通告有 4 份" in sitting.text
    assert len(sitting.labels) == 4
    sitting.press("按山川智能制造职称评估")
    assert sitting.session.policy == THIRD_CITY
    sitting.say("/notices")
    assert "山人社〔2027〕1号）：现在按这一份评估" in sitting.text
    assert len(sitting.labels) == 3


def test_with_one_in_force_it_says_so_and_offers_nothing(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "data.sqlite3", lambda: NOW) as store:
        alone = Sitting(store, load_policies()).say("/notices")
        assert "现在施行的通告只有一份" in alone.text
        assert "京人社发〔2024〕2号" in alone.text
        assert alone.labels == []


def test_the_question_which_is_answered_by_its_buttons(sitting: Sitting) -> None:
    sitting.press("北京工业设计职称")
    assert sitting.session.policy == DESIGN


def test_two_are_compared_once_both_were_talked_about(sitting: Sitting) -> None:
    sitting.press("北京网络空间安全职称").say(*ENGINEER, "看结论", "/notices")
    assert "现在按这一份评估，可申报工程师" in sitting.text
    assert "比较几份通告下的结果" not in sitting.labels
    sitting.press("按云海智能制造职称评估").say("是", "产线设计", "/notices")
    assert "可申报工程师" in sitting.text
    assert "进行中" in sitting.text
    sitting.press("比较几份通告下的结果")
    assert "北京网络空间安全职称" in sitting.text
    assert "首席工程师" in sitting.text


def test_what_is_asked_of_a_notice_goes_by_the_one_that_is_chosen_or_named(sitting: Sitting) -> None:
    for command in ("/levels", "/direction", "/ask 高级要几年？"):
        assert "请先发送 /notices 选一份" in sitting.say(command).text, command
    assert "满2年" in sitting.say("/ask 网络安全硕士几年能评中级？").text
    sitting.say("/notices").press("按云海智能制造职称评估")
    assert "云人社〔2026〕88号" in sitting.say("/levels").text
    assert "产线设计" in sitting.say("/direction").text
    assert "满2年" in sitting.say("/ask 网络安全硕士几年能评中级？").text


def test_each_case_stays_with_its_own(sitting: Sitting) -> None:
    sitting.press("北京网络空间安全职称").say("/case 甲")
    assert "您想按哪一份评估？" in sitting.text
    sitting.press("云海智能制造职称").say("是")
    assert sitting.session.policy == SHIPPED
    assert "云海智能制造职称" in sitting.say("/notices").text
    assert "云人社〔2026〕88号）：现在按这一份评估" in sitting.text
    choosing = sitting.shown[-1]
    sitting.say("/mine")
    assert "京人社发〔2024〕2号）：现在按这一份评估" in sitting.say("/notices").text
    data = next(button.data for row in choosing.reply.buttons for button in row)
    sitting.take(Pressed(data, choosing.revision, choosing.case))
    assert sitting.session.policy == SHIPPED, "a button of the case chooses nothing for the person"


def test_cases_of_two_notices_are_compared_each_by_its_own_levels(sitting: Sitting) -> None:
    sitting.press("北京网络空间安全职称").say("/case 甲").press("北京网络空间安全职称").say(
        *ENGINEER, "看结论"
    )
    sitting.say("/case 乙")
    assert "乙：进行中" in sitting.say("/case").text
    sitting.say("/case 乙").press("云海智能制造职称").say("是", "产线设计", "大学本科", "5年")
    told = sitting.say("/case 对比 甲 乙").text
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in told.splitlines() if line.startswith("|")
    ]
    assert rows[0] == ["级别", "甲", "乙"]
    of_one = {level: bool(first) for level, first, second in rows[2:] if bool(first) != bool(second)}
    assert of_one == {level: "北京" in level for level, _, _ in rows[2:]}
    assert sum(of_one.values()) == 4
    assert len(of_one) == 7


def test_a_report_says_by_which_it_is(sitting: Sitting) -> None:
    sitting.press("北京网络空间安全职称").say(*ENGINEER, "看结论", "/report")
    with sitting.store.transaction() as transaction:
        (report,) = transaction.reports.every(NAME)
    assert report.wanted.notice == SHIPPED
