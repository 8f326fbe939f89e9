"""Operators read Chinese: also where the library that reads the command line has words of its own."""

from __future__ import annotations

import re

import pytest

from tests.bot.commands.help_pages import commands_of

NAMES = {"Dask", "Excel", "Parquet", "Profile", "Schema", "Telegram"}


@pytest.mark.parametrize("page", commands_of())
def test_it_is_chinese_but_for_names(page: str) -> None:
    sentences = re.sub(r"--?[a-z-]+|[A-Z]{2,}", "", page.partition("\n")[2])

    assert page.startswith("用法：")
    assert set(re.findall(r"[A-Z][a-z]+", sentences)) <= NAMES


def test_every_command_has_its_page() -> None:
    assert len(commands_of()) > 20
