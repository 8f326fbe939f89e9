"""/report makes a document of a conclusion, in a process of its own, and loses none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.features.jobs import job_queue
from bot.store.rosters import WantedReport
from tests.bot.channels.telegram.bot_process import SHIPPED, running
from tests.bot.channels.telegram.concluding import concluded
from tests.bot.channels.telegram.sent_rosters import until_gone

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person, SeenMessage

pytestmark = pytest.mark.slow


async def document(person: Person) -> SeenMessage:
    while (seen := await person.next_message()).file_id is None:
        pass
    return seen


async def test_a_conclusion_becomes_a_document_to_print(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await concluded(wang)
        await wang.say("/report")
        assert "正在做" in (await wang.next_message()).text
        await wang.say("/report")
        assert "还在做" in (await wang.next_message()).text
        report = await document(wang)
        assert report.file_name == "职称评估报告.pdf"
        assert report.file_id is not None
        content = await api.download(report.file_id)
        await until_gone(house.data / "reports")
    assert content.startswith(b"%PDF-")
    assert len(content) > 20_000
    assert ("action", "upload_document") in await wang.journal()
    assert house.kept(1)["reports"] == []
    assert await house.refused() == []


async def test_before_there_is_a_conclusion_it_says_what_to_do(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/report")
        assert "/assess" in (await wang.next_message()).text
        await wang.say("/start")
        await wang.next_message()
        await wang.say("/report")
        assert "/assess" in (await wang.next_message()).text
    assert house.kept(1)["reports"] == []


async def test_a_report_of_an_open_case_bears_its_label(api: BotApi, house: BotInProcess) -> None:
    officer = api.person(1, "人事")
    async with house.open(hr_user_ids=frozenset({1})):
        await concluded(officer)
        await officer.say("/case 研发部-03")
        await officer.next_message()
        await concluded(officer)
        await officer.say("/report")
        assert (await document(officer)).file_name == "职称评估报告-研发部-03.pdf"
        await officer.say("/mine")
        await officer.say("/report")
        assert (await document(officer)).file_name == "职称评估报告.pdf"


async def test_what_was_deleted_is_not_reported_on(
    api: BotApi, house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_queue, "LOOK", 3600.0)
    wang = api.person(1, "王工")
    async with house.open():
        await concluded(wang)
        await wang.say("/report")
        await wang.next_message()
        await wang.say("/delete")
        await wang.next_message()
        await wang.press("全部删除")
        await wang.next_edit()
        assert house.kept(1)["reports"] == []
    assert all(message.file_id is None for message in await wang.messages())


async def test_facts_that_no_report_can_be_made_of_end_in_a_sentence(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open() as store:
        await wang.say("/help")
        await wang.next_message()
        with store.transaction() as transaction:
            transaction.reports.ask("telegram", WantedReport("1", "1", "", '{"education": "wizard"}'))
        assert "没有做成" in (await wang.next_message()).text
    assert house.kept(1)["reports"] == []


async def test_a_report_outlives_the_process_that_was_to_make_it(api: BotApi, tmp_path: Path) -> None:
    wang = api.person(1, "王工")
    settings = {"TELEGRAM_PACING": "false"}
    async with running(api, tmp_path, SHIPPED, **settings) as bot:
        await concluded(wang)
        await api.fail("sendChatAction", delay=3600.0)
        await wang.say("/report")
        await wang.next_message()
        await api.until(faults_hit=1)
        bot.kill()
        await bot.ended()
    async with running(api, tmp_path, SHIPPED, **settings):
        assert (await document(wang)).file_name == "职称评估报告.pdf"
        await until_gone(tmp_path / "reports")
    assert len([message for message in await wang.messages() if message.file_id]) == 1
