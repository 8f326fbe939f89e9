"""The page in a real browser: served in a process of its own, looked at by the system's chromium."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
ANSWER = "[name=press]:not([value^='go='])"


def chromium() -> str:
    """Where the system has it. Raises AssertionError where it has none: the tests are not left out silently."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert found, "chromium is not installed: apt-get install chromium"
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """A browser that has never been anywhere."""
    with sync_playwright() as driver:
        # Tests are run in containers as root, where chromium has no sandbox.
        started = driver.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield started
        finally:
            started.close()


@dataclass
class ServedPage:
    """`zhicheng serve` with nothing but the page, on a port of its own. It can be killed and started again."""

    folder: Path
    port: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    _officers: Iterator[int] = field(default_factory=lambda: count(1), init=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            self.port = int(listening.getsockname()[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns once it answers."""
        given = {
            name: value for name, value in os.environ.items() if not name.startswith(("WEB_", "TELEGRAM_"))
        }
        given |= {"DATA_DIR": str(self.folder), "WEB_PORT": str(self.port), "METRICS_PORT": "0"}
        given |= self.settings
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"], env=given, cwd=self.folder, stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self._process.poll() is None, "it has ended"
            with socket.socket() as calling:
                if calling.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError

    def kill(self) -> None:
        """As a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def officer_link(self) -> str:
        """A link by which another officer signs in, as the operator gets it."""
        given = {**os.environ, "DATA_DIR": str(self.folder), "WEB_PORT": str(self.port)}
        told = subprocess.run(
            [sys.executable, "-m", "bot", "officers", "add", f"研发人事{next(self._officers)}"],
            env=given,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return next(word for word in told.split() if word.startswith("http"))


def noted(page: Any, faults: list[str] | None = None) -> list[str]:
    """All that the browser complains of from now on; that a policy forbids something, too."""
    told = [] if faults is None else faults
    page.on("console", lambda one: told.append(one.text) if one.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def press(page: Any, label: str) -> None:
    """Press a button, and wait until the next page stands."""
    act(page, page.get_by_role("button", name=label, exact=True).first.click)


def act(page: Any, what: Any) -> None:
    """Do ``what``, which leads to another page, with scripts or without; htmx gives the focus away as it settles."""
    page.evaluate("document.getElementById('page').dataset.old = 'yes'")
    what()
    page.wait_for_function(
        "() => document.readyState === 'complete'"
        " && !document.querySelector('#page[data-old], .htmx-added, .htmx-settling')"
    )


def begin(page: Any, address: str, said: str = "") -> None:
    """From the first page on."""
    page.goto(address)
    page.fill("#say", said)
    press(page, "开始")


def conclude(page: Any) -> None:
    """By what is said so far."""
    press(page, "看结论")
