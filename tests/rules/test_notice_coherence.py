"""What the files of a notice say of one another, and of its text, must hold; else file, line and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.notice_folder import Change

if TYPE_CHECKING:
    from tests.rules.notice_folder import NoticeFolder

ENGINEER = "levels/engineer.yaml"
SENIOR = "levels/senior_engineer.yaml"
NOWHERE = "通告里没有“附件9”这一条"


def misnamed(file: str, clause: str, before: str = "clause: ", after: str = "") -> Change:
    """The clause's id at one place of a file replaced by one that the notice does not have."""
    return Change(file, f"{before}{clause}{after}", f"{before}附件9{after}", "附件9", NOWHERE)


CLAUSES = {
    "of a declaration": misnamed(ENGINEER, "附件2 二（一）1", after="\n    quote: 熟练"),
    "of a heading": misnamed(ENGINEER, "附件2 二（一）2", after=", quote"),
    "of a route": misnamed(ENGINEER, "附件2 二（一）2（2）"),
    "of a waiver": misnamed(SENIOR, "附件2 三（四）", after="\n"),
    "of a ground": misnamed(SENIOR, "附件2 三（四）4"),
    "of performance": misnamed(ENGINEER, "附件2 二（二）", after="\n"),
    "of a direction's performance": misnamed(ENGINEER, "附件2 二（二）3"),
    "of the outcomes": misnamed(ENGINEER, "附件2 二（三）", after="\n"),
    "of an item": misnamed(ENGINEER, "附件2 二（三）5"),
    "of a level": misnamed(ENGINEER, "附件2 二", after="\nconditions"),
    "of used before": misnamed("achievements.yaml", "附件2 序言2"),
    "of a direction": misnamed("directions.yaml", "附件1 三 3"),
    "of a question": misnamed("facts.yaml", "附件1 一", before="clauses: ["),
    "of a question's second": misnamed("facts.yaml", "附件2 四（一）2（2）", before=", "),
    "of words": misnamed("judged_by_people.yaml", "附件2 三（二）4", before=", "),
    "of the titles": misnamed("policy.yaml", "附件1 二", before="titles_clause: "),
    "of the first day": misnamed("policy.yaml", "通告 2", before="valid_from_clause: "),
    "of what is not encoded": misnamed("not_encoded.yaml", "附件1 四", before=""),
}

QUOTES = {
    "of a declaration": Change(ENGINEER, "熟练掌握并能够", "熟练掌握且能够", "掌握且能够", "附件2 二（一）1"),
    "of a heading": Change(
        ENGINEER, "quote: 学历和专业工作经历条件（", "quote: 学历和专业工作经历条件(", "条件(", "附件2 二（一）2 原文不符"
    ),
    "of a route": Change(ENGINEER, "从事本专业技术工作满2年", "从事本专业技术工作满3年", "工作满3年", "满2年"),
    "of a waiver": Change(
        SENIOR, "可不受学历和专业工作经历限制", "可不受学历、专业工作经历限制", "学历、专业", "附件2 三（四）"
    ),
    "of a ground": Change(SENIOR, "排名前五完成人", "排名前六完成人", "前六完成人", "排名前五"),
    "of performance": Change(SENIOR, "取得较好成效", "取得良好成效", "取得良好成效", "取得较好成效"),
    "of a direction's performance": Change(
        ENGINEER, "具备承担本专业方向的标准制修订，数据安全", "具备承担本专业方向的标准制修订、数据安全", "制修订、数据安全", "附件2 二（二）3"
    ),
    "of the outcomes": Change(ENGINEER, "应具备下列9项成果中2项", "应具备下列9项成果中3项", "成果中3项", "成果中2项"),
    "of an item": Change(
        ENGINEER, "参与完成已获得授权的发明专利", "参与完成已获授权的发明专利", "已获授权", "已获得授权"
    ),
    "of used before": Change(
        "achievements.yaml", "过程中未使用过的成果", "过程中没使用过的成果", "没使用过", "未使用过"
    ),
    "of a direction's work": Change("directions.yaml", "- 通信安全", "- 通讯安全", "通讯安全", "通信安全"),
    "across two paragraphs": Change(
        SENIOR, "取得较好成效\n", "取得较好成效。1.从事网络与系统安全\n", "成效。1.从事", "附件2 三（二）"
    ),
}  # fmt: skip

