"""Titles, achievements and grounds: one by one, changed, removed."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person


def at_titles() -> Person:
    return Person().say("是", "数据安全", "本科", "8年")


def at_achievements() -> Person:
    return at_titles().say("没有")


def test_titles_are_given_one_by_one() -> None:
    person = at_titles().say("中级", "否", "2023.07", "有，副高", "是", "4年")
    assert "证书上，专业写的是什么" in person.text
    person.say("网络空间安全")
    assert "中级（其他专业），2023年7月取得" in person.text
    assert "副高级（本专业），取得4年" in person.text
    person.say("没有了")
    assert person.answers["titles"] == [
        {"level": "intermediate", "same_speciality": False, "obtained_on": "2023-07"},
        {"level": "deputy_senior", "same_speciality": True, "certificate": "this", "years": 4.0},
    ]


@pytest.mark.parametrize(
    ("said", "own", "certificate"),
    [
        ("计算机、信息安全等其他专业", False, "other"),
        ("外省市的网络安全类专业", True, "elsewhere"),
        ("不清楚", True, None),
    ],
)
def test_what_the_certificate_of_an_older_title_says_is_asked(
    *, said: str, own: bool, certificate: str | None
) -> None:
    person = at_titles().say("中级", "是", "2019.05", said, "没有了")
    assert person.answers["titles"] == [
        {
            "level": "intermediate",
            "same_speciality": own,
            "certificate": certificate,
            "obtained_on": "2019-05",
        }
    ]


@pytest.mark.parametrize("since", ["2024.05", "2025年1月", "1年"])
def test_of_a_title_that_the_speciality_knows_no_certificate_is_asked(since: str) -> None:
    assert "证书" not in at_titles().say("中级", "是", since).text


def test_the_age_of_a_title_is_asked_only_where_a_condition_rests_on_it() -> None:
    person = at_titles().say("初级", "是")
    assert "1. 初级（本专业）\n" in person.text
    assert "还有别的职称吗" in person.text
    junior = Person().say("是", "数据安全", "大专", "8年", "初级", "是")
    assert "什么时候取得的" in junior.text


def test_what_is_not_known_of_a_title_stays_unknown() -> None:
    person = at_titles().say("中级", "不清楚", "不清楚", "没有了")
    assert person.answers["titles"] == [
        {"level": "intermediate", "same_speciality": None, "obtained_on": None}
    ]


def test_no_title_is_an_empty_list_and_not_known_is_null() -> None:
    assert at_titles().say("没有").answers["titles"] == []
    assert at_titles().say("不清楚").answers["titles"] is None
    assert "titles" not in at_titles().say("跳过").answers


@pytest.mark.parametrize("typed", ["没有", "无", "还没有", "没评过职称", "0", "都没有"])
def test_having_none_is_said_in_many_ways(typed: str) -> None:
    assert at_titles().say(typed).answers["titles"] == []


def test_a_title_that_may_be_two_is_asked_again() -> None:
    person = at_titles().say("高级职称")
    assert "1. 我有副高级职称\n2. 我有正高级职称" in person.text
    assert "titles" not in person.answers
    assert person.say("1", "确认").answers["titles"] == [{"level": "deputy_senior"}]


def test_only_the_attributes_that_matter_are_asked() -> None:
    person = at_achievements().say("专利", "2")
    assert "发明专利已获得授权了吗？" in person.text
    assert "附件2 二（三）4、三（三）3" in person.text
    assert "四（三）" not in person.text
    person.say("否")
    assert "已记下：发明专利2项：未授权" in person.text
    person.say("专利", "1", "是")
    assert "您是第几发明人？" in person.text


def test_a_level_that_has_enough_asks_nothing_more() -> None:
    person = at_achievements().say("标准", "2", "行业标准")
    assert "工程师 2/2 ✔" in person.text
    person.say("论文", "1", "1")
    assert "附件2 三（三）8" in person.text
    assert "二（三）9" not in person.text


def test_the_tally_is_shown_level_by_level() -> None:
    person = at_achievements().say("专利", "1", "是", "1")
    assert "工程师 1/2 · 高级工程师 1/3 · 正高级工程师 0/3" in person.text


def test_what_may_count_is_said_beside_what_counts() -> None:
    person = at_achievements().say("专利", "1", "不清楚", "1")
    assert "工程师 0/2（另有1项不确定）" in person.text


def test_an_achievement_that_was_used_before_does_not_count() -> None:
    person = at_achievements().say("专利", "1", "是", "1", "用过").declaring("是").say("结论", "看结论")
    assert "成果还差2项" in person.text
    assert person.answers["achievements"] == [
        {"kind": "patent", "count": 1, "granted": True, "rank": 1, "used_before": True}
    ]


@pytest.mark.parametrize(
    ("typed", "rank"), [("2", 2), ("第二", 2), ("第二发明人", 2), ("排名第四", 4), ("一作", 1)]
)
def test_a_place_is_typed_as_people_type_it(typed: str, rank: int) -> None:
    person = at_achievements().say("专利", "1", "是", typed)
    person.say("没用过")
    listed = person.answers["achievements"]
    assert isinstance(listed, list)
    assert isinstance(listed[0], dict)
    assert listed[0]["rank"] == rank


@pytest.mark.parametrize(
    "typed", ["前几名", "-1", "0", "二三", "第1和第2", "很靠前", "第一百", "第120", "排第一百多"]
)
def test_what_is_no_place_is_asked_again(typed: str) -> None:
    person = at_achievements().say("专利", "1", "是", typed)
    assert "请写一个名次" in person.text
    assert "您是第几发明人？" in person.text
    assert person.sub["draft"] == {"kind": "patent", "count": 1, "granted": True}


def test_an_entry_is_changed_while_the_list_is_made() -> None:
    person = at_achievements().say("专利", "1", "是", "2", "改或删一条", "1", "重新填写")
    person.say("1", "是", "1", "没用过")
    assert person.answers["achievements"] == [
        {"kind": "patent", "count": 1, "granted": True, "rank": 1, "used_before": False}
    ]


def test_an_entry_is_removed_while_the_list_is_made() -> None:
    person = at_achievements().say("标准", "1", "国家", "9", "论文", "1", "1", "核心")
    person.say("改或删一条", "1", "删除", "没用过")
    assert person.answers["achievements"] == [
        {"kind": "paper", "count": 1, "rank": 1, "journal": "core", "used_before": False}
    ]


def test_removing_the_last_entry_leaves_the_question_open() -> None:
    person = at_achievements().say("标准", "1", "行业", "改或删一条", "1", "删除")
    assert "achievements" not in person.answers
    assert "没有" in person.buttons


def test_cancelling_an_entry_keeps_the_others() -> None:
    person = at_achievements().say("标准", "1", "行业", "论文", "2", "取消")
    assert "这一条没有记" in person.text
    assert person.say("没用过").answers["achievements"] == [
        {"kind": "standard", "count": 1, "level": "industry", "used_before": False}
    ]


def test_back_within_an_entry_reopens_the_part_before() -> None:
    person = at_achievements().say("论文", "2", "1", "返回")
    assert "您在作者中排第几？" in person.text
    person.say("返回")
    assert "专业论文：这样的有几篇？" in person.text
    person.say("返回")
    assert "您有哪些专业成果？" in person.text


@pytest.mark.parametrize("said", ["有两篇论文", "我有两篇论文", "两篇论文", "论文两篇", "我发过2篇论文"])
@pytest.mark.parametrize("pressed", [True, False])
def test_back_takes_the_number_back_and_then_the_kind_however_they_were_told(
    *, said: str, pressed: bool
) -> None:
    person = at_achievements().say(said)
    back = person.press if pressed else person.say
    assert "专业论文：这样的有几篇？" in back("返回").text
    assert "您有哪些专业成果？" in back("返回").text
    assert "achievements" not in person.answers


def test_back_within_an_entry_whose_number_an_earlier_version_has_kept_first() -> None:
    person = at_achievements().say("论文", "2")
    kept = person.session
    scratch = {"fact": "achievements", "draft": {"count": 2, "kind": "paper"}}
    person.stored = kept.model_copy(update={"scratch": scratch}).model_dump_json()
    assert "专业论文：这样的有几篇？" in person.say("返回").text


def test_a_list_that_is_left_half_way_is_gone_on_with() -> None:
    person = at_achievements().say("标准", "1", "行业", "返回")
    assert "您现在有哪些职称" in person.text
    person.say("没有")
    assert "还有别的成果吗" in person.text
    assert "标准1项" in person.text


def test_a_half_made_entry_is_not_thrown_away_by_going_to_the_review() -> None:
    person = at_achievements().say("论文", "2", "改")
    assert "这一条还没有填完" in person.text
    assert person.sub["draft"] == {"kind": "paper", "count": 2}


def test_grounds_ask_only_what_still_matters() -> None:
    person = at_achievements().say("论文", "3", "1", "核心", "没用过").declaring("是")
    person.say("科技奖", "省部级", "二等奖", "4")
    assert "省部级及以上科技奖项：奖项级别：省部级，等级：二等奖，排名第4" in person.text
    person.say("编写国家标准", "6", "技术负责人")
    assert person.answers["exceptional"] == [
        {"kind": "science_award", "level": "provincial", "grade": "second", "rank": 4},
        {"kind": "national_standard", "rank": 6},
        {"kind": "technical_head"},
    ]
    assert person.session.state == "review"


def test_an_entry_is_picked_by_its_number_only() -> None:
    person = at_achievements().say("标准", "1", "行业", "改或删一条", "5")
    assert "请选一个，可以是：1。" in person.text
    person.press("1").say("随便")
    assert "请选一个，可以是：重新填写、删除、保持不变。" in person.text


@pytest.mark.parametrize("typed", ["有几个", "-2", "2.5", "0", "两三个"])
def test_what_is_no_number_of_achievements_is_asked_again(typed: str) -> None:
    person = at_achievements().say("论文", typed)
    assert "专业论文：这样的有几篇？" in person.text
    assert person.sub["draft"] == {"kind": "paper"}


@pytest.mark.parametrize(("typed", "used"), [("都没用过", False), ("用过了", True), ("没用过", False)])
def test_use_before_is_typed_as_people_type_it(typed: str, used: object) -> None:
    person = at_achievements().say("论文", "1", "1", "核心", typed, "没有了")
    listed = person.answers["achievements"]
    assert isinstance(listed, list)
    assert isinstance(listed[0], dict)
    assert listed[0]["used_before"] is used


@pytest.mark.parametrize(
    ("typed", "used"),
    [("没有用过", False), ("没有使用过", False), ("从没用过", False), ("使用过", True), ("都用过", True)],
)
def test_use_before_has_many_words(typed: str, used: object) -> None:
    listed = at_achievements().say("论文", "1", "1", "核心", typed).answers["achievements"]
    assert isinstance(listed, list)
    assert isinstance(listed[0], dict)
    assert listed[0]["used_before"] is used


def test_a_misread_use_names_the_buttons_own_words() -> None:
    person = at_achievements().say("论文", "1", "1", "核心", "随便")
    assert "请选一个" in person.text
    person.say("没有了", "随便")
    assert "请回答“没用过”“用过”或者“不清楚”" in person.text


def test_places_are_said_as_people_say_them() -> None:
    person = at_achievements().say("专利", "1", "是")
    assert next(iter(person.buttons)) == "第一发明人"
    person.press("第一发明人")
    assert "发明专利1项：已授权，第一发明人" in person.text


@pytest.mark.parametrize("said", ["第二", "两个", "第三个", "三个"])
def test_a_place_or_a_count_opens_no_further_entry(said: str) -> None:
    person = Person().say("是", "数据安全", "硕士", "3年", "没有", "标准", "2", "行业标准")
    before = person.sub.get("draft"), person.answers["achievements"]
    assert (person.say(said).sub.get("draft"), person.answers["achievements"]) == before


@pytest.mark.parametrize("said", ["硕士吧好像", "好像是硕士", "可能是本科", "大概硕士", "本科，不太确定"])
def test_a_choice_of_which_one_is_not_sure_is_not_taken(said: str) -> None:
    person = Person().say("是", "数据安全", said)
    assert "education" not in person.answers


def test_of_several_told_at_once_one_is_said_as_any_number() -> None:
    person = at_achievements().say(
        "参与编写国家标准1项，排名第四，核心期刊论文2篇第一作者，发明专利1项第一发明人已授权"
    )
    assert "这样的有几项" not in person.text
    assert "1. 标准1项" in person.text
    assert "2. 专业论文2篇" in person.text
    assert "3. 发明专利1项" in person.text


@pytest.mark.parametrize("typed", ["1 2", "1、2", "1,2", "１ ２"])
def test_two_counts_are_not_put_together(typed: str) -> None:
    person = at_achievements().say("论文", typed)
    assert "不止一个数目" in person.text
    assert person.sub["draft"] == {"kind": "paper"}


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        ((), "没有成果", "成果：没有"),
        (("没有",), "没有职称", "这些都已经记下了"),
        (("不清楚",), "没有职称", "现有职称：没有"),
    ],
)
def test_that_there_is_none_is_said_of_the_list_that_it_names(
    before: tuple[str, ...], said: str, told: str
) -> None:
    person = Person().say("是", "数据安全", "本科", "8年", *before)
    answers = person.answers
    assert person.say(said).answers == answers
    assert told in person.text
