"""Answers follow from the notice's data, and the vocabulary is data that an HR officer can add to."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from dialogs.answers import Answers
from dialogs.language.question import Enquiry
from rules import NoticeRefused, Policy, load_policy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(policy: Policy, tmp_path: Path) -> Path:
    return shutil.copytree(policy.folder, tmp_path / policy.id)


@pytest.fixture
def reworded(folder: Path) -> Callable[[str, str, str], None]:
    def reword(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        (folder / name).write_text(text.replace(old, new), "utf-8")

    return reword


def test_another_number_of_years_is_another_answer(
    folder: Path, reworded: Callable[[str, str, str], None], answers: Answers
) -> None:
    old = "具备硕士学位或硕士研究生毕业，从事本专业技术工作满2年"
    new = old.replace("满2年", "满3年")
    for name in ("notice.txt", "levels/engineer.yaml"):
        reworded(name, old, new)
    reworded(
        "levels/engineer.yaml",
        "education: master\n    experience_years: 2",
        "education: master\n    experience_years: 3",
    )
    question = "硕士几年能评中级"

    answer = Answers(load_policy(folder)).ask(question)

    assert "工程师：3年（从事本专业技术工作满3年）" in answer.text
    assert "满3年" in answer.answers[0].quote
    assert "工程师：2年（从事本专业技术工作满2年）" in answers.ask(question).text


def test_another_number_of_achievements_is_another_answer(
    folder: Path, reworded: Callable[[str, str, str], None]
) -> None:
    for name in ("notice.txt", "levels/engineer.yaml"):
        reworded(name, "应具备下列9项成果中2项及以上", "应具备下列9项成果中1项及以上")
    reworded("levels/engineer.yaml", "required: 2", "required: 1")

    assert "9项成果中具备1项及以上" in Answers(load_policy(folder)).ask("中级的成果要几项").text


def test_an_added_term_is_understood(
    folder: Path, reworded: Callable[[str, str, str], None], enquiry: Enquiry
) -> None:
    before = enquiry.ask("搞哪吒闹海仪的，报哪个方向")
    reworded("vocabulary/work/data.yaml", "同态加密:\n  terms: [", "同态加密:\n  terms: [\n    哪吒闹海仪,")

    after = Enquiry(load_policy(folder)).ask("搞哪吒闹海仪的，报哪个方向")

    assert not before.answers or before.answers[0].item != "同态加密"
    assert (after.status, after.answers[0].item) == ("answered", "同态加密")


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("vocabulary/work/data.yaml", "同态加密:\n", "同态加蜜:\n", "同态加蜜"),
        ("vocabulary/topics.yaml", "附件1 五:\n", "附件1 七:\n", "附件1 七"),
        ("vocabulary/education.yaml", "means: doctor", "means: docter", "docter"),
        ("vocabulary/titles.yaml", "means: junior", "means: juniour", "juniour"),
    ],
)
def test_words_for_what_is_not_in_the_notice_are_refused_by_line(
    folder: Path, name: str, old: str, new: str, line: str
) -> None:
    path = folder / name
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    number = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if line in text)

    with pytest.raises(NoticeRefused) as refused:
        Enquiry(load_policy(folder)).ask("渗透测试")

    assert refused.value.file == name
    assert refused.value.line == number


def test_a_notice_without_vocabulary_is_searched_by_its_own_words(folder: Path) -> None:
    shutil.rmtree(folder / "vocabulary")
    enquiry = Enquiry(load_policy(folder))

    assert enquiry.ask("芯片安全").answers[0].item == "芯片安全"
    assert enquiry.ask("技术成果转化").status == "ambiguous"
    assert enquiry.ask("高级工程师").answers[0].clause == "附件2 三"
    assert enquiry.ask("你好").text.count("· ") == 3


def test_no_term_is_written_twice_in_one_place(policy: Policy) -> None:
    for path in (policy.folder / "vocabulary").rglob("*.yaml"):
        for terms in _lists(yaml.safe_load(path.read_text("utf-8"))):
            assert len(terms) == len(set(terms)), path.name


def _lists(content: object) -> list[list[str]]:
    if isinstance(content, dict):
        return [found for value in content.values() for found in _lists(value)]
    if isinstance(content, list) and all(isinstance(member, str) for member in content):
        return [content]
    return [found for member in content for found in _lists(member)] if isinstance(content, list) else []