PLACED = {
    "neither encoded nor explained": Change(
        "not_encoded.yaml", "附件1 六: 标题\n", "", "# Clauses that state", "附件1 六 既没有编码，也没有说明原因；请在这里写上原因"
    ),
    "encoded and explained": Change(
        "not_encoded.yaml", "附件1 六: 标题\n", "附件1 六: 标题\n附件1 三 2: 方向\n", "附件1 三 2", "附件1 三 2 已经编码"
    ),
    "a line after the last": Change(
        "clauses.yaml", "附件2 四（三）8: [116]", "附件2 四（三）8: [117]", "附件2 四（三）8", "行号应在 1 到 116 之间"
    ),
    "a line before the first": Change(
        "clauses.yaml", "附件2 四（三）8: [116]", "附件2 四（三）8: [0]", "附件2 四（三）8", "应大于 0"
    ),
    "no line at all": Change(
        "clauses.yaml", "附件2 四（三）8: [116]", "附件2 四（三）8: []", "附件2 四（三）8", "行号应在 1 到 116 之间"
    ),
}  # fmt: skip

TYPES = {
    "experience": Change("facts.yaml", "type: tenure", "type: yes_no", "type: yes_no", "type 应为 tenure"),
    "education": Change(
        "facts.yaml", "type: education", "type: titles", "type: titles", "type 应为 education"
    ),
}
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

NAMES = {
    "a title conferred": Change(ENGINEER, "confers: intermediate", "confers: middle", "middle", "intermediate"),
    "a title asked for": Change(ENGINEER, "at_least: junior", "at_least: juniour", "juniour", "junior、inter"),
    "a qualification": Change(ENGINEER, "education: doctor", "education: docter", "docter", "doctor、master"),
    "a kind": Change(ENGINEER, "kind: standard}", "kind: standards}", "kind: standards", "patent、standard、"),
    "a kind of ground": Change(
        SENIOR, "kind: technical_head", "kind: technical_boss", "technical_boss", "technical_head、event"
    ),
    "a kind beside a ground": Change(
        SENIOR, "or_outcome: {kind: standard,", "or_outcome: {kind: norm,", "kind: norm", "patent、standard、"
    ),
    "an attribute": Change(
        ENGINEER, "benefit: {at_least: good}", "benefits: {at_least: good}", "benefits", "promotion、benefit、"
    ),
    "an attribute of a ground": Change(
        SENIOR, "{grade: {at_least: silver}", "{metal: {at_least: silver}", "metal", "可用的是：grade、rank"
    ),
    "a value": Change(
        ENGINEER, "benefit: {at_least: good}", "benefit: {at_least: goood}", "goood", "none、some、good、considerable"
    ),
    "a value that is no step": Change(
        SENIOR, "level: {is: national}", "level: {is: nation}", "is: nation}", "national、industry、group"
    ),
    "a word for yes": Change(
        ENGINEER, "published: {is: true}", "published: {is: printed}", "printed", "可用的是：true、false"
    ),
    "yes for a value": Change(
        ENGINEER, "benefit: {at_least: good}", "benefit: {is: true}", "benefit: {is", "none、some、good、considerable"
    ),
    "a step of what has no order": Change(
        ENGINEER, "{kind: standard}", "{kind: standard, level: {at_least: industry}}", "industry}}", "请改用 is"
    ),
    "a place on a scale": Change(
        ENGINEER, "benefit: {at_least: good}", "benefit: {at_most: 2}", "at_most: 2", "at_most 只用于排名"
    ),
    "a step for a place": Change(
        ENGINEER, "rank: {at_most: 3}", "rank: {at_least: first}", "at_least: first", "排名也只能用 at_most"
    ),
    "an attribute without a question": Change(
        ENGINEER, "{kind: standard}", "{kind: standard, influence: {at_least: unit}}", "{kind: standard", "“influence”没有提问的话"
    ),
    "a question about nothing": Change(
        "achievements.yaml", "      level: 是哪一级的标准？", "      levle: 是哪一级的标准？", "levle", "没有“levle”"
    ),
    "a ground's question about nothing": Change(
        "achievements.yaml", "      level: 是哪一级的科技奖项？", "      levle: 是哪一级的科技奖项？", "levle", "level、grade、rank"
    ),
    "a direction": Change(ENGINEER, "      data: {clause", "      datas: {clause", "datas", "content、data、business"),
    "when the committee judges": Change(
        SENIOR, "committee_when: {grade: first}", "committee_when: {grad: first}", "grad:", "level、grade、rank"
    ),
    "what the committee judges": Change(
        SENIOR, "committee_when: {grade: first}", "committee_when: {grade: frist}", "frist", "first、second"
    ),
    "what the notice makes easier": Change(
        SENIOR, "easier_by_the_notice: [benefit]", "easier_by_the_notice: [benefits]", "[benefits]", "role、benefit"
    ),
    "a level's own": Change(ENGINEER, "level: engineer\n", "level: senior_engineer\n", "level: senior", "engineer"),
    "a declaration that is a choice": Change(
        ENGINEER, "fact: basic.engineer", "fact: education", "fact: education", "employer_in_beijing、basic.general"
    ),
    "a fact that no level has": Change(
        "facts.yaml", "- fact: basic.general\n  name: 基本条件（总则）\n  type: yes_no",
        "- fact: basic.general\n  name: 基本条件（总则）\n  type: titles", "type: titles", "basic.general 的 type 应为 yes_no"
    ),
}  # fmt: skip

