"""What `zhicheng serve` does before anybody writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from time import sleep
from typing import TYPE_CHECKING

import pytest

from bot.commands.serve import rehearse
from dialogs.conversation import Conversation
from rules import load_policies
from tests.bot.channels.web.site_in_process import free_port
from tests.bot.commands.shell import INTERRUPTIBLE
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from dialogs.event import Event
    from dialogs.reply import Reply
    from dialogs.session import Session


class Overheard:
    """Passes everything on, and remembers what was replied."""

    def __init__(self) -> None:
        self._conversation = Conversation(load_policies())
        self.replies: list[Reply] = []

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        session, replies = self._conversation.turn(session, event, today)
        self.replies.append(replies[-1])
        return session, replies


def test_the_rehearsal_goes_through_whatever_a_first_conversation_would_load() -> None:
    overheard = Overheard()
    rehearse(overheard)
    welcome, proposed, declined, enquired, at_length, declined_again, concluded = overheard.replies
    assert "第 1 步" in welcome.text
    assert "确认" in [button.label for row in proposed.buttons for button in row]
    assert "第 1 步" in declined.text
    assert "确认" in [button.label for row in at_length.buttons for button in row]
    assert "第 1 步" in declined_again.text
    assert enquired.enquiry == "answered"
    assert "凭证" in concluded.text


def test_what_is_there_at_the_start_is_not_looked_through_for_garbage_again() -> None:
    code = (
        "import gc; from bot.commands.serve import COLLECTED_AFTER, spare_collections; before = len(gc.get_objects());"
        "spare_collections(); print(gc.get_freeze_count() > before / 2, len(gc.get_objects()) < before / 2,"
        " gc.get_threshold() == COLLECTED_AFTER)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True"] * 3


@pytest.mark.slow
@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1", "a" * 64])
def test_an_address_of_another_machine_is_told_from_a_port_that_is_taken(tmp_path: Path, host: str) -> None:
    surroundings = {
        "DATA_DIR": str(tmp_path),
        "METRICS_PORT": "0",
        "TELEGRAM_BOT_TOKEN": "",
        "WEB_HOST": host,
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "serve"],
        env={**os.environ, **surroundings, "WEB_PORT": str(free_port())},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert f"WEB_HOST 是“{host}”，不是这台机器的地址" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_leaves_in_peace_however_often_it_is_told(tmp_path: Path, number: signal.Signals) -> None:
    surroundings = {"DATA_DIR": str(tmp_path), "WEB_PORT": str(free_port()), "METRICS_PORT": "0"}
    with subprocess.Popen(
        [*INTERRUPTIBLE, sys.executable, "-m", "bot", "serve"],
        env={**os.environ, **surroundings, "TELEGRAM_BOT_TOKEN": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as serving:
        assert serving.stdout is not None
        assert serving.stdout.readline()
        while serving.poll() is None:
            serving.send_signal(number)
            sleep(0.001)
        _, told = serving.communicate(timeout=PATIENCE)
    assert (serving.returncode, told) == (0, b"")
