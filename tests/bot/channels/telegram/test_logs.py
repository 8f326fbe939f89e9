"""Log lines: one an event, with what belongs to it, and without the secrets."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.ops.logs import REDACTED, configure_logs

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "123456:AAF-token-of-this-test"  # noqa: S105 - nobody's


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    configure_logs("DEBUG", [TOKEN])
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


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
