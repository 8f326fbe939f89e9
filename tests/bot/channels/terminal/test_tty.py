"""A person holds the conversation: a pseudo-terminal on both sides, with line editing and signals."""

from __future__ import annotations

import errno
import os
import pty
import select
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from tests.bot.channels.telegram.sent_rosters import roster
from tests.bot.channels.terminal.sitting import COMMAND, all_heard, environment, sit
from tests.bot.until import wait_until
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

ON_TERMINAL = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)  # also where these tests were started without Ctrl-C
os.login_tty(0)  # so that Ctrl-C reaches this process and no other
os.execv(sys.argv[1], sys.argv[1:])
"""


_LOCAL_MODES = 3


class Desk:
    """A pseudo-terminal of 80 columns with the toy conversation on it."""

    def __init__(self, database: Path, *options: str) -> None:
        self._terminal, theirs = pty.openpty()
        termios.tcsetwinsize(self._terminal, (24, 80))
        self._process = subprocess.Popen(
            [sys.executable, "-c", ON_TERMINAL, *COMMAND, str(database), *options],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(TERM="xterm-256color"),
        )
        os.close(theirs)
        self.shown = b""
        self._waited_for = 0

    def until(self, text: str) -> None:
        """Read until ``text`` is shown after what was waited for before."""
        while (found := self.shown.find(text.encode(), self._waited_for)) < 0:
            piece = self._read()
            assert piece, f"it ended without showing {text}: {self.shown.decode(errors='replace')}"
            self.shown += piece
        self._waited_for = found + len(text.encode())

    def until_prompted(self) -> None:
        """Read until the prompt is shown and set up: a key that comes before may be lost."""
        self.until("> ")
        wait_until(lambda: not termios.tcgetattr(self._terminal)[_LOCAL_MODES] & termios.ICANON)

    def _read(self) -> bytes:
        readable, _, _ = select.select([self._terminal], [], [], PATIENCE)
        assert readable, f"nothing more is shown after {self.shown.decode(errors='replace')}"
        try:
            return os.read(self._terminal, 4096)
        except OSError as error:
            if error.errno == errno.EIO:  # Linux: the other side is gone
                return b""
            raise

    def press(self, keys: str | bytes) -> None:
        os.write(self._terminal, keys if isinstance(keys, bytes) else keys.encode())

    def end(self) -> int:
        """Read to the end; the exit code."""
        while piece := self._read():
            self.shown += piece
        return self._process.wait()

    def leave(self, key: bytes) -> int:
        """Press ``key``, and read to the end; the exit code.

        Again while nothing comes of it: a Ctrl-C between readline's prompt and its wait for a key is seen with the
        next key only.
        """
        self.press(key)
        for _ in range(int(PATIENCE)):
            if select.select([self._terminal], [], [], 1)[0]:
                break
            self.press(key)
        return self.end()

    def close(self) -> None:
        os.close(self._terminal)
        self._process.kill()
        self._process.wait()


@pytest.fixture
def desk(database: Path) -> Iterator[Desk]:
    desk = Desk(database, "--cases")
    yield desk
    desk.close()


def test_a_conversation_with_line_editing(desk: Desk, database: Path) -> None:
    desk.until_prompted()
    desk.press("你好\n")
    desk.until("听到「你好」")
    desk.until_prompted()
    left, rubout = b"\x1b[D", b"\x7f"
    desk.press("错硕土".encode() + rubout + "士".encode() + left * 2 + rubout + b"\n")
    desk.until("按下当前按钮 education=master")
    desk.until_prompted()
    desk.press("/quit\n")
    assert desk.end() == 0
    assert "进度已保存" in desk.shown.decode()
    assert b"  \r\n" not in desk.shown
    assert all_heard(database) == ["你好", "education=master"]


@pytest.mark.parametrize("key", [b"\x04", b"\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_leaving_saves_and_says_so(desk: Desk, database: Path, key: bytes) -> None:
    desk.until_prompted()
    desk.press("一\n")
    desk.until("听到「一」")
    desk.until_prompted()
    assert desk.leave(key) == 0
    assert "进度已保存" in desk.shown.decode()
    assert "Traceback" not in desk.shown.decode()
    assert all_heard(database) == ["一"]


def test_bytes_that_are_no_text_do_not_end_it(desk: Desk, database: Path) -> None:
    desk.until_prompted()
    desk.press(b"\xff\xfe8\n")
    desk.until("〔返回〕")
    desk.until_prompted()
    assert desk.leave(b"\x04") == 0
    (heard,) = all_heard(database)
    assert heard.endswith("8")


def test_ctrl_c_cancels_a_roster_and_the_conversation_goes_on(desk: Desk, database: Path) -> None:
    file = database.parent / "名单.xlsx"
    file.write_bytes(roster(5_000))
    desk.until_prompted()
    desk.press(f"/roster {file}\n")
    desk.until("已评估")
    desk.press(b"\x03")
    desk.until("已取消")
    desk.until_prompted()
    desk.press("一\n")
    desk.until("听到「一」")
    desk.until_prompted()
    assert desk.leave(b"\x04") == 0
    assert "Traceback" not in desk.shown.decode()
    assert [path for path in (database.parent / "work").rglob("*") if path.is_file()] == []
    assert [path.name for path in database.parent.glob("*.xlsx")] == ["名单.xlsx"]


@pytest.mark.parametrize(("answer", "kept"), [("否", True), ("随便", True), ("", True), ("是", False)])
def test_what_was_said_before_is_erased_only_by_a_yes(database: Path, answer: str, *, kept: bool) -> None:
    sit(database, "一\n")
    desk = Desk(database, "--fresh")
    try:
        desk.until("确定吗")
        desk.until_prompted()
        desk.press(f"{answer}\n")
        desk.until("已听到")
        desk.until_prompted()
    finally:
        desk.close()
    assert f"已听到 {int(kept)} 句" in desk.shown.decode()
