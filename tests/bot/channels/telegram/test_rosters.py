"""A spreadsheet sent to the bot by an HR officer comes back assessed, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import json
import stat
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from python_calamine import CalamineWorkbook

from bot.channels.telegram.messenger import TelegramMessenger
from bot.features.jobs import roster_job
from bot.features.jobs.files import JobFiles
from bot.store.rosters import WantedRoster
from tests.bot.channels.telegram.endurance import free_port
from tests.bot.channels.telegram.proxies import http_proxy, socks5_proxy
from tests.bot.channels.telegram.sent_rosters import (
    files_in,
    roster,
    until_delivered,
    until_done,
    until_gone,
)
from tests.bot.roster.files import person, staff
from tests.bot.until import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.store import SqliteStore
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person

pytestmark = pytest.mark.slow

OFFICERS = frozenset({1, 2})
NAME = "研发部 名单.xlsx"
LONG = 4000


@pytest.fixture
def officer(api: BotApi) -> Person:
    return api.person(1, "人事")


@pytest.fixture
async def store(house: BotInProcess) -> AsyncIterator[SqliteStore]:
    async with house.open(hr_user_ids=OFFICERS) as store:
        yield store


@pytest.fixture
def job_files(house: BotInProcess) -> Path:
    return house.data / "rosters"


async def complaints(house: BotInProcess) -> list[str]:
    """What Telegram refused, but for the commands of an officer who has not written yet."""
    return [refusal for refusal in await house.refused() if "Commands" not in refusal]


@pytest.mark.usefixtures("store")
async def test_a_roster_comes_back_as_a_summary_a_chart_and_a_workbook(
    api: BotApi, house: BotInProcess, officer: Person, job_files: Path
) -> None:
    await officer.send_document(NAME, roster(1001))
    first = await officer.next_message()
    assert "马上开始" in first.text
    assert first.labels == ["取消"]
    done = await until_delivered(api, officer)
    progress = [message for message in done.messages if message.id == first.id]
    assert {message.id for message in done.messages[:-2]} == {first.id}
    assert any("1,001 行" in message.text and message.labels == ["取消"] for message in progress)
    assert "评估完了" in progress[-1].text
    assert progress[-1].labels == []
    assert "共 1001 人，评估了 1001 人" in done.summary.text
    assert done.people == [f"E{n}" for n in range(1001)]
    assert list(done.workbook) == [*("总览", "汇总", "问题", "原表-人员", "各列", "逐条", "凭证", "条款原文")]
    assert done.messages[-1].file_name == "研发部 名单-评估.xlsx"
    await until_gone(job_files)
    assert house.kept(1)["rosters"] == []
    assert await complaints(house) == []


@pytest.mark.usefixtures("store")
async def test_what_is_wrong_in_a_row_is_told_and_the_others_go_through(api: BotApi, officer: Person) -> None:
    await officer.send_document("a.xlsx", staff(person("A1"), person("B1", 学历="很高")))
    done = await until_delivered(api, officer)
    assert "共 2 人，评估了 2 人" in done.summary.text
    assert "1 处没有看懂" in done.summary.text
    assert "很高" in str(done.workbook["问题"])


@pytest.mark.usefixtures("store")
async def test_a_roster_that_is_cancelled_stops_and_nothing_of_it_stays(
    house: BotInProcess, officer: Person, job_files: Path
) -> None:
    await officer.send_document(NAME, roster(LONG))
    shown = await until_done(officer, 200)
    press = await officer.press("取消")
    assert (await press.answer()).text == ""
    while "已取消" not in (ended := await officer.next_edit()).text:
        pass
    assert (ended.id, ended.labels) == (shown.id, [])
    await until_gone(job_files)
    assert house.kept(1)["rosters"] == []
    again = await officer.press("取消", message=shown)
    assert "不在处理" in (await again.answer()).text
    assert [message.file_name for message in await officer.messages()] == [None]


@pytest.mark.parametrize(("workers", "said"), [(1, "前面还有 1 份"), (2, "马上开始")])
async def test_two_officers_at_once_each_get_their_own(
    api: BotApi, house: BotInProcess, officer: Person, workers: int, said: str
) -> None:
    other = api.person(2, "另一位人事")
    async with house.open(hr_user_ids=OFFICERS, roster_workers=workers):
        await officer.send_document("甲.xlsx", roster(500))
        await officer.next_message()
        await other.send_document("乙.xlsx", roster(30, first=5000))
        waiting = await other.next_message()
        assert said in waiting.text
        foreign = await other.press_data("0|roster=cancel.1", waiting.id)
        assert "不在处理" in (await foreign.answer()).text
        ours, theirs = await asyncio.gather(until_delivered(api, officer), until_delivered(api, other))
    assert ours.people == [f"E{n}" for n in range(500)]
    assert theirs.people == [f"E{n}" for n in range(5000, 5030)]


async def test_rosters_are_assessed_side_by_side_and_officers_take_turns(
    api: BotApi, house: BotInProcess, officer: Person
) -> None:
    """Whoever sends one gets it while all that another has sent still goes on."""
    other = api.person(2, "另一位人事")
    async with house.open(hr_user_ids=OFFICERS):
        for name in ("一.xlsx", "二.xlsx", "三.xlsx"):
            await officer.send_document(name, roster(LONG))
        first, second, _ = [await officer.next_message() for _ in range(3)]
        for _ in range(2):
            await until_done(officer, 100)
        await other.send_document("乙.xlsx", roster(30, first=5000))
        assert "前面还有 1 份" in (await other.next_message()).text
        await officer.press("取消", message=second)
        assert (await until_delivered(api, other)).people == [f"E{n}" for n in range(5000, 5030)]
        await officer.press("取消", message=first)


async def test_whoever_waits_is_told_their_new_place(house: BotInProcess, officer: Person) -> None:
    async with house.open(hr_user_ids=OFFICERS, roster_workers=1):
        for name in ("一.xlsx", "二.xlsx", "三.xlsx"):
            await officer.send_document(name, roster(LONG))
        first, second, third = [await officer.next_message() for _ in range(3)]
        assert "前面还有 2 份" in third.text
        await officer.press("取消", message=second)
        while (moved := await officer.next_edit()).id != third.id:
            pass
        assert "前面还有 1 份" in moved.text
        await officer.press("取消", message=first)
        while (moved := await officer.next_edit()).id != third.id or "前面" in moved.text:
            pass
        assert moved.text.startswith("三.xlsx：")


async def test_only_so_many_may_wait(house: BotInProcess, officer: Person) -> None:
    async with house.open(hr_user_ids=OFFICERS, roster_waiting=2):
        for _ in range(3):
            await officer.send_document(NAME, roster(LONG))
        for _ in range(2):
            assert (await officer.next_message()).labels == ["取消"]
        assert "您已有 2 份" in (await officer.next_message()).text
        assert len(house.kept(1)["rosters"]) == 2


@pytest.mark.usefixtures("store")
async def test_a_conversation_goes_on_meanwhile(api: BotApi, officer: Person) -> None:
    wang = api.person(7, "王工")
    await officer.send_document(NAME, roster(LONG))
    await until_done(officer, 100)
    for one in (officer, wang):
        await one.say("/start")
        assert "第 1 步" in (await one.next_message()).text
    assert officer.chat != wang.chat


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", ["名单.xlsx", "名单.CSV", "名单.xls", "名单.ods", "名单.et"])
async def test_others_are_told_that_this_is_for_hr(
    house: BotInProcess, api: BotApi, job_files: Path, name: str
) -> None:
    wang = api.person(7, "王工")
    await wang.send_document(name, roster(2))
    told = await wang.next_message()
    assert "人事负责人" in told.text
    assert "7" in told.text
    await wang.send_document("简历.docx", b"x")
    assert "只看得懂文字" in (await wang.next_message()).text
    await wang.say("/roster")
    assert "人事负责人" in (await wang.next_message()).text
    forged = await wang.press_data("0|roster=template", told.id)
    assert (await forged.answer()).text
    assert house.kept(7)["rosters"] == []
    assert files_in(job_files) == []
    assert await api.calls("getFile") == []


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("send", "said"),
    [
        (lambda one: one.send_document("名单.docx", b"x"), "文字文档"),
        (lambda one: one.send_document("名单.PDF", b"x"), "文字文档"),
        (lambda one: one.send_document("名单.zip", b"x"), "解压"),
        (lambda one: one.send_document("名单.png", b"x"), "图片"),
        (lambda one: one.send_document("", b"x", media_type="image/jpeg"), "图片"),
        (lambda one: one.send_photo(b"\xff\xd8\xff"), "图片"),
        (lambda one: one.send_voice(), "只看得懂文字"),
    ],
    ids=["docx", "pdf", "zip", "png", "no name", "photo", "voice"],
)
async def test_what_is_no_table_is_answered_with_what_would_be_right(
    api: BotApi, officer: Person, send: Callable[[Person], Any], said: str
) -> None:
    await send(officer)
    assert said in (await officer.next_message()).text
    assert await api.calls("getFile") == []


BAD_FILES = {
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
    "cut": (staff(person())[:3000], "损坏"),
    "blank": (b" \r\n", "空的"),
    "no headings": (b"a,b\n1,2\n", "没有找到人员表"),
}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("kind", BAD_FILES)
async def test_a_bad_file_ends_in_a_sentence(officer: Person, job_files: Path, kind: str) -> None:
    content, said = BAD_FILES[kind]
    await officer.send_document("名单.xlsx", content)
    await officer.next_message()
    refusal = await officer.next_message()
    assert said in refusal.text
    assert "/roster" in refusal.text
    assert "zhicheng" not in refusal.text
    assert "没有评估" in (await officer.messages())[0].text
    await until_gone(job_files)


@pytest.mark.usefixtures("store")
async def test_a_file_that_is_too_large_is_not_even_asked_for(
    api: BotApi, house: BotInProcess, officer: Person
) -> None:
    file = {"file_id": "f", "file_unique_id": "f", "file_name": "大.xlsx", "file_size": 20_000_001}
    await officer.write({"document": file})
    assert "最多 20 MB" in (await officer.next_message()).text
    assert await api.calls("getFile") == []
    assert house.kept(1)["rosters"] == []


@pytest.mark.parametrize("hidden", [False, True], ids=["getFile knows", "nobody says"])
async def test_a_size_that_is_not_told_truly_is_found_out(
    api: BotApi, house: BotInProcess, officer: Person, *, hidden: bool
) -> None:
    await api.hide_sizes(hidden=hidden)
    async with house.open(hr_user_ids=OFFICERS, roster_max_mb=1):
        for size in (1_500_000, 21 * 1024 * 1024):
            await officer.send_document("大.csv", b"a,b\n" * (size // 4), told_size=5)
            assert (await officer.next_message()).labels == ["取消"]
            assert "最多 1 MB" in (await officer.next_message()).text
        await until_gone(house.data / "rosters")


async def test_rows_beyond_the_setting_are_refused(house: BotInProcess, officer: Person) -> None:
    async with house.open(hr_user_ids=OFFICERS, roster_max_rows=50):
        await officer.send_document(NAME, roster(51))
        await officer.next_message()
        assert "50 行" in (await officer.next_message()).text


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "faults",
    [
        [("download", {"status": 502, "times": 2})],
        [("download", {"drop": True})],
        [("download", {"drop": True, "after": True})],
        [("download", {"delay": 1.0})],
        [("getFile", {"status": 500}), ("getFile", {"status": 429, "retry_after": 1})],
        [("sendPhoto", {"status": 500}), ("sendDocument", {"status": 502}), ("sendDocument", {"drop": True})],
    ],
    ids=["502", "refused", "broken off", "slow", "getFile", "sending"],
)
async def test_what_fails_on_the_way_is_tried_again(
    api: BotApi, officer: Person, faults: list[tuple[str, dict[str, Any]]]
) -> None:
    for method, fault in faults:
        await api.fail(method, **fault)
    await officer.send_document(NAME, roster(3))
    assert (await until_delivered(api, officer)).people == ["E0", "E1", "E2"]
    assert (await api.state())["faults_hit"] >= len(faults)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_file_comes_through_the_proxy_as_all_else_does(
    api: BotApi, house: BotInProcess, officer: Person, scheme: str
) -> None:
    away = api.url.replace("127.0.0.1", "api.telegram.example")
    async with http_proxy() if scheme == "http" else socks5_proxy() as proxy:
        url = f"{scheme}://wang:geheim@127.0.0.1:{proxy.port}"
        root = api.url if scheme == "http" else away
        async with house.open(hr_user_ids=OFFICERS, telegram_proxy_url=url, telegram_api_base_url=root):
            await officer.send_document(NAME, roster(2))
            assert (await until_delivered(api, officer)).people == ["E0", "E1"]


async def test_it_is_the_same_by_webhook(api: BotApi, house: BotInProcess, officer: Person) -> None:
    port = free_port()
    webhook = {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_port": port}
    async with house.open(hr_user_ids=OFFICERS, **webhook):
        await officer.send_document(NAME, roster(2))
        assert (await until_delivered(api, officer)).people == ["E0", "E1"]


@pytest.mark.usefixtures("store")
async def test_a_file_that_telegram_has_no_more_is_asked_for_again(api: BotApi, officer: Person) -> None:
    await officer.send_document(NAME, roster(3))
    await api.expire_files()
    await officer.next_message()
    assert "再发一次" in (await officer.next_message()).text


@pytest.mark.usefixtures("store")
async def test_when_telegram_asks_for_patience_the_progress_waits_and_the_result_comes(
    api: BotApi, officer: Person
) -> None:
    await api.fail("editMessageText", status=429, retry_after=3600)
    await officer.send_document(NAME, roster(300))
    done = await until_delivered(api, officer)
    assert len(done.people) == 300
    assert "评估完了" in (await officer.messages())[0].text
    assert len(await api.calls("editMessageText")) == 2


async def test_it_paces_itself_and_telegram_never_complains(
    api: BotApi, house: BotInProcess, officer: Person
) -> None:
    await api.limit()
    async with house.open(hr_user_ids=OFFICERS, telegram_pacing=True):
        await officer.send_document(NAME, roster(300))
        for _ in range(2):
            await officer.say("/levels")
        await until_delivered(api, officer)
    assert await complaints(house) == []


@pytest.mark.usefixtures("store")
async def test_a_name_is_shown_as_it_is_and_names_no_file(
    api: BotApi, officer: Person, house: BotInProcess
) -> None:
    await officer.send_document("../../../**etc**/\u202epass`wd`\n.xlsx", roster(2))
    assert "pass`wd` .xlsx" in (await officer.next_message()).text
    done = await until_delivered(api, officer)
    assert done.messages[-1].file_name == "pass`wd` -评估.xlsx"
    assert {path.name for path in house.data.iterdir()} >= {"rosters", "zhicheng.sqlite3"}
    assert not list(house.data.rglob("*wd*"))


@pytest.mark.usefixtures("store")
async def test_what_lies_on_disk_meanwhile_is_for_its_owner_only(officer: Person, job_files: Path) -> None:
    await officer.send_document(NAME, roster(LONG))
    await until_done(officer, 200)
    lying = files_in(job_files)
    assert {"upload", "done"} <= {path.name for path in lying}
    assert is_private(job_files)
    # A journal may have come and gone since.
    assert all(is_private(path) for path in lying if path.suffix != ".part" and "done-" not in path.name)


def is_private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.usefixtures("store")
async def test_it_is_exported_and_deleted_at_once_with_everything_else(
    api: BotApi, house: BotInProcess, officer: Person, job_files: Path
) -> None:
    content = roster(LONG)
    await officer.send_document(NAME, content)
    await until_done(officer, 200)
    await officer.say("/export")
    exported = await officer.next_message()
    while exported.file_id is None:
        exported = await officer.next_message()
    (kept,) = json.loads(await api.download(exported.file_id))["rosters"]
    assert (kept["file_name"], kept["state"], kept["bytes"]) == (NAME, "working", len(content))
    await officer.say("/delete")
    await officer.next_message()
    await officer.press("全部删除")
    while "已经全部删除" not in (await officer.next_edit()).text:
        pass
    await until_gone(job_files)
    assert house.kept(1)["rosters"] == []
    assert [message.file_name for message in await officer.messages() if message.file_name] == [
        "我的数据.json"
    ]


async def test_files_stay_as_long_as_the_operator_wants(
    api: BotApi, house: BotInProcess, officer: Person, job_files: Path
) -> None:
    async with house.open(hr_user_ids=OFFICERS, roster_keep_days=2):
        await officer.send_document(NAME, roster(2))
        await until_delivered(api, officer)
        await until(lambda: house.kept(1)["rosters"][0]["state"] == "done")
        kept = [path.name for path in files_in(job_files)]
        assert kept[1:] == [".zhicheng", "done", "notes.json", "result.xlsx", "summary.png", "upload"]
        house.calendar.moved = timedelta(days=3)
        await until_gone(job_files)
        assert house.kept(1)["rosters"] == []


async def test_a_file_that_was_refused_does_not_stay_in_any_case(
    house: BotInProcess, officer: Person, job_files: Path
) -> None:
    async with house.open(hr_user_ids=OFFICERS, roster_keep_days=2):
        await officer.send_document(NAME, b"a,b\n1,2\n")
        await officer.next_message()
        assert "没有找到人员表" in (await officer.next_message()).text
        await until_gone(job_files)
        assert house.kept(1)["rosters"] == []


async def test_officers_are_told_what_becomes_of_their_files(
    api: BotApi, house: BotInProcess, officer: Person
) -> None:
    wang = api.person(7, "王工")
    async with house.open(hr_user_ids=OFFICERS, roster_keep_days=2):
        for one in (officer, wang):
            await one.say("/privacy")
        assert "结果发出后保留 2 天再删除" in (await officer.next_message()).text
        assert "花名册" not in (await wang.next_message()).text


@pytest.mark.usefixtures("store")
async def test_a_result_that_telegram_would_not_take_is_said_to_be_too_large(
    officer: Person, job_files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TelegramMessenger, "largest_file", 1000)
    await officer.send_document(NAME, roster(2))
    while "photo" not in (summary := await officer.next_message()).raw:
        pass
    assert "评估了 2 人" in summary.text
    assert "50 MB" in (await officer.next_message()).text
    await until_gone(job_files)


async def test_a_roster_that_ended_the_bot_again_and_again_is_given_up(
    house: BotInProcess, officer: Person, job_files: Path, store: SqliteStore
) -> None:
    await officer.say("/roster")
    await officer.next_message()
    with store.transaction() as transaction:
        number = transaction.rosters.ask("telegram", WantedRoster("1", "1", "f", NAME, 1, date(2026, 11, 23)))
        for _ in range(roster_job.ATTEMPTS):
            transaction.rosters.begin(number)
    assert "多次中断" in (await officer.next_message()).text
    await until_gone(job_files)
    assert house.kept(1)["rosters"] == []


async def test_a_job_that_fails_is_counted_shown_by_health_and_begun_again(
    api: BotApi, house: BotInProcess, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures, genuine, port = [KeyError("王工说的话")], TelegramMessenger.fetch, free_port()

    async def failing(messenger: TelegramMessenger, file: str, to: Path, most: int) -> None:
        if failures:
            raise failures.pop()
        await genuine(messenger, file, to, most)

    monkeypatch.setattr(TelegramMessenger, "fetch", failing)
    async with (
        house.open(hr_user_ids=OFFICERS, metrics_port=port),
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        await officer.send_document(NAME, roster(2))
        assert (await until_delivered(api, officer)).people == ["E0", "E1"]
        async with session.get("/healthz") as response:
            assert (response.status, await response.text()) == (503, "not ok: rosters\n")
        async with session.get("/metrics") as response:
            assert 'tasks_ended_total{task="rosters"} 1.0' in await response.text()


async def test_what_was_left_behind_is_swept_away_at_the_start(house: BotInProcess, job_files: Path) -> None:
    for number in (17, 18):
        (JobFiles(house.data, job_files.name).folder(number) / "upload").write_bytes(b"x")
    async with house.open(hr_user_ids=OFFICERS):
        await until_gone(job_files)


@pytest.mark.usefixtures("store")
async def test_the_template_comes_by_a_button_and_can_be_sent_back_as_it_is(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    await officer.say("/roster")
    told = await officer.next_message()
    assert "20 MB" in told.text
    assert "发出后马上删除" in told.text
    await (await officer.press("下载模板")).answer()
    template = await officer.next_message()
    assert template.file_name == "花名册模板.xlsx"
    assert template.file_id is not None
    path = tmp_path / "t.xlsx"
    path.write_bytes(await api.download(template.file_id))
    assert CalamineWorkbook.from_path(path).sheet_names == ["人员", "成果", "填写说明"]
    await officer.send_document("花名册模板.xlsx", path.read_bytes())
    await officer.next_message()
    assert "没有人员" in (await officer.next_message()).text


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "data", ["roster=", "roster=cancel.", "roster=cancel.-1", "roster=cancel." + "9" * 40]
)
async def test_a_forged_button_has_no_effect(officer: Person, data: str) -> None:
    await officer.say("/roster")
    told = await officer.next_message()
    press = await officer.press_data(f"0|{data}", told.id)
    assert (await press.answer()).text


@pytest.mark.usefixtures("store")
async def test_an_officer_who_has_blocked_the_bot_holds_up_nobody(
    api: BotApi, house: BotInProcess, officer: Person, job_files: Path
) -> None:
    other = api.person(2, "另一位人事")
    await officer.send_document(NAME, roster(300))
    await officer.next_message()
    await officer.block()
    await other.send_document(NAME, roster(2))
    assert (await until_delivered(api, other)).people == ["E0", "E1"]
    await until_gone(job_files)
    assert house.kept(1)["rosters"] == []
