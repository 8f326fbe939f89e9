"""What somebody sees on the page after a new version of the notice has taken force; nobody is written to there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from bot.clock import BEIJING
from bot.features.notice import PolicyNotice
from dialogs.conversation import Conversation
from tests.bot.channels.web.site_in_process import site_in_process
from tests.made_up_notices import with_next_version

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policies

BEFORE = datetime(2026, 11, 22, 12, tzinfo=BEIJING)
AFTER = datetime(2027, 1, 2, 12, tzinfo=BEIJING)
NUMBER = "京人社发〔2026〕30号"
OUTCOMES = ("没有", "标准", "2", "行业标准", "没用过", "都符合", "看结论")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return with_next_version(tmp_path_factory.mktemp("notices"))


@pytest.mark.parametrize(
    ("person", "day", "says"),
    [
        (("硕士", "1年"), "2029年11月22日", "申报工程师最早的一天由2027年11月22日变为2029年11月22日"),
        (("硕士", "3年"), "2027年11月22日", "原来可以申报工程师，现在还不能，最早2027年11月22日"),
        (("本科", "4年"), "2027年11月22日", "按新通告，您各级的结论没有变化"),
    ],
)
async def test_who_comes_back_is_told_what_changes_and_goes_on_by_the_new_one(
    person: tuple[str, str], day: str, says: str, tmp_path: Path, versions: Policies
) -> None:
    now = [BEFORE]
    conversation, notice = Conversation(versions), PolicyNotice(versions)
    async with (
        site_in_process(tmp_path, lambda: now[0], conversation=conversation, notice=notice) as site,
        site.visit() as visit,
    ):
        await visit.get("/")
        await visit.press("开始")
        for text in ("是", "数据安全", *person, *OUTCOMES):
            page = await visit.say(text)
        assert NUMBER not in page.words
        now[0] = AFTER
        for _ in range(2):  # it stands there until they go on
            page = await visit.get("/talk")
            assert says in page.words
            assert day in page.words
            assert page.words.count(f"（{NUMBER}）自2027年1月1日起施行") == 1
        page = await visit.say("结论")
        assert page.words.count(says) == 1, "the turn itself says it, and no longer the page"
        page = await visit.say("结论")
        assert says not in page.words
        assert day in page.words


async def test_who_had_not_come_to_an_end_goes_on_where_they_were(tmp_path: Path, versions: Policies) -> None:
    now = [BEFORE]
    conversation, notice = Conversation(versions), PolicyNotice(versions)
    async with (
        site_in_process(tmp_path, lambda: now[0], conversation=conversation, notice=notice) as site,
        site.visit() as visit,
    ):
        await visit.get("/")
        await visit.press("开始")
        for text in ("是", "数据安全", "硕士"):
            await visit.say(text)
        now[0] = AFTER
        page = await visit.say("3年")
        assert "代替了原来的通告" in page.words
        assert "按新通告，您" not in page.words
        assert "学历：硕士" in page.words