TWICE = {
    "a title": Change("policy.yaml", "title: intermediate,", "title: junior,", "name: 中级", "“junior”写了两遍"),
    "a qualification": Change(
        "policy.yaml", "education: master,", "education: doctor,", "tier: 3", "“doctor”写了两遍"
    ),
    "a level": Change(
        "policy.yaml", "[assistant_engineer, engineer", "[assistant_engineer, engineer, engineer", "levels: [", "“engineer”写了两遍"
    ),
    "a direction": Change(
        "directions.yaml", "direction: data", "direction: content", "direction: content", "“content”写了两遍"
    ),
    "a fact": Change(
        "facts.yaml", "fact: basic.engineer", "fact: basic.general", "fact: basic.general", "“basic.general”写了两遍"
    ),
    "a condition": Change(
        ENGINEER, "condition: basic", "condition: scope", "condition: scope", "“scope”写了两遍"
    ),
    "a step": Change("achievements.yaml", "value: unit,", "value: none,", "在单位内", "“none”写了两遍"),
    "a choice": Change("achievements.yaml", "value: group,", "value: industry,", "团体标准", "“industry”写了两遍"),
    "a ground's choice": Change(
        "achievements.yaml", "value: second,", "value: first,", "二等奖}", "“first”写了两遍"
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", CLAUSES)
def test_a_clause_that_is_not_in_the_notice_is_refused(which: str, folder: NoticeFolder) -> None:
    folder.must_refuse(CLAUSES[which])


def test_a_misspelt_clause_brings_those_that_are_like_it(folder: NoticeFolder) -> None:
    folder.change(ENGINEER, "clause: 附件2 二（三）5", "clause: 附件2 二(三)5")
    assert "相近的有：附件2 二（三）5" in folder.refusal().message


@pytest.mark.parametrize("which", QUOTES)
def test_a_quote_that_is_not_verbatim_is_refused_with_the_true_words(
    which: str, folder: NoticeFolder
) -> None:
    folder.must_refuse(QUOTES[which])


@pytest.mark.parametrize("which", PLACED)
def test_every_clause_is_encoded_or_explained(which: str, folder: NoticeFolder) -> None:
    folder.must_refuse(PLACED[which])


def test_an_item_that_is_taken_away_is_missed(folder: NoticeFolder) -> None:
    item = "    - clause: 附件2 二（三）5\n      quote: 参与完成下列之一：国家标准、行业标准、团体标准、地方标准或企业标准\n"
    folder.change(ENGINEER, item + "      outcomes:\n      - {kind: standard}\n", "")
    refused = folder.refusal()
    assert refused.file == "not_encoded.yaml"
    assert refused.message.startswith("附件2 二（三）5 既没有编码")


@pytest.mark.parametrize("fact", WITHOUT_QUESTION)
def test_a_fact_that_is_read_but_never_asked_is_refused(fact: str, folder: NoticeFolder) -> None:
    head, question, rest = folder.read("facts.yaml").partition(f"- fact: {fact}\n")
    assert question
    folder.write(
        "facts.yaml", head + "- fact: " + rest.split("\n- fact: ", 1)[-1] if "\n- fact: " in rest else head
    )
    refused = folder.refusal()
    file, at = WITHOUT_QUESTION[fact]
    assert refused.file == file
    assert at in folder.read(file).splitlines()[refused.line - 1]
    assert refused.message == f"“{fact}”没有提问的话；请在 facts.yaml 里写上"


@pytest.mark.parametrize("which", TYPES)
def test_a_question_of_the_wrong_type_is_refused(which: str, folder: NoticeFolder) -> None:
    folder.must_refuse(TYPES[which])


@pytest.mark.parametrize("which", NAMES)
def test_a_name_that_does_not_exist_or_fit_is_refused(which: str, folder: NoticeFolder) -> None:
    folder.must_refuse(NAMES[which])


def test_a_direction_without_performance_is_refused(folder: NoticeFolder) -> None:
    lines = folder.read(ENGINEER).splitlines(keepends=True)
    folder.write(ENGINEER, "".join(line for line in lines if not line.startswith("      data: {clause")))
    refused = folder.refusal()
    assert (refused.file, refused.line) == (ENGINEER, folder.line(ENGINEER, "    directions:"))
    assert refused.message == "“data”方向没有业绩条件；请写上它的 clause 和 quote"


@pytest.mark.parametrize("which", TWICE)
def test_a_name_given_twice_is_refused(which: str, folder: NoticeFolder) -> None:
    folder.must_refuse(TWICE[which])
