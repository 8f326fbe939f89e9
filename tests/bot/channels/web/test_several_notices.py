"""Several notices on the page: each has addresses of its own, and the talk's links are those of its notice."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from bot.clock import BEIJING
from bot.features.notice import PolicyNotice
from dialogs.conversation import Conversation
from tests.bot.channels.web.site_in_process import site_in_process
from tests.made_up_notices import SECOND, side_by_side

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policies
    from tests.bot.channels.web.site_in_process import Visit

NOW = datetime(2028, 3, 1, 12, tzinfo=BEIJING)


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return side_by_side(tmp_path_factory.mktemp("notices"))


async def test_each_is_looked_up_at_addresses_of_its_own(tmp_path: Path, policies: Policies) -> None:
    conversation, notice = Conversation(policies), PolicyNotice(policies)
    async with (
        site_in_process(tmp_path, lambda: NOW, conversation=conversation, notice=notice) as site,
        site.visit() as visit,
    ):
        for path in ("/notice", "/levels", "/directions", "/ask"):
            first = await visit.get(path)
            other = await visit.get(f"{path}?notice={SECOND}")
            assert (first.status, other.status) == (200, 200)
            assert "京人社发〔2024〕2号" in first.text, path
            assert "云人社〔2026〕88号" in other.text, path
            assert f"/notice?notice={SECOND}" in first.text, "the others are named on every page"
        level = await visit.get(f"/levels/chief_engineer?notice={SECOND}")
        assert "首席工程师" in level.text
        clauses = re.findall(r'href="(/notice/[^"]+)"', level.text)
        assert clauses
        for address in clauses[:3]:
            assert address.endswith(f"?notice={SECOND}")
            assert (await visit.get(address)).status == 200
        answer = await visit.get("/ask?q=云海智能制造职称，中级要几年")
        assert "京人社发" not in re.sub(r"<footer.*", "", answer.text, flags=re.DOTALL)


async def test_it_is_chosen_in_the_talk(tmp_path: Path, policies: Policies) -> None:
    conversation, notice = Conversation(policies), PolicyNotice(policies)
    async with (
        site_in_process(tmp_path, lambda: NOW, conversation=conversation, notice=notice) as site,
        site.visit() as visit,
    ):
        page = await visit.get("/")
        assert {"京人社发〔2024〕2号", "云人社〔2026〕88号"} <= set(
            re.findall(r"\w+〔\d+〕\d+号", page.words)
        )
        assert "北京网络空间安全职称，现在" not in page.words, "it is for all of them"
        page = await visit.press("开始")
        assert "您想按哪一份评估？" in page.text
        page = await visit.press("云海智能制造职称")
        assert "您是否在云海市注册的企业或职业院校工作？" in page.text
        assert "云人社〔2026〕88号" in page.text
        assert "按云海智能制造职称（云人社〔2026〕88号）" in page.words
        page = await visit.press("换一份通告、几份对比")
        assert "京人社发〔2024〕2号" in page.words
        page = await visit.press("按北京网络空间安全职称评估")
        assert "按北京网络空间安全职称（京人社发〔2024〕2号）" in page.words
        await visit.press("换一份通告、几份对比")
        (compare,) = [button.label for _, button in visit.page.pressable if button.value == "notices=compare"]
        page = await visit.press(compare)
        assert "云人社〔2026〕88号" in page.words or "云海智能制造职称" in page.words


async def test_with_one_in_force_nothing_is_offered_to_choose(visit: Visit) -> None:
    await visit.get("/")
    page = await visit.press("开始")
    assert "换一份通告" not in page.words
