"""What a person states is heard under a notice that has no words for it: by its facts' names, questions and kinds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.answers import answers_of
from dialogs.language.message.extract import read_message
from rules import load_policies
from tests.made_up_notices import LANHU, LINHAI, QINGYU, beside

if TYPE_CHECKING:
    from rules import Policies

DAY = date(2026, 11, 22)
FURTHER = """
- {fact: in_post, name: 在岗, type: yes_no, stage: self_assessment, ask: 您目前是否在岗？, why: 例, clauses: [第三条]}
- {fact: dishonest, name: 失信, type: yes_no, stage: self_assessment, ask: 您是否被列入失信惩戒名单？, why: 例, clauses: [第三条]}
- {fact: full_time, name: 全日制, type: yes_no, stage: education, ask: 您的最高学历是否为全日制学历？, why: 例, clauses: [第六条]}
- {fact: accident, name: 责任事故, type: yes_no, stage: self_assessment, ask: 近3年您是否发生过责任事故？, why: 例, clauses: [第三条]}
- {fact: english, name: 外语水平, type: yes_no, stage: self_assessment, ask: 您的外语水平是否符合单位要求？, why: 例, clauses: [第三条]}
- {fact: rated, name: 任期考核, type: yes_no, stage: self_assessment, ask: 近3年任期考核是否均为合格及以上？, why: 例, clauses: [第三条]}
- {fact: clean, name: 学术不端, type: yes_no, stage: self_assessment, ask: 您是否没有学术不端行为？, why: 例, clauses: [第三条]}
- {fact: insured, name: 社保, type: yes_no, stage: self_assessment, ask: 您在本省缴纳社保满6个月吗？, why: 例, clauses: [第三条]}
- {fact: credits, name: 公需课, type: number, unit: 学分, stage: self_assessment, ask: 您修了多少公需课学分？, why: 例, clauses: [第四条]}
- {fact: degree_on, name: 学位授予日期, type: day, stage: education, ask: 您的最高学位是哪天授予的？, why: 例, clauses: [第六条]}
"""  # noqa: E501 - a fact a line


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    """The made-up notices without any words for what is stated; and one that asks for more."""
    place = tmp_path_factory.mktemp("notices")
    for notice in (LINHAI, LANHU, QINGYU):
        beside(place, notice, valid_from="2024-01-01")
    for name in ("stated", "titles", "topics"):
        (place / LINHAI / "vocabulary" / f"{name}.yaml").unlink()
    changed = {"valid_from": "2024-01-01", "document_number": "清人社发〔2033〕22号", "speciality": "大数据"}
    further = beside(place, QINGYU, "further", **changed)
    with (further / "facts.yaml").open("a", encoding="utf-8") as file:
        file.write(FURTHER)
    return load_policies(place)


def title(level: str, **more: Any) -> dict[str, Any]:
    return {"titles": [{"level": level, **more}]}


def outcome(kind: str, **more: Any) -> dict[str, Any]:
    return {"achievements": [{"kind": kind, "count": 1, **more}]}


QINGYU_SAID: list[tuple[str, dict[str, Any]]] = [
    ("我是公务员", {"civil_servant": True}),
    ("本人现为公务员", {"civil_servant": True}),
    ("我已经退休了", {"civil_servant": True}),
    ("不是公务员，也没有退休", {"civil_servant": False}),
    ("我既不是公务员也没退休", {"civil_servant": False}),
    ("非公务员，未退休", {"civil_servant": False}),
    ("公务员或退休：否", {"civil_servant": False}),
    ("不是公务员", {}),
    ("我准备考公务员", {}),
    ("我老婆是公务员", {}),
    ("公务员能申报吗", {}),
    ("还有两年退休", {}),
    ("没有受过处分", {"punished": False}),
    ("未受过任何处分", {"punished": False}),
    ("从未受过党纪、政务处分", {"punished": False}),
    ("没受过党纪政务处分", {"punished": False}),
    ("处分：无", {"punished": False}),
    ("本人未受过党纪处分", {}),
    ("受过党纪处分，影响期还没有满", {"punished": True}),
    ("受过处分", {}),
    ("我是援疆干部", {"remote": True}),
    ("援藏人员", {"remote": True}),
    ("不是援藏、援疆、援外人员", {"remote": False}),
    ("没有援派", {"remote": False}),
    ("援派：是", {"remote": True}),
    ("遵守国家法律法规，具有良好的职业道德", {"conduct": True}),
    ("出生年月1982.7", {"born_on": "1982-07"}),
    ("近5年年度考核均合格", {"reviews": 5}),
    ("近五年年度考核全部合格", {"reviews": 5}),
    ("近5年考核都是合格以上", {"reviews": 5}),
    ("近五年年度考核合格以上4次", {"reviews": 4}),
    ("近3年年度考核都合格", {}),
    ("年度考核优秀2次，合格3次", {}),
    ("继续教育每年90学时", {"training": 90}),
    ("年均继续教育100学时", {}),
    ("近5年继续教育共450学时", {}),
    ("软考中级证书，2020年5月取得", title("software_middle", obtained_on="2020-05")),
    ("软考中级，2020年5月拿的证", title("software_middle", obtained_on="2020-05")),
    ("软考高级满2年", title("software_high", years=2)),
    (
        "中级职称5年，软考高级证书1年",
        {"titles": [{"level": "middle", "years": 5}, {"level": "software_high", "years": 1}]},
    ),
    ("全日制本科毕业", {"education": "bachelor"}),
    ("专利许可1项，累计到账300万元", outcome("licence", received=300)),
    ("上线产品1个，实现销售1200万元", outcome("product", income=1200)),
    ("上线产品1个，收入1.2亿元", outcome("product", income=12000)),
    ("企业培训一次，共32个学时", outcome("training", hours=32)),
    ("专利许可1项，到账约100万元", outcome("licence")),
]
QINGYU_SAID += [
    ("企业培训一次，出生日期：1991年11月", {"born_on": "1991-11", **outcome("training")}),
    ("标准3项（国家标准）", {"achievements": [{"kind": "standard", "count": 3, "level": "national"}]}),
    ("3项标准行业标准", {"achievements": [{"kind": "standard", "count": 3, "level": "industry"}]}),
    ("人工智能专业的中级职称（2022.5）", title("middle", same_speciality=True, obtained_on="2022-05")),
    ("该员工他没有受过处分", {"punished": False}),
    ("硕士/是公务员嘛", {"education": "master", "civil_servant": True}),
    ("硕士而且我不是公务员也没有退休", {"education": "master", "civil_servant": False}),
]
LINHAI_SAID: list[tuple[str, dict[str, Any]]] = [
    ("继续教育300学时", {"annual": {"training": 300}}),
    ("每年继续教育90学时", {}),
    ("年度考核合格3次", {"annual": {"reviews": 3}}),
    ("近三年年度考核均为合格", {"annual": {"reviews": 3}}),
    ("全日制硕士", {"education": "master", "full_time_education": "master"}),
    ("本科（全日制）", {"education": "bachelor", "full_time_education": "bachelor"}),
    ("非全日制硕士", {"education": "master"}),
    ("2013年6月硕士毕业", {"education": "master", "education_obtained_on": "2013-06"}),
    ("经单位考察合格", {"examined": True}),
    ("单位考察不合格", {"examined": False}),
    ("未经单位考察", {"examined": False}),
    ("在艰苦地区工作满2年", {"merits": {"remote": True}}),
    ("没有在艰苦地区工作过", {"merits": {"remote": False}}),
    ("获得过省级人才称号", {"merits": {"talent": True}}),
    ("省级人才称号：有", {"merits": {"talent": True}}),
    ("没有获得过省级人才称号", {"merits": {"talent": False}}),
    ("软考中级4年", title("software_exam", years=4)),
    ("算法工程师资格证2年", title("algorithm_licence", years=2)),
]
FURTHER_SAID: list[tuple[str, dict[str, Any]]] = [
    ("我在岗", {"in_post": True}),
    ("已经不在岗了", {"in_post": False}),
    ("无失信记录", {"dishonest": False}),
    ("被列入失信惩戒名单", {"dishonest": True}),
    ("全日制硕士毕业", {"education": "master", "full_time": True}),
    ("全日制本科，后来读了非全日制硕士", {"education": "master", "full_time": False}),
    ("近三年无责任事故", {"accident": False}),
    ("近3年发生过责任事故", {"accident": True}),
    ("发生过责任事故", {}),
    ("外语水平符合单位要求", {"english": True}),
    ("外语水平不符合单位要求", {"english": False}),
    ("近三年任期考核都合格", {"rated": True}),
    ("去年任期考核不合格", {}),
    ("没有学术不端行为", {"clean": True}),
    ("有学术不端行为", {"clean": False}),
    ("在本省缴纳社保满6个月", {"insured": True}),
    ("公需课修了25学分", {"credits": 25}),
    ("2012年6月授予学位", {"degree_on": "2012-06"}),
]
SAID = [
    *((QINGYU, *one) for one in QINGYU_SAID),
    *((LINHAI, *one) for one in LINHAI_SAID),
    *(("further", *one) for one in FURTHER_SAID),
    (LANHU, "成果转化1项累计到账200万元", outcome("transfer", received=200)),
    (LANHU, "论文1篇，影响因子3.5", outcome("paper", impact=3.5)),
]


@pytest.mark.parametrize(("notice", "text", "profile"), SAID, ids=[text for _, text, _ in SAID])
def test_it_is_heard_by_the_notice_s_data_alone(
    policies: Policies, notice: str, text: str, profile: dict[str, Any]
) -> None:
    reading = read_message(policies[notice], text, DAY)
    said: dict[str, Any] = dict(reading.profile)
    for one in said.get("achievements") or []:
        one.setdefault("count", 1)
    assert said == profile
    policies[notice].profile(dict(reading.profile), DAY)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("受过处分", "punished"),
        ("我45岁", "born_on"),
        ("今年四十二周岁", "born_on"),
        ("近5年继续教育共450学时", "training"),
        ("年均继续教育100学时", "training"),
        ("年度考核优秀2次，合格3次", "reviews"),
    ],
)
def test_what_says_a_part_of_it_is_unsure(policies: Policies, text: str, field: str) -> None:
    assert [one.field for one in read_message(policies[QINGYU], text, DAY).unsure] == [field]


@pytest.mark.parametrize(
    ("notice", "question", "clause"),
    [
        (QINGYU, "公务员能申报吗？", "第一条"),
        (QINGYU, "退休了还能评吗？", "第一条"),
        (QINGYU, "受过处分能申报吗？", "第三条"),
        (QINGYU, "年龄有限制吗？", "第五条"),
        (QINGYU, "继续教育要多少学时？", "第四条"),
        (QINGYU, "年度考核有一年不合格能申报吗", "第四条"),
        (QINGYU, "援疆干部可以少几年？", "第十条"),
        (LINHAI, "继续教育200学时够吗？", "第五条"),
        (LINHAI, "艰苦地区可以缩短几年", "第九条（一）"),
        (LINHAI, "单位考察不合格能评吗", "第六条（二）"),
    ],
)
def test_a_question_about_it_is_answered_by_its_clause(
    policies: Policies, notice: str, question: str, clause: str
) -> None:
    answer = answers_of(policies[notice]).ask(question, DAY)
    assert clause in {one.clause for one in answer.answers}
