"""/direction: four directions and their work, leafed through by buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rules import Policies
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi


async def test_from_all_directions_to_one_to_an_item_and_back(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/direction")
        overview = await wang.next_message()
        assert overview.labels == ["网络与系统安全", "信息内容安全", "数据安全", "业务安全"]
        await wang.press("业务安全")
        direction = await wang.next_edit()
        assert direction.id == overview.id
        assert "附件1 三 4" in direction.text
        await wang.press("车联网安全")
        item = (await wang.next_edit()).text
        assert "“业务安全”专业方向" in item
        assert "别的专业方向里没有" in item
        await wang.press("← 业务安全")
        assert (await wang.next_edit()).text == direction.text
        await wang.press("技术成果转化")
        assert "网络与系统安全、信息内容安全、数据安全" in (await wang.next_edit()).text
        await wang.press("← 四个方向")
        assert (await wang.next_edit()).text == overview.text
        assert house.kept(1)["session"] is None
    assert await house.refused() == []


async def test_every_item_of_every_direction_has_its_button(
    api: BotApi, house: BotInProcess, policies: Policies
) -> None:
    wang = api.person(1, "王工")
    (policy,) = policies
    async with house.open():
        for direction in policy.catalogue.directions.values():
            await wang.say("/direction")
            await wang.next_message()
            await wang.press(direction.name)
            shown = await wang.next_edit()
            assert shown.labels == [*direction.items, "← 四个方向"]
    assert await house.refused() == []


async def test_it_neither_disturbs_an_assessment_nor_goes_stale_with_it(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        await wang.say("/direction")
        overview = await wang.next_message()
        await wang.say("是")
        assert "第 2 步" in (await wang.next_message()).text
        before = house.kept(1)["session"]
        await wang.press("数据安全", message=overview)
        assert "附件1 三 3" in (await wang.next_edit()).text
        assert house.kept(1)["session"] == before


@pytest.mark.parametrize(
    "page", ["", "nowhere", "data.99", "data.-1", "data.x", "data.²", "data.1.1", "." * 40]
)
async def test_a_page_that_is_not_there_is_told_of(api: BotApi, house: BotInProcess, page: str) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/direction")
        overview = await wang.next_message()
        press = await wang.press_data(f"0|browse={page}", overview.id)
        assert "不能用" in (await press.answer()).text
