"""Works of different directions named side by side: shown all, unless the question says which one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dialogs.language.question import Enquiry


@pytest.mark.parametrize(
    ("question", "directions"),
    [
        ("舆情分析和车联网安全两摊活我都干，选哪个", ["content", "business"]),
        ("我一半时间做渗透测试，一半时间做数据脱敏，填哪个方向", ["network_system", "data"]),
        ("数据备份和数据库安全都归我管，方向咋填", ["network_system", "data"]),
        ("应急这块，平时组织演练，出了事也上去处置，该选哪个", ["data", "network_system"]),
        ("舆情分析、数据库审计、工控安全都管，怎么选", ["content", "data", "business"]),
        ("做渗透测试和数据分类分级的，该报哪个方向", ["network_system", "data"]),
    ],
)
def test_every_direction_is_shown_in_the_order_of_the_question(
    enquiry: Enquiry, question: str, directions: list[str]
) -> None:
    answer = enquiry.ask(question)

    assert answer.status == "ambiguous"
    assert [citation.direction for citation in answer.answers] == directions
    assert f"分属{len(directions)}个专业方向" in answer.text
    assert all(citation.item and citation.item in answer.text for citation in answer.answers)


@pytest.mark.parametrize(
    ("question", "direction"),
    [
        ("主要做漏洞挖掘，有时候也帮忙搞搞数据分类分级，选哪个方向", "network_system"),
        ("本职是数据库审计，偶尔参加攻防演练蓝队，选哪个方向", "data"),
        ("在电商公司，舆情分析和内容审核都归我，选哪个", "content"),
        ("以前做渗透测试和数据脱敏，现在只做车联网安全，报哪个方向", "business"),
        ("大数据平台组件漏洞加固与访问控制，报啥", "business"),
        ("给银行和电商的渗透测试都做过，算哪个方向", "network_system"),
        ("部门有舆情和渗透两块，我在渗透这块，选哪个", "network_system"),
        ("公司有车联网和支付两块业务，我做数据脱敏，报哪个方向", "data"),
        ("渗透测试和应急响应两块都归我，选哪个方向", "network_system"),
    ],
)
def test_one_work_with_something_beside_it_is_one_direction(
    enquiry: Enquiry, question: str, direction: str
) -> None:
    answer = enquiry.ask(question)

    assert (answer.status, answer.answers[0].direction) == ("answered", direction)
