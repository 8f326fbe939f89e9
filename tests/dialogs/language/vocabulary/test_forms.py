"""A word means the same in a message, a question and a cell, unless the vocabulary restricts it to some of them."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.roster.columns import achievement_columns, staff_columns
from dialogs.language.message.extract import read_message
from dialogs.language.text.spelling import normal
from dialogs.language.vocabulary.index import WordIndex, word_index
from dialogs.language.vocabulary.lexicon import Family
from dialogs.language.vocabulary.loader import FILES
from rules import NoticeRefused, load_policies, load_policy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dialogs.language.vocabulary.schema import Entry

TODAY = date(2026, 11, 22)
POLICY = load_policies().in_force(TODAY)
WORDS = word_index(POLICY)
COLUMNS = {column.path: column for column in (*staff_columns(POLICY), *achievement_columns(POLICY))}


def cases(entries: Sequence[Entry], form: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each term that means something in ``form``, with what it means."""
    meaning = [entry for entry in entries if form in entry.forms and entry.ids]
    return [(term, entry.ids) for entry in meaning for term in entry.terms]


def asked(term: str, family: Family) -> set[str]:
    senses = dict(WORDS.lexicon).get(normal(term), ())
    return {sense.value for sense in senses if sense.family is family}


def of_message(text: str, field: str) -> tuple[object, list[str]]:
    """What is surely read, and what is offered."""
    reading = read_message(POLICY, text, TODAY)
    doubts = [option for one in reading.unsure if one.field == field for option in one.options]
    return reading.profile.get(field), doubts


@pytest.mark.parametrize(("term", "ids"), cases(WORDS.education, "message"))
def test_a_message_knows_a_qualification(term: str, ids: tuple[str, ...]) -> None:
    surely, doubts = of_message(f"我是{term}", "education")
    if len(ids) == 1:
        assert surely == ids[0]
    else:
        assert surely is None
        assert len(doubts) == len(ids)


@pytest.mark.parametrize(("term", "ids"), cases(WORDS.education, "cell"))
def test_a_cell_knows_a_qualification(term: str, ids: tuple[str, ...]) -> None:
    read = COLUMNS["education"].read
    assert read is not None
    assert read(term, TODAY).value == (ids[0] if len(ids) == 1 else None)


@pytest.mark.parametrize(("term", "ids"), cases(WORDS.education, "question"))
def test_a_question_knows_a_qualification(term: str, ids: tuple[str, ...]) -> None:
    assert asked(term, Family.EDUCATION) == {ids[0]}


@pytest.mark.parametrize(("term", "ids"), cases(WORDS.education, "question"))
def test_no_message_takes_a_word_of_questions_for_another_qualification(
    term: str, ids: tuple[str, ...]
) -> None:
    surely, _ = of_message(term, "education")
    assert surely in {None, *ids}


@pytest.mark.parametrize(
    ("text", "education"),
    [
        ("专硕", "master"),
        ("学硕", "master"),
        ("直博", "doctor"),
        ("一本", "bachelor"),
        ("高专", "college"),
        ("211硕", "master"),
    ],
)
def test_what_was_known_to_some_is_known_to_all(text: str, education: str) -> None:
    read = COLUMNS["education"].read
    assert read is not None
    assert read(text, TODAY).value == education
    assert asked(text, Family.EDUCATION) == {education}
    for message in (text, f"我是{text}", f"{text}毕业，网安5年"):
        assert of_message(message, "education")[0] == education, message


@pytest.mark.parametrize(
    "text", ["写了一本书", "出版专著一本", "我想问大专业的要求", "高专业要求", "提高专项能力", "重大专项2项"]
)
def test_within_other_words_they_mean_nothing(text: str) -> None:
    assert of_message(text, "education") == (None, [])


@pytest.mark.parametrize(("term", "ids"), cases(WORDS.titles, "cell"))
def test_a_title_means_one_level_everywhere(term: str, ids: tuple[str, ...]) -> None:
    if len(ids) > 1:
        assert len(of_message(f"有{term}", "titles")[1]) == len(ids) + 1
        return
    read = COLUMNS["titles.0.level"].read
    assert read is not None
    held = [{"level": ids[0]}]
    assert read(term, TODAY).value == held
    assert of_message(f"我有{term}", "titles")[0] == held
    level = WORDS.conferring[ids[0]]
    assert asked(term, Family.LEVEL) | asked(term, Family.JOB_TITLE) == {level}


@pytest.mark.parametrize(("term", "ids"), cases(WORDS.kinds, "cell"))
def test_a_kind_of_achievement_is_one_in_a_cell_and_in_a_question(term: str, ids: tuple[str, ...]) -> None:
    read = COLUMNS["kind"].read
    assert read is not None
    assert read(term, TODAY).value == ids[0]
    assert asked(term, Family.KIND) <= {ids[0]}


@pytest.mark.parametrize("attribute", [*POLICY.catalogue.attributes, "used_before"])
def test_a_value_of_an_attribute_is_one_in_a_cell(attribute: str) -> None:
    read = COLUMNS[attribute].read
    assert read is not None
    for value, terms in WORDS.value_cells(attribute).items():
        for term in terms:
            assert read(term, TODAY).value == value, term


def test_no_term_of_one_thing_is_written_twice_in_one_form(tmp_path: Path) -> None:
    folder = shutil.copytree(POLICY.folder, tmp_path / POLICY.id)
    path = folder / "vocabulary" / "education.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + "- means: doctor\n  terms: [专硕]\n", "utf-8")
    with pytest.raises(NoticeRefused, match="“专硕”写了两遍") as refused:
        WordIndex(load_policy(folder)).education  # noqa: B018 - it is read when it is asked for
    assert refused.value.file == "vocabulary/education.yaml"
    assert refused.value.line == len(text.splitlines()) + 2


def test_every_file_of_the_vocabulary_is_read(tmp_path: Path) -> None:
    """A file under a name that nothing reads would be forgotten words."""
    folder = shutil.copytree(POLICY.folder, tmp_path / POLICY.id)
    (folder / "vocabulary" / "phrases").mkdir()
    (folder / "vocabulary" / "phrases" / "work.yaml").touch()
    (folder / "vocabulary" / "stated.yaml").touch()
    for path in (folder / "vocabulary").rglob("*.yaml"):
        path.write_text("- nonsense\n", "utf-8")
    vocabulary = WordIndex(load_policy(folder)).vocabulary
    refused = set()
    for name in FILES:
        with pytest.raises(NoticeRefused) as error:
            getattr(vocabulary, name)
        refused.add(error.value.file)
    one_a_folder = {"work/network_system.yaml", "work/data.yaml", "work/content.yaml"}
    files = {path.relative_to(folder).as_posix() for path in (folder / "vocabulary").rglob("*.yaml")} - {
        f"vocabulary/{name}" for name in one_a_folder
    }
    assert refused == files


def test_the_expressions_of_the_notice_take_the_place_of_some_of_the_language() -> None:
    for path in (POLICY.folder / "vocabulary" / "phrases").glob("*.yaml"):
        for key in yaml.safe_load(path.read_text("utf-8")):
            assert key in WORDS.phrases.content(path.stem)
            WORDS.phrases.phrase(path.stem, key)
