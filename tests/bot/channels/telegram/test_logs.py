"""Log lines: one an event, with what belongs to it, and without the secrets."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.ops.logs import REDACTED, configure_logs
from tests.bot.channels.telegram.endurance import free_port

if TYPE_CHECKING:
    import io

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

TOKEN = "123456:AAF-token-of-this-test"  # noqa: S105 - nobody's


@pytest.fixture
def lines(written: io.StringIO) -> io.StringIO:
    configure_logs("DEBUG", [TOKEN])
    return written


def test_an_event_carries_what_belongs_to_it(lines: io.StringIO) -> None:
    logging.getLogger("bot.somewhere").warning("一件事", extra={"method": "sendMessage"})
    line = json.loads(lines.getvalue())
    assert (line["event"], line["level"], line["logger"]) == ("一件事", "warning", "bot.somewhere")
    assert line["method"] == "sendMessage"


def test_a_secret_stands_in_no_line_wherever_it_comes_from(lines: io.StringIO) -> None:
    log = logging.getLogger("bot.somewhere")
    log.info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.info("with it", extra={"url": f"/bot{TOKEN}/"})
    log.error("a traceback", exc_info=ValueError(f"the token `{TOKEN}` was rejected"))
    assert "AAF-token" not in lines.getvalue()
    assert lines.getvalue().count(REDACTED) >= 3
    assert all(json.loads(line) for line in lines.getvalue().splitlines())


@pytest.mark.parametrize(
    "library",
    ["telegram.Bot", "telegram.ext.Updater", "httpx", "httpcore", "aiohttp.client", "transitions.core"],
)
def test_libraries_that_tell_too_much_are_quiet(lines: io.StringIO, library: str) -> None:
    logging.getLogger(library).debug("text: 身份证")
    logging.getLogger(library).info("text: 身份证")
    assert lines.getvalue() == ""


@pytest.mark.parametrize("by", ["polling", "webhook"])
@pytest.mark.parametrize("said", ["一句话", "很长的话，" * 200])
async def test_all_lines_of_a_turn_carry_one_id_from_intake_to_the_last_message(
    api: BotApi, toy_house: BotInProcess, lines: io.StringIO, by: str, said: str
) -> None:
    port = free_port()
    given = {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_port": port} if by == "webhook" else {}
    wang = api.person(7_654_321, "王秘密")
    await api.fail("sendMessage", status=502)
    async with toy_house.open(**given):
        for text in (f"第一句{said}", f"第二句{said}"):
            await wang.say(text)
            for _ in range(2):
                await wang.next_message()
        await api.until(pending=0)
    told = [json.loads(line) for line in lines.getvalue().splitlines()]
    answered = [line for line in told if line["event"] == "An update was answered"]
    assert len({line["update"] for line in answered}) == 2
    for line in answered:
        of_it = [other["event"] for other in told if other.get("update") == line["update"]]
        assert of_it.count("A message was sent") == 2
        assert {"An update came in"} >= set(of_it) - {
            "An update was answered",
            "A message was sent",
            "A call failed and is repeated",
        }
        for sequence in line["messages"]:
            (sent,) = (
                other
                for other in told
                if (other["event"], other.get("sequence")) == ("A message was sent", sequence)
            )
            assert sent["update"] == line["update"]
    assert any(line["event"] == "An update came in" for line in told)
    assert all("update" in line for line in told if line["event"] == "A call failed and is repeated")
    for secret in ("7654321", "王秘密", "第一句", "第二句"):
        assert secret not in lines.getvalue()
