"""A newer version of a notice: what it says otherwise, for whom, and what that means for one person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dialogs.conversation import Conversation
from dialogs.engine import facts
from dialogs.notices.clause_changes import clause_changes
from dialogs.notices.effects import effects
from dialogs.notices.made_up_people import made_up_people
from dialogs.notices.renewal import renewed
from rules import Assessment, load_policies, load_policy
from tests.dialogs.person import TODAY, Person
from tests.made_up_notices import (
    LINHAI,
    NEXT,
    NOTICES,
    QINGYU,
    SECOND,
    SHIPPED,
    SMALLEST,
    beside,
    with_next_version,
)

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policies

CLAUSE = "附件2 二（一）2（2）"
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return with_next_version(tmp_path_factory.mktemp("notices"))


def test_it_is_told_clause_by_clause(versions: Policies) -> None:
    reworded, asked = clause_changes(versions[SHIPPED], versions[NEXT])
    assert (reworded.clause, reworded.change) == (CLAUSE, "reworded")
    assert "满2年" in reworded.old
    assert "满4年" in reworded.new
    assert (asked.clause, asked.change) == (CLAUSE, "asked")
    assert asked.text == f"{CLAUSE}（工程师）：要求由“{asked.old}”改为“{asked.new}”"
    assert "2年" in asked.old
    assert "4年" in asked.new


def test_nothing_changes_between_a_notice_and_itself(versions: Policies) -> None:
    assert clause_changes(versions[NEXT], versions[NEXT]) == []
    assert effects(versions[NEXT], versions[NEXT], 50) == []


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("第三条", "第三条", None),
        ("古籍修复", "古籍修复与保护", "reworded"),
    ],
)
def test_words_are_compared_verbatim(tmp_path: Path, old: str, new: str, change: str | None) -> None:
    before = load_policy(NOTICES / SMALLEST)
    folder = beside(tmp_path, SMALLEST)
    text = (folder / "notice.txt").read_text("utf-8").replace(old, new)
    (folder / "notice.txt").write_text(text, "utf-8")
    for file in folder.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    changes = {one.change for one in clause_changes(before, load_policy(folder))}
    assert changes == (set() if change is None else {change})


def test_it_is_told_for_whom(versions: Policies) -> None:
    """Only those whose degree it is about, and only at the level that it is about."""
    found = effects(versions[SHIPPED], versions[NEXT], 600)
    assert {one.level for one in found} == {"engineer"}
    worse = next(one for one in found if (one.was, one.now) == ("eligible", "not_eligible"))
    assert worse.people > 0
    assert any("硕士" in words for words in worse.common)
    assert "工程师：600 个假想的人里有" in worse.text
    back = effects(versions[NEXT], versions[SHIPPED], 600)
    assert ("not_eligible", "eligible") in {(one.was, one.now) for one in back}


@pytest.mark.parametrize("notice", [SHIPPED, SECOND, SMALLEST, LINHAI, QINGYU])
def test_made_up_people_are_accepted_and_differ(notice: str) -> None:
    """Under any notice: they reach every level, and some reach none."""
    policy = {one.id: one for one in (*load_policies(), *load_policies(NOTICES))}[notice]
    day = policy.data.valid_from
    people = list(made_up_people(policy, day, 400))
    assert people == list(made_up_people(policy, day, 400))
    statuses = set()
    for answers in people:
        assessed = Assessment(policy, policy.profile(facts.document(answers), day))
        statuses |= {(level.level.level, level.status) for level in assessed.levels}
    for level in policy.levels:
        assert (level.level, "eligible") in statuses, level.level
        assert (level.level, "not_eligible") in statuses, level.level


def standing(versions: Policies, education: str, years: str) -> Person:
    person = Person(Conversation(versions), TODAY).say("是", "数据安全", education, years, "没有")
    return person.say("标准", "2", "行业标准", "没用过", "都符合", "看结论")


@pytest.mark.parametrize(
    ("education", "years", "says"),
    [
        ("硕士", "3年", "原来可以申报**工程师**，现在还不能，最早"),
        ("硕士", "1年", "申报**工程师**最早的一天由"),
        ("硕士", "5年", "您各级的结论没有变化"),
        ("本科", "6年", "您各级的结论没有变化"),
        ("博士", "1年", "您各级的结论没有变化"),
    ],
)
def test_one_person_is_told_what_changes_for_them(
    versions: Policies, education: str, years: str, says: str
) -> None:
    person = standing(versions, education, years)
    assert renewed(versions, person.session, date(2026, 12, 31)) is None
    told = renewed(versions, person.session, NEW_YEAR)
    assert told is not None
    assert says in told.text
    assert "按新通告，您" in told.text
    assert "京人社发〔2026〕30号" in told.text


def test_whoever_may_have_applied_and_now_surely_may_not_is_told_so(versions: Policies) -> None:
    """Nothing was only a matter of time before: what was open is closed."""
    person = Person(Conversation(versions), TODAY).say("是", "数据安全", "硕士", "3年", "没有")
    person = person.say("标准", "2", "行业标准", "没用过", "不清楚", "看结论")
    told = renewed(versions, person.session, NEW_YEAR)
    assert told is not None
    assert "原来还不能确定能不能申报**工程师**，现在还不能申报" in told.text
    assert "不再只是差时间" not in told.text


def test_nothing_is_said_of_changes_where_nobody_knows_how_it_was(versions: Policies) -> None:
    """What is kept may be no answer any more under the notice as it is by now."""
    session = standing(versions, "硕士", "1年").session
    kept = session.model_copy(update={"answers": {**session.answers, "education": "nowhere"}})
    told = renewed(versions, kept, NEW_YEAR)
    assert told is not None
    assert "京人社发〔2026〕30号" in told.text
    assert "按新通告，您" not in told.text
    assert "有的情况按新通告要重新说" in told.text
