"""What a command does not use it does not load: nobody waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.store import SqliteStore

if TYPE_CHECKING:
    from pathlib import Path

CHANNELS = ("aiohttp", "aiohttp_socks", "prometheus_client", "rich", "telegram", "telegramify_markdown")
DOCUMENTS = ("numpy", "openpyxl", "python_calamine", "typst", "xlsxwriter")
LANGUAGE = ("cn2an", "jieba", "opencc")
NOTICE = ("jinja2", "rules.loader", "dialogs.conversation")
"""Sentences are read without them."""


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        (("--help",), (*CHANNELS, *DOCUMENTS, *LANGUAGE, *NOTICE, "pydantic")),
        (("policy", "--help"), (*CHANNELS, *DOCUMENTS, *LANGUAGE, *NOTICE)),
        (("serve", "--help"), (*CHANNELS, *DOCUMENTS, *LANGUAGE, *NOTICE)),
        (("ask", "硕士几年能评中级？"), (*CHANNELS, *DOCUMENTS)),
        (("parse", "硕士，从事网络安全八年"), (*CHANNELS, *DOCUMENTS)),
        (("chat", "--fresh"), (*sorted(set(CHANNELS) - {"rich"}), *DOCUMENTS, "bot.roster.job")),
    ],
    ids=" ".join,
)
def test_a_command_loads_nothing_that_it_does_not_use(
    arguments: tuple[str, ...], unused: tuple[str, ...], tmp_path: Path
) -> None:
    code = (
        "import sys\nfrom bot.commands.cli import main\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    with SqliteStore(tmp_path / "zhicheng.sqlite3"):
        pass  # the first start alone makes a database
    told = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(unused).isdisjoint(told.stderr.split())
