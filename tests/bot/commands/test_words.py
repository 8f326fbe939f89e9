"""``zhicheng words``: a sentence is found by a few of its words, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.words import list_sentences

if TYPE_CHECKING:
    import pytest


def test_a_sentence_is_found_by_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert list_sentences("请写一个名次") == 0
    place, key, text = capsys.readouterr().out.rstrip("\n").split("\t")
    assert place.startswith("dialogs/words/misread.yaml:")
    assert (key, text) == ("misread.rank", "{{ reason }}请写一个名次，例如“1”“第二”。")


def test_every_room_and_the_questions_of_a_notice_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert list_sentences("") == 0
    folders = {line.partition(":")[0].rpartition("/")[0] for line in capsys.readouterr().out.splitlines()}
    assert {
        "rules/words",
        "dialogs/words",
        "bot/words",
        "rules/notices/beijing-cybersecurity-2024",
    } <= folders


def test_what_is_nowhere_said_is_told_by_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert list_sentences("从来没有说过的话") == 1
    assert capsys.readouterr().out == ""
