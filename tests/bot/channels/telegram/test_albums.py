"""What is sent together comes in parts, and gets one answer: by whatever way, in whatever batches, across an end."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.telegram import albums, service
from tests.bot.channels.telegram.endurance import free_port
from tests.bot.channels.telegram.sent_rosters import roster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person, SeenMessage

ALBUM = "12345"


@pytest.fixture(params=["polling", "webhook"])
def way(request: pytest.FixtureRequest) -> dict[str, Any]:
    """In one request, or each part in one of its own."""
    if request.param == "polling":
        return {}
    port = free_port()
    return {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_port": port}


@dataclass
class Clock:
    """By which albums are gathered; it can be held until all parts are there, however long they take."""

    held_at: float | None = None

    def __call__(self) -> float:
        return monotonic() if self.held_at is None else self.held_at

    @contextmanager
    def held(self) -> Iterator[None]:
        self.held_at = monotonic()
        yield
        self.held_at = None


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(albums, "monotonic", clock)
    return clock


async def answers(api: BotApi, who: Person) -> list[SeenMessage]:
    """All that was said until a command that comes after is answered, without that answer."""
    await who.say("/help")
    while not (await who.next_message()).text.startswith("命令"):
        pass
    await api.until(pending=0)
    return (await who.messages())[:-1]


@pytest.mark.parametrize("pause", [0.0, 0.04])
@pytest.mark.parametrize("captions", [[""] * 2, [""] * 10])
@pytest.mark.parametrize("name", ["photo.jpg", "证书.pdf", "名单.xlsx"])
async def test_an_album_without_words_gets_one_answer(  # noqa: PLR0913, PLR0917 - each is a way to be sent
    api: BotApi, house: BotInProcess, way: dict[str, Any], captions: list[str], name: str, pause: float
) -> None:
    wang = api.person(1, "王工")
    async with house.open(**way, telegram_user_limit=2):
        await wang.send_album(captions, name, pause=pause)
        assert len(await answers(api, wang)) == 1


@pytest.mark.parametrize("pause", [0.0, 0.04])
@pytest.mark.parametrize("captions", [["", "", "是"], ["", "是", ""], ["是", ""], [""] * 4 + ["是"]])
@pytest.mark.parametrize("name", ["photo.jpg", "证书.pdf"])
async def test_an_album_is_answered_by_its_words_wherever_they_stand(  # noqa: PLR0913, PLR0917 - as above
    api: BotApi,
    house: BotInProcess,
    way: dict[str, Any],
    clock: Clock,
    captions: list[str],
    name: str,
    pause: float,
) -> None:
    """Apps put them below the first picture, and below the last file."""
    wang = api.person(1, "王工")
    async with house.open(**way):
        await wang.say("/start")
        await wang.next_message()
        with clock.held():
            await wang.send_album(captions, name, pause=pause)
            await api.until(pending=0)
        (_, answer) = await answers(api, wang)
    assert answer.text.startswith("附件我看不了，只读了您写在下面的文字。")
    assert "第 2 步" in answer.text


@pytest.mark.parametrize(
    "captions",
    [
        ["硕士", "2018年7月起做网络安全"],
        ["硕士", "", "2018年7月起做网络安全"],
        ["我是硕士，", "2018年7月起做网络安全", ""],
    ],
)
async def test_words_below_several_parts_are_read_as_one_text(
    api: BotApi, house: BotInProcess, way: dict[str, Any], clock: Clock, captions: list[str]
) -> None:
    wang = api.person(1, "王工")
    async with house.open(**way):
        await wang.say("/start")
        await wang.next_message()
        with clock.held():
            await wang.send_album(captions, pause=0.02)
            await api.until(pending=0)
        (_, answer) = await answers(api, wang)
    assert "硕士" in answer.text
    assert "2018年7月" in answer.text


async def test_the_next_album_is_another_and_what_is_said_meanwhile_waits_its_turn(
    api: BotApi, house: BotInProcess, way: dict[str, Any], clock: Clock
) -> None:
    wang = api.person(1, "王工")
    async with house.open(**way):
        with clock.held():
            await wang.send_album(["", ""])
            await wang.say("/levels")
            await wang.send_album(["/privacy", ""])
            await api.until(pending=0)
        pictures, levels, privacy = await answers(api, wang)
    assert "看不了图片" in pictures.text
    assert "满2年" in levels.text
    assert "保存什么" in privacy.text


async def test_people_who_send_albums_at_once_each_get_their_answer(
    api: BotApi, house: BotInProcess, way: dict[str, Any], clock: Clock
) -> None:
    people = [api.person(number, "某人") for number in (1, 2, 3)]
    async with house.open(**way):
        with clock.held():
            for part in (0, 1, 2):
                for person in people:
                    words = "/help" if part == person.id - 1 else ""
                    await person.send_album([words], album=f"{ALBUM}{person.id}")
            await api.until(pending=0)
        for person in people:
            assert "命令" in (await person.next_message()).text
        await api.until(pending=0)
    for person in people:
        assert len(await person.messages()) == 1


async def test_a_part_that_is_late_has_no_answer_but_for_its_words(
    api: BotApi, house: BotInProcess, way: dict[str, Any]
) -> None:
    wang = api.person(1, "王工")
    async with house.open(**way):
        await wang.send_album(["", ""], album=ALBUM)
        assert "看不了图片" in (await wang.next_message()).text
        await wang.send_album([""], album=ALBUM)
        await wang.send_album(["/privacy"], album=ALBUM)
        assert "保存什么" in (await wang.next_message()).text
    assert len(await wang.messages()) == 2


async def test_an_album_whose_parts_come_before_and_after_an_end_gets_one_answer(
    api: BotApi, house: BotInProcess, way: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    wang = api.person(1, "王工")
    with monkeypatch.context() as slow:
        slow.setattr(albums, "GATHERED_AFTER", 600.0)
        slow.setattr(service, "DRAIN_SECONDS", 0.05)
        async with house.open(**way):
            await wang.send_album(["", ""], album=ALBUM)
            await api.until(pending=0)
    await wang.send_album(["/privacy", ""], album=ALBUM)
    async with house.open(**way):
        (answer,) = await answers(api, wang)
    assert "保存什么" in answer.text


async def test_a_part_that_comes_after_the_answer_and_an_end_has_none(
    api: BotApi, house: BotInProcess, way: dict[str, Any]
) -> None:
    wang = api.person(1, "王工")
    async with house.open(**way):
        await wang.send_album(["", ""], album=ALBUM)
        await wang.next_message()
    await wang.send_album(["", ""], album=ALBUM)
    async with house.open(**way):
        assert len(await answers(api, wang)) == 1


async def test_every_roster_of_an_album_is_taken_and_the_rest_answered_once(
    api: BotApi, hr: Person, clock: Clock
) -> None:
    with clock.held():
        await hr.send_album(["", ""], "名单.xlsx", roster(2))
        await api.until(pending=0)
    shown = [(await hr.next_message()).text for _ in range(2)]
    assert all("名单" in text for text in shown)
    await hr.send_album([""] * 3, "证书.pdf")
    await hr.next_message()
    await hr.say("/help")
    while not (await hr.next_message()).text.startswith("命令"):
        pass
    told = [message.text for message in await hr.messages()]
    assert sum("PDF" in text or "证书" in text for text in told) <= 1
