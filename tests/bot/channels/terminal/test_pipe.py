"""A script holds the conversation: lines in, plain text out."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.keyboard import LONGEST_LINE
from bot.store import Arrival, Message, SqliteStore
from dialogs.rendering.wording import words
from tests.bot.channels.terminal.sitting import COMMAND, all_heard, environment, sit
from tests.bot.toy import FAILING

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_a_script_holds_a_conversation_in_plain_text(database: Path) -> None:
    code, shown, errors = sit(database, "你好\n\n硕士\n再见")
    assert code == 0
    assert errors == ""
    assert "\x1b" not in shown
    assert "已听到 0 句。\n\n1. 硕士  2. 博士\n3. 返回\n\n> 你好\n" in shown
    assert "> 你好\n\n第 1 句有 2 个字。\n\n听到「你好」。\n\n〔硕士〕  〔博士〕\n〔返回〕\n" in shown
    assert "> 硕士\n\n按下当前按钮 education=master。\n" in shown
    assert shown.rstrip().endswith("想重新开始，用 zhicheng chat --fresh。")
    assert all_heard(database) == ["你好", "education=master", "再见"]


def test_a_label_counts_as_pressed_only_while_its_button_is_shown(database: Path) -> None:
    sit(database, "硕士\n硕士\n")
    assert all_heard(database) == ["education=master", "硕士"]


def test_a_number_is_left_to_the_conversation(database: Path) -> None:
    sit(database, "1\n8\n")
    assert all_heard(database) == ["1", "8"]


def test_it_goes_on_where_the_last_one_ended_unless_it_is_to_begin_anew(database: Path) -> None:
    sit(database, "一\n二\n")
    assert "已听到 2 句" in sit(database).shown
    assert "已听到 0 句" in sit(database, "新\n", ["--fresh"]).shown
    assert all_heard(database) == ["新"]


@pytest.mark.parametrize("word", ["退出", "exit", "quit"])
def test_a_word_ends_it(database: Path, word: str) -> None:
    assert sit(database, f"一\n{word}\n二\n").code == 0
    assert all_heard(database) == ["一"]


def test_what_is_no_text_reaches_neither_the_screen_nor_the_store(database: Path) -> None:
    typed = b"\x1b[31m\xe7\xba\xa2\x1b[0m\x07\n\xff\xfe\xe5\xad\x97\n\x1b]0;title\x07\n\xed\xa0\x80\n\x00\n"
    code, shown, errors = sit(database, typed)
    assert (code, errors) == (0, "")
    assert not {"\x1b", "\x07", "\x00"} & set(shown)
    assert all_heard(database) == ["红", "\ufffd\ufffd字", "\ufffd\ufffd\ufffd"]


def test_markdown_in_what_is_said_stays_in_its_reply(database: Path) -> None:
    assert "听到「" in sit(database, "| a |\n# 标题\n```\n").shown


def test_a_line_without_end_is_refused_and_the_next_one_counts(database: Path) -> None:
    shown = sit(database, f"{'长' * (LONGEST_LINE * 3)}\n短\n{'长' * (LONGEST_LINE - 1)}\n").shown
    assert shown.count("没有读入") == 1
    assert [text[:2] for text in all_heard(database)] == ["短", "长长"]


def test_a_failing_turn_is_apologised_for_and_the_conversation_goes_on(database: Path) -> None:
    code, shown, errors = sit(database, f"一\n{FAILING}\n二\n")
    assert code == 0
    assert shown.count(words("conversation.failed")) == 1
    assert "Traceback" not in errors
    assert "身份证" not in errors
    assert all_heard(database) == ["一", "二"]


def test_documents_are_saved_under_safe_names_and_never_over_another(database: Path) -> None:
    shown = sit(database, "文件\n文件\n图\n").shown
    first, second = database.parent / "结果_表.md", database.parent / "结果_表-2.md"
    assert first.read_text(encoding="utf-8") == second.read_text(encoding="utf-8") == "# 结果\n"
    assert f"〔文件已保存：{first}〕" in shown
    assert f"〔文件已保存：{second}〕" in shown
    assert "图.png" in shown
    assert f"〔文件已保存：{database.parent / '图.png'}〕" in shown


def test_a_session_of_another_version_is_begun_anew(database: Path) -> None:
    sit(database, "一\n")
    with SqliteStore(database) as store, store.transaction() as transaction:
        transaction.keep_session("terminal", "local", '{"from": "the future"}')
    code, shown, _ = sit(database, "二\n")
    assert code == 0
    assert words("conversation.begun_anew") in shown
    assert all_heard(database) == ["二"]


def test_a_message_of_another_version_does_not_stop_it(database: Path) -> None:
    sit(database)
    with SqliteStore(database) as store, store.transaction() as transaction:
        transaction.post("terminal", Message("local", "local", '{"from": "the future"}'))
        transaction.receive("terminal", [Arrival("1", "local", '{"from": "the future"}')])
    code, shown, errors = sit(database, "一\n")
    assert code == 0
    assert words("conversation.failed") in shown
    assert "Traceback" not in errors


def test_without_standard_input_it_ends_at_once(database: Path) -> None:
    run = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, str(database)],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert run.returncode == 0
    assert "进度已保存" in run.stdout.decode()


def test_a_reader_that_leaves_ends_it_quietly(database: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write("你好\n".encode())
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
    assert "已听到" in sit(database).shown


def test_an_output_that_knows_no_chinese_does_not_end_it(database: Path) -> None:
    run = subprocess.run(
        [*COMMAND, str(database)],
        input="你好\n".encode(),
        capture_output=True,
        env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"),
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("said", "erased"),
    [
        ("是", True),
        ("1", True),
        ("全部删除", True),
        ("否", False),
        ("2", False),
        ("不删除", False),
        ("等一下", False),
    ],
)
def test_what_cannot_be_undone_is_done_by_a_typed_yes_and_by_nothing_else(
    database: Path, said: str, *, erased: bool
) -> None:
    shown = sit(database, f"你好\n/delete\n{said}\n").shown
    assert ("已经全部删除" in shown) is erased
    assert ("没有删除" in shown) is not erased
    # What is neither goes on to the conversation, after it was said that nothing is erased.
    assert all_heard(database) == ([] if erased else ["你好", *(["等一下"] if said == "等一下" else [])])
