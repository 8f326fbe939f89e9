"""The words of headings and values mean one thing each, and the template speaks them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bot.roster.columns import Column, achievement_columns, staff_columns
from bot.roster.heading import HeadingReader
from bot.roster.job import run
from bot.roster.limits import Limits
from bot.roster.messages import Order
from bot.roster.problem import RosterRefused
from bot.roster.table import find_tables_in
from bot.roster.tables import find_tables
from bot.roster.template import write_template
from bot.roster.vocabulary import bare, heading_words, speciality_words, words
from bot.roster.workbook import read_workbook
from dialogs.language.vocabulary.index import word_index
from rules import load_policies

if TYPE_CHECKING:
    from pathlib import Path

    from dialogs.language.vocabulary.notice_words import Thing

TODAY = date(2026, 11, 22)
POLICY = load_policies().in_force(TODAY)
STAFF, ACHIEVEMENTS = staff_columns(POLICY), achievement_columns(POLICY)
INDEX = word_index(POLICY)


@pytest.mark.parametrize("columns", [STAFF, ACHIEVEMENTS], ids=["staff", "achievements"])
def test_no_heading_means_two_columns(columns: tuple[Column, ...]) -> None:
    named = Counter(name for column in columns for name in {bare(name) for name in column.names})
    assert [name for name, times in named.items() if times > 1] == []


def test_no_word_of_a_cell_means_two_values() -> None:
    for group, values in _groups():
        named = Counter(word for said in values for word in {bare(word) for word in said})
        assert [word for word, times in named.items() if times > 1] == [], group


def test_every_kind_and_ground_has_evidence() -> None:
    advised = INDEX.vocabulary.evidence
    assert advised.kinds.keys() == POLICY.catalogue.kinds.keys()
    assert advised.grounds.keys() == POLICY.catalogue.grounds.keys()


def test_headings_of_facts_are_usual_for_some_type_of_fact() -> None:
    types = {fact.type for fact in POLICY.catalogue.facts.values()}
    assert words("headings")["facts"].keys() == types - {"yes_no"}
    assert INDEX.vocabulary.headings.attributes.keys() == POLICY.catalogue.attributes.keys()


def test_the_headings_of_a_level_s_conditions_are_made_of_its_names() -> None:
    named = heading_words(POLICY)
    assert "中级业绩条件" in named["performance.engineer"]
    assert "基本条件高工" in named["basic.senior_engineer"]


def _groups() -> list[tuple[str, list[list[str]]]]:
    """Words by what they mean, of one thing each."""
    things: tuple[Thing, ...] = ("education", "directions", "titles", "kinds")
    groups = [(str(thing), list(INDEX.cells(thing).values())) for thing in things]
    groups.append(("same", list(speciality_words(POLICY).values())))
    attributes = (*POLICY.catalogue.attributes, "used_before")
    return groups + [(name, list(INDEX.value_cells(name).values())) for name in attributes]


def test_the_template_is_understood_and_its_examples_are_nobody(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, POLICY)
    people, achievements, _help = read_workbook(path, Limits()).sheets
    (table,) = find_tables_in(people, HeadingReader(STAFF), 2, frozenset({"education"}))
    (listed,) = find_tables_in(achievements, HeadingReader(ACHIEVEMENTS), 2, frozenset({"kind"}))
    assert [column.path for column in table.columns.values()] == [column.path for column in STAFF]
    assert [column.path for column in listed.columns.values()] == [column.path for column in ACHIEVEMENTS]
    order = Order(path, tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY)
    with pytest.raises(RosterRefused, match="没有人员"):
        run(order, lambda _progress: None)


def test_the_template_s_examples_are_right_when_they_are_somebody(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, POLICY)
    book = openpyxl.load_workbook(path)
    for sheet in (book["人员"], book["成果"]):
        assert sheet.data_validations.dataValidation
        for row in sheet.iter_rows(min_row=2, max_col=1):
            for cell in row:
                cell.value = str(cell.value).replace("示例", "E") if cell.value else None
    book.save(path)
    order = Order(path, tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY)
    summary = run(order, lambda _progress: None)
    assert (summary.people, summary.refused, summary.problems["unsure"]) == (2, 0, 0)


def test_every_choice_of_a_drop_down_is_read_surely() -> None:
    for column in (*STAFF, *ACHIEVEMENTS):
        for choice in column.choices:
            assert column.read is not None
            reading = column.read(choice, TODAY)
            assert reading.severity is None, (column.name, choice)
            assert reading.value is not None, (column.name, choice)


def test_the_template_s_own_explanation_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, POLICY)
    tables = find_tables(read_workbook(path, Limits()), POLICY, {})
    assert not any("填写说明" in (remark.sheet or "") for remark in tables.remarks)
