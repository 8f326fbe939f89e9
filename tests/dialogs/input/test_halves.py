"""Of an answer of which one half cannot be taken the other is, and the half that is not is named back."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person

OUTCOMES = ("是", "数据安全", "本科", "8年", "没有")
TITLES = OUTCOMES[:4]
YEARS = OUTCOMES[:3]
WORKS = OUTCOMES[:2]
PAPERS = 3


def _listed(person: Person) -> object:
    draft = person.sub.get("draft")
    return draft or person.answers.get("achievements")


@pytest.mark.parametrize(
    ("said", "kept", "told"),
    [
        ("论文2篇，标准在编", {"kind": "paper", "count": 2}, "“标准在编”（还没有拿到）"),
        ("发明专利1项，标准在编", {"kind": "patent", "count": 1}, "“标准在编”（还没有拿到）"),
        ("发明专利1项，国标在编", {"kind": "patent", "count": 1}, "“国标在编”（还没有拿到）"),
        ("大概2篇论文", {"kind": "paper"}, "“大概2”（不是准数）"),
        ("1~2项发明专利", {"kind": "patent"}, "“1-2”（不是准数）"),
        ("三四篇论文", {"kind": "paper"}, "“三四篇”（不是准数）"),
        ("好几篇核心论文一作", {"kind": "paper", "rank": 1, "journal": "core"}, "“好几篇”（不是准数）"),
        ("3篇SCI", {"kind": "paper", "count": 3}, "第几"),
        (
            "两项发明专利，一项在审一项授权",
            [
                {"kind": "patent", "granted": False, "count": 1},
                {"kind": "patent", "granted": True, "count": 1},
            ],
            "第几发明人",
        ),
    ],
)
def test_the_good_half_is_kept_and_the_other_named(said: str, kept: object, told: str) -> None:
    person = Person().say(*OUTCOMES, said)
    assert told in person.text
    if isinstance(kept, dict):
        found = _listed(person)
        assert isinstance(found, dict)
        assert {key: found.get(key) for key in kept} == kept
    else:
        assert person.answers["achievements"] == kept


def test_of_patents_one_of_which_is_pending_it_is_asked_which_they_are() -> None:
    person = Person().say(*OUTCOMES, "两项专利，一项在审一项授权")
    assert "两项发明专利一项在审一项授权" in person.text
    person.say("1", "确认")
    assert [entry.get("granted") for entry in person.entries("achievements")] == [False, True]


@pytest.mark.parametrize(
    ("said", "doubted"),
    [("没有论文，有两个专利", "有两个发明专利"), ("专利2，论文3，其中核心1", "发明专利2")],
)
def test_what_is_denied_or_counted_again_leaves_the_doubt(said: str, doubted: str) -> None:
    assert doubted in Person().say(*OUTCOMES, said).text


def test_parts_of_a_number_are_not_added_to_it() -> None:
    person = Person().say(*OUTCOMES, "专利2，论文3，其中核心1", "1", "确认")
    papers = [one for one in person.entries("achievements") if one["kind"] == "paper"]
    assert sum(one["count"] for one in papers) == PAPERS


@pytest.mark.parametrize(
    ("said", "told"), [("3项软著", "“3项软著”（通告没有列）"), ("论文1篇（待刊）", "没有记")]
)
def test_what_cannot_count_is_told_apart(said: str, told: str) -> None:
    person = Person().say(*OUTCOMES, said)
    assert told in person.text
    assert not person.answers.get("achievements")


def test_an_incident_without_its_weight_is_asked_about() -> None:
    person = Person().say(*OUTCOMES, "参与处置过2起数据泄露事件，论文1篇")
    assert "较严重" in person.text
    person.say("1", "确认")
    assert {"kind": "incident_response", "count": 2, "role": "participant"} in person.entries("achievements")


def test_who_took_part_in_something_does_no_such_work() -> None:
    assert not Person().say(*OUTCOMES, "参与过护网").session.is_to_be_confirmed


@pytest.mark.parametrize(
    ("said", "levels"),
    [
        ("一个工程师一个高工", ["intermediate", "deputy_senior"]),
        ("有一个工程师，有一个高级工程师", ["intermediate", "deputy_senior"]),
        ("中级两个", ["intermediate", "intermediate"]),
        ("两个中级", ["intermediate", "intermediate"]),
        ("原来是助工，去年升的中级", ["junior", "intermediate"]),
    ],
)
def test_titles_are_counted_as_people_count_them(said: str, levels: list[str]) -> None:
    listed = Person().say(*TITLES, said).entries("titles")
    assert [entry["level"] for entry in listed] == levels


def test_beside_a_title_that_is_held_it_is_not_offered_that_there_is_none() -> None:
    assert "我没有职称" not in Person().say(*TITLES, "初级，中级在审").text


@pytest.mark.parametrize("said", ["算上今年差不多8年", "算上今年8年", "8年，算上今年", "9年零几个月"])
def test_a_length_with_this_year_in_it_is_only_about_so_long(said: str) -> None:
    person = Person().say(*YEARS, said)
    assert "experience" not in person.answers
    assert "大概的年数" in person.text


def test_a_degree_named_twice_and_once_unfinished_is_none() -> None:
    person = Person().say(*WORKS, "大专升本科，本科还没毕业")
    assert "education" not in person.answers


@pytest.mark.parametrize("said", ["学位硕士没学历", "硕士学位，没有学历"])
def test_a_degree_beside_no_diploma_counts(said: str) -> None:
    assert Person().say(*WORKS, said).answers["education"] == "master"


def test_a_certificate_that_is_not_known_is_told_so() -> None:
    person = Person().say(*TITLES, "中级", "是", "2019年6月", "不清楚")
    assert "证书上的专业不清楚" in person.text


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (("想评高工",), {}),
        (("没有，想评高工",), {"titles": []}),
    ],
)
def test_a_goal_is_told_by_what_its_title_is_called(
    said: tuple[str, ...], answered: dict[str, object]
) -> None:
    person = Person().say(*TITLES, *said)
    assert person.session.scratch["goal"] == "senior_engineer"
    assert {key: person.answers[key] for key in answered} == answered


def test_what_is_in_doubt_of_an_entry_is_told_by_its_own_name() -> None:
    assert "“3篇SCI”（成果的刊物）" in Person().say("本科，3篇SCI，做网安5年").text.replace("级别", "")
