"""The handbook: its commands are carried out, its settings and files are there, and it is Chinese."""

from __future__ import annotations

import json
import re
import shlex
from importlib.resources import files
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wording import SENTENCES, table
from tests.bot.channels.telegram.sent_rosters import roster
from tests.bot.commands.shell import zhicheng

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
PAGES = ("applicants.md", "officers.md", "operators.md", "policy.md")
SHOWN = re.compile(r"^```sh\n(.+?)^```", re.MULTILINE | re.DOTALL)
EMPTY_TEMPLATE = ("roster", "模板.xlsx")
"""It has example rows only, of which the handbook says that nobody is among them."""

PROFILE = {"employer_in_beijing": True, "education": "master", "experience": {"years": 7}}


def commands(page: str) -> list[list[str]]:
    text = (HANDBOOK / page).read_text("utf-8")
    return [shlex.split(line, comments=True) for block in SHOWN.findall(text) for line in block.splitlines()]


def test_all_four_are_there_and_shipped() -> None:
    assert sorted(path.name for path in HANDBOOK.iterdir()) == sorted(PAGES)
    assert sorted(path.name for path in files("bot.channels.web").joinpath("handbook").iterdir()) == sorted(
        PAGES
    )


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
def test_its_commands_work(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "申报人.json").write_text(json.dumps(PROFILE), "utf-8")
    for name in ("今年.xlsx", "去年.xlsx"):
        (tmp_path / name).write_bytes(roster(3))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    for program, *arguments in commands(page):
        assert program == "zhicheng"
        done = zhicheng(*arguments)
        if tuple(arguments[:2]) == EMPTY_TEMPLATE:
            assert (done.code, "没有人员" in done.out.decode()) == (1, True)
            continue
        assert done.code == 0, (arguments, done.err)


def test_its_settings_and_files_are_there() -> None:
    names = {name.upper() for name in Settings.model_fields}
    for page in PAGES:
        text = (HANDBOOK / page).read_text("utf-8")
        assert set(re.findall(r"`([A-Z]+_[A-Z_]+)`", text)) <= names
        for path in re.findall(r"`((?:deploy|docs|rules)/[\w./-]+)`", text):
            assert (ROOT / path).exists(), path


def test_what_is_given_as_a_question_is_answered() -> None:
    advised = re.search(
        r"^\* \*\*问一个问题\*\*.+", (HANDBOOK / "applicants.md").read_text("utf-8"), re.MULTILINE
    )
    assert advised
    readme = re.search(r"^也可以直接问：.+", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert readme
    asked = re.findall("“(.+?)”", advised[0] + readme[0])
    assert len(asked) == 5
    for question in (*asked, table("menu.everyone")["ask"].partition("/ask ")[2]):
        assert zhicheng("ask", question).json["status"] == "answered", question


def test_what_operators_are_told_that_they_see_is_what_is_said() -> None:
    text = (HANDBOOK / "operators.md").read_text("utf-8")
    table = text[text.index("## 常见的启动错误") :]
    said = (
        "\n".join(line.text for line in SENTENCES.lines())
        + (ROOT / "bot/channels/telegram/connection.py").read_text("utf-8")
        + (ROOT / "bot/store/sqlite/store.py").read_text("utf-8")
    )
    shown = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(shown) == 5
    for line in shown:
        for part in line.split("…"):
            assert part.strip() in said, part


def test_it_is_written_in_chinese() -> None:
    for page in PAGES:
        text = (HANDBOOK / page).read_text("utf-8")
        assert text.startswith("# ")
        assert len(re.findall("[\u4e00-\u9fff]", text)) > 400
