"""The shipped notice: its text word for word, its clauses, the questions for its facts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rules import load_policies, load_policy
from rules.notice.notice import Notice

if TYPE_CHECKING:
    from rules import Policy


def test_a_clause_is_its_paragraphs_word_for_word(policy: Policy) -> None:
    notice = policy.notice
    assert notice.text("通告 2") == "本通告自2024年5月1日起执行，由市人力资源社会保障局负责解释。"
    assert notice.paragraphs("附件1 三")[0] == "三、专业方向"
    assert len(notice.paragraphs("附件1 三")) == 2
    assert notice.text("附件1 三").split("\n") == list(notice.paragraphs("附件1 三"))
    for ask in (notice.text, notice.paragraphs):
        with pytest.raises(KeyError, match="附件3"):
            ask("附件3 一")


def test_what_is_quoted_stands_in_one_paragraph(policy: Policy) -> None:
    notice = policy.notice
    assert notice.quotes("附件1 三", "三、专业方向")
    assert notice.quotes("附件1 三", "四个方向")
    assert not notice.quotes("附件1 三", "三、专业方向\n北京市")
    assert not notice.quotes("附件1 三", "三、 专业方向")


def test_every_paragraph_belongs_to_one_clause_but_headings_and_signatures(policy: Policy) -> None:
    notice = policy.notice
    placed = [number for numbers in notice.clauses.values() for number in numbers]
    assert len(placed) == len(set(placed))
    others = {line for number, line in enumerate(notice.lines, 1) if number not in placed}
    assert len(others) == 10
    assert all(len(line) < 40 for line in others)
    assert "附件2 四（三）8" in notice
    assert "附件2 四（三）9" not in notice
    assert len(list(notice)) == 97


def test_it_is_in_force_from_its_first_day_on(policy: Policy) -> None:
    assert not policy.in_force(date(2024, 4, 30))
    assert policy.in_force(date(2024, 5, 1))
    assert policy.in_force(date(2099, 1, 1))


def test_the_digest_is_a_sha256_and_the_folder_its_own(policy: Policy) -> None:
    assert re.fullmatch("[0-9a-f]{64}", policy.digest)
    assert policy.folder.name == policy.id == "beijing-cybersecurity-2024"
    assert load_policy(policy.folder).digest == policy.digest


def test_notices_are_read_once() -> None:
    assert load_policies() is load_policies()


def test_every_fact_of_a_profile_has_a_question(policy: Policy) -> None:
    declared = {
        path for path in policy.catalogue.facts if path.startswith(("basic.", "performance.", "employer"))
    }
    assert set(policy.catalogue.declarations) == declared
    others = set(policy.catalogue.facts) - declared
    assert others == {"direction", "education", "experience", "titles", "achievements", "exceptional"}
    assert set(policy.document.model_fields) == {
        "as_of",
        *others,
        "employer_in_beijing",
        "basic",
        "performance",
        "education_obtained_on",
        "circumstances",
    }


def test_every_level_direction_title_and_degree_has_a_chinese_name(policy: Policy) -> None:
    names = policy.catalogue.names
    expected = {
        *policy.catalogue.levels,
        *policy.catalogue.directions,
        *policy.catalogue.titles,
        *policy.catalogue.tiers,
    }
    assert set(names) == expected
    assert names["senior_engineer"] == "高级工程师"
    assert names["data"] == "数据安全"
    assert names["deputy_senior"] == "副高级"
    assert names["technician_class"] == "技工院校预备技师（技师）班"
    assert all(re.search(r"[\u4e00-\u9fff]", name) for name in names.values())


def test_titles_count_upwards_and_tiers_are_those_of_the_notice(policy: Policy) -> None:
    assert policy.catalogue.titles == {"junior": 0, "intermediate": 1, "deputy_senior": 2, "full_senior": 3}
    assert policy.catalogue.tiers == {
        "doctor": 4,
        "master": 3,
        "bachelor": 2,
        "technician_class": 2,
        "college": 1,
        "senior_worker_class": 1,
        "secondary_vocational": 0,
        "intermediate_worker_class": 0,
        "other": -1,
    }


def test_what_is_not_encoded_has_a_reason(policy: Policy) -> None:
    assert set(policy.not_encoded) >= {"通告 1", "附件1 四", "附件1 五", "附件1 六（一）"}
    assert all(reason for reason in policy.not_encoded.values())
    judged = {clause for words in policy.judged_by_people for clause in words.clauses}
    assert {"附件2 序言1", "附件2 三（二）", "附件2 四（一）1"} <= judged


def test_clauses_stand_below_one_another(policy: Policy) -> None:
    notice = policy.notice
    assert notice.within("附件1 三") == ("附件1 三", "附件1 三 1", "附件1 三 2", "附件1 三 3", "附件1 三 4")
    assert notice.children("附件2 二（一）") == ("附件2 二（一）1", "附件2 二（一）2")
    assert notice.parent("附件2 二（一）2（3）") == "附件2 二（一）2"
    assert notice.parent("附件2 序言1") is None
    for clause in notice:
        assert all(notice.parent(child) == clause for child in notice.children(clause))


def test_a_clause_does_not_stand_below_one_whose_number_only_begins_alike() -> None:
    names = ("第二条", "第二条（一）", "第二条 1", "第二条 10", "第二条 1（一）", "第二十条")
    notice = Notice(("",), dict.fromkeys(names, (1,)))
    assert notice.children("第二条") == ("第二条（一）", "第二条 1", "第二条 10")
    assert notice.children("第二条 1") == ("第二条 1（一）",)
    assert notice.parent("第二十条") is None
