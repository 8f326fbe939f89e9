"""On the day a new version takes force, whoever wants to be reminded is told what changes for them, once."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.channel import NAME, OWNER
from bot.clock import BEIJING
from bot.features.notice import PolicyNotice
from bot.features.renewals import told_of_renewals
from bot.store import SqliteStore
from tests.bot.features.sitting import Sitting
from tests.made_up_notices import NEXT, SHIPPED, with_next_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.features.request import Shown
    from rules import Policies

BEFORE = datetime(2026, 11, 22, 12, tzinfo=BEIJING)
ON_THE_DAY = datetime(2027, 1, 1, 10, tzinfo=BEIJING)
WAITING = ("是", "数据安全", "硕士", "1年", "没有", "标准", "2", "行业标准", "没用过", "都符合", "看结论")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return with_next_version(tmp_path_factory.mktemp("notices"))


@pytest.fixture
def sitting(tmp_path: Path, versions: Policies) -> Iterator[Sitting]:
    with SqliteStore(tmp_path / "data.sqlite3", lambda: BEFORE) as store:
        yield Sitting(store, versions, BEFORE)


def told(sitting: Sitting, versions: Policies, now: datetime) -> list[Shown]:
    with sitting.store.transaction() as transaction:
        return [shown for _, shown in told_of_renewals(transaction, NAME, now, PolicyNotice(versions))]


def reminders(sitting: Sitting) -> list[tuple[date, str]]:
    with sitting.store.transaction() as transaction:
        return [(one.due, one.notice) for one in transaction.reminders.of(NAME, OWNER)]


def test_who_wants_to_be_reminded_is_told_once_and_waits_for_the_new_day(
    sitting: Sitting, versions: Policies
) -> None:
    sitting.say(*WAITING).press("到时提醒我")
    ((due, notice),) = reminders(sitting)
    assert notice == SHIPPED
    assert told(sitting, versions, BEFORE) == []
    assert told(sitting, versions, datetime(2027, 1, 1, 0, 30, tzinfo=BEIJING)) == [], (
        "at night nobody is woken"
    )
    (shown,) = told(sitting, versions, ON_THE_DAY)
    assert "按新通告，您" in shown.reply.text
    assert "申报**工程师**最早的一天由" in shown.reply.text
    ((later, notice),) = reminders(sitting)
    assert notice == NEXT
    assert later.year - due.year == 2
    assert told(sitting, versions, ON_THE_DAY) == []


def test_who_did_not_want_it_is_not_told(sitting: Sitting, versions: Policies) -> None:
    sitting.say(*WAITING).press("不用")
    assert told(sitting, versions, ON_THE_DAY) == []


def test_of_a_case_it_says_which(sitting: Sitting, versions: Policies) -> None:
    sitting.say("/case 甲", *WAITING).press("到时提醒我")
    (shown,) = told(sitting, versions, ON_THE_DAY)
    assert "甲" in shown.reply.text.splitlines()[0]


def test_who_has_erased_everything_is_not_told(sitting: Sitting, versions: Policies) -> None:
    sitting.say(*WAITING).press("到时提醒我")
    with sitting.store.transaction() as transaction:
        transaction.forget(NAME, OWNER)
    assert told(sitting, versions, ON_THE_DAY) == []


def test_a_reminder_whose_assessment_is_gone_is_let_go(sitting: Sitting, versions: Policies) -> None:
    sitting.say(*WAITING).press("到时提醒我")
    with sitting.store.transaction() as transaction:
        transaction.begin_anew(NAME, OWNER)
    assert told(sitting, versions, ON_THE_DAY) == []
    assert reminders(sitting) == []
