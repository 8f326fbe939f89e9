"""What the files of a notice say of one another, and of its text, must hold; else file, line and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.rules.notice_folder import changes

if TYPE_CHECKING:
    from tests.rules.notice_folder import Change, NoticeFolder

ENGINEER = "levels/engineer.yaml"
SENIOR = "levels/senior_engineer.yaml"
WITHOUT_QUESTION = {
    "employer_in_beijing": ("levels/assistant_engineer.yaml", "- fact: employer_in_beijing"),
    "direction": (ENGINEER, "  performance:"),
    "education": ("levels/assistant_engineer.yaml", "education: master"),
    "experience": ("levels/assistant_engineer.yaml", "- clause: 附件2 一（二）1"),
    "titles": (ENGINEER, "title: {at_least: junior"),
    "achievements": (ENGINEER, "  achievements:"),
    "basic.general": ("levels/assistant_engineer.yaml", "- fact: basic.general"),
    "performance.senior_engineer": (SENIOR, "fact: performance.senior_engineer"),
    "exceptional": (SENIOR, "  waiver:"),
}


@changes("clauses")
def test_a_clause_that_is_not_in_the_notice_is_refused(change: Change, folder: NoticeFolder) -> None:
    folder.must_refuse(change)


def test_a_misspelt_clause_brings_those_that_are_like_it(folder: NoticeFolder) -> None:
    folder.change(ENGINEER, "clause: 附件2 二（三）5", "clause: 附件2 二(三)5")
    assert "相近的有：附件2 二（三）5、附件2 二" in folder.refusal().message


@changes("quotes")
def test_a_quote_that_is_not_verbatim_is_refused_with_the_true_words(
    change: Change, folder: NoticeFolder
) -> None:
    folder.must_refuse(change)


@changes("placed")
def test_every_clause_is_encoded_or_explained(change: Change, folder: NoticeFolder) -> None:
    folder.must_refuse(change)


def test_an_item_that_is_taken_away_is_missed(folder: NoticeFolder) -> None:
    before, _, after = folder.read(ENGINEER).partition("    - clause: 附件2 二（三）5\n")
    folder.write(ENGINEER, before + after.partition("      - {kind: standard}\n")[2])
    refused = folder.refusal()
    assert refused.file == "not_encoded.yaml"
    assert refused.message.startswith("附件2 二（三）5 既没有编码")


@pytest.mark.parametrize("fact", WITHOUT_QUESTION)
def test_a_fact_that_is_read_but_never_asked_is_refused(fact: str, folder: NoticeFolder) -> None:
    facts = yaml.safe_load(folder.read("facts.yaml"))
    others = [asked for asked in facts if asked["fact"] != fact]
    assert len(others) == len(facts) - 1
    folder.write("facts.yaml", yaml.safe_dump(others))
    refused = folder.refusal()
    file, at = WITHOUT_QUESTION[fact]
    assert refused.file == file
    assert at in folder.read(file).splitlines()[refused.line - 1]
    assert refused.message == f"“{fact}”没有提问的话；请在 facts.yaml 里写上"


@changes("types")
def test_a_question_of_the_wrong_type_is_refused(change: Change, folder: NoticeFolder) -> None:
    folder.must_refuse(change)


@changes("names")
def test_a_name_that_does_not_exist_or_fit_is_refused(change: Change, folder: NoticeFolder) -> None:
    folder.must_refuse(change)


def test_a_direction_without_performance_is_refused(folder: NoticeFolder) -> None:
    lines = folder.read(ENGINEER).splitlines(keepends=True)
    folder.write(ENGINEER, "".join(line for line in lines if not line.startswith("      data: {clause")))
    refused = folder.refusal()
    assert (refused.file, refused.line) == (ENGINEER, folder.line(ENGINEER, "    directions:"))
    assert refused.message == "“data”方向没有业绩条件；请写上它的 clause 和 quote"


@changes("twice")
def test_a_name_given_twice_is_refused(change: Change, folder: NoticeFolder) -> None:
    folder.must_refuse(change)
