"""Every page in every state in which it can be: by its route, what it is called and how one comes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.web.visitor import Visitor
from tests.web.answered import (
    FORM,
    MOST_OF_ONE,
    STRANGER,
    answered,
    many_links,
    not_kept,
    not_whole,
    old_form,
)
from tests.web.ways import (
    CHANGED,
    HAS_A_WAY,
    LACKS_TIME,
    TOLD,
    as_officer,
    by_link,
    by_link_beside_ones_own,
    by_link_that_was_revoked,
    compared,
    everybody,
    folded_out,
    half_filled,
    looked,
    no_roster_chosen,
    own_data,
    prepared,
    pressed,
    report_under_way,
    roster_cancelled,
    roster_under_way,
    said,
    too_late,
    with_cases,
    with_columns,
    with_result,
)

if TYPE_CHECKING:
    from tests.web.ways import Way

HERE: Final = {**FORM, "Sec-Fetch-Site": "same-origin"}
PAGES: Final[dict[str, dict[str, Way]]] = {
    "/": {
        "the first page": looked("/"),
        "nothing begun": looked("/talk"),
        "all was deleted": pressed(("是", "/delete"), "全部删除"),
    },
    "/talk": {
        "yes or no": said(),
        "a choice": said("是"),
        "many choices": said("是", "数据安全"),
        "a time": said("是", "数据安全", "硕士"),
        "a list": said("是", "数据安全", "硕士", "2018年7月"),
        "a number": said("是", "数据安全", "硕士", "2018年7月", "没有", "发明专利"),
        "a place": said("是", "数据安全", "硕士", "2018年7月", "没有", "攻关项目", "1"),
        "one more": said(TOLD, "确认", "是", "是", "网络空间安全"),
        "a clause to judge oneself by": said("是", "网络与系统安全", "本科", "3个月", "没有", "没有"),
        "why": pressed(("是",), "为什么"),
        "not understood": said("啊啊啊"),
        "what was read": said(TOLD),
        "what was read differs": said(TOLD, "确认", CHANGED),
        "a line of it is wrong": pressed((TOLD,), "改一行"),
        "an old form": too_late,
        "the review": said(TOLD, "确认", "改"),
        "the conclusion": said("是", "数据安全", "硕士", "2018年7月", "没有", "没有", "结论"),
        "the conclusion, all of it": folded_out,
        "the conclusion with a way to go": said(*HAS_A_WAY),
        "what if": said(*LACKS_TIME, "结论", "如果学历是硕士"),
        "reasons": pressed((*LACKS_TIME, "结论"), "逐条看理由"),
        "clauses": pressed((*LACKS_TIME, "结论"), "看原文"),
        "another goal": pressed((*LACKS_TIME, "结论"), "换个目标级别"),
        "a report under way": report_under_way,
        "all is to be deleted": said("是", "/delete"),
        "a file": said("是", "/export"),
        "half filled": half_filled,
        "opened to go on": by_link("换一台设备接着填", "打开"),
        "a form that is too old": old_form,
        "not kept": not_kept,
        "a form that is not whole": not_whole,
        "too large": answered("POST", "/talk", FORM, b"say=" + b"a" * 1_100_000),
        "no form": answered("POST", "/talk", HERE, f"revision=x&token={Visitor().token}".encode()),
        "of another site": answered("POST", "/talk", {**FORM, "Origin": "https://evil.example"}, b"say=a"),
    },
    "/checklist": {"what to prepare": prepared},
    "/data": {
        "nothing kept": looked("/data"),
        "one's data": own_data,
        "a new link": lambda page, served: own_data(page, served, "换一台设备接着填", "只给人看"),
    },
    "/data/links": {"too many links": many_links},
    "/enter/{secret}": {
        "a link that is gone": looked("/enter/nothing"),
        "to sign in": lambda page, served: page.goto(served.officer_link()),
        "to go on": by_link("换一台设备接着填"),
        "to go on, beside one's own": by_link_beside_ones_own,
    },
    "/shared/{secret}": {
        "a link to look at": by_link("只给人看"),
        "looked at": by_link("只给人看", "打开"),
        "a link that was revoked": by_link_that_was_revoked,
    },
    "/leave": {"not by looking": looked("/leave")},
    "/cases": {
        "cases": as_officer("/cases"),
        "some cases": with_cases,
        "no such case": as_officer("/cases?q=无此人"),
        "for officers alone": looked("/cases"),
    },
    "/cases/compare": {
        "cases side by side": compared,
        "too few side by side": as_officer("/cases/compare?c=1"),
        "one that is gone": as_officer("/cases/compare?c=998&c=999"),
    },
    "/roster": {
        "a roster": as_officer("/roster"),
        "a roster under way": roster_under_way,
        "a roster cancelled": roster_cancelled,
        "a roster's result": with_result,
        "columns to be told": with_columns,
        "no roster chosen": no_roster_chosen,
    },
    "/roster/{number}/people": {"everybody of a roster": everybody},
    "/notice": {"the notice": looked("/notice")},
    "/notice/{name}": {
        "a clause": looked("/notice/附件2-三-三-3"),
        "a clause above others": looked("/notice/附件2-三"),
        "no such clause": looked("/notice/附件2-三-三-33"),
    },
    "/levels": {"the levels": looked("/levels")},
    "/levels/{level}": {
        "a level": looked("/levels/senior_engineer"),
        "no such level": looked("/levels/chief"),
    },
    "/directions": {
        "the directions": looked("/directions"),
        "a direction found": looked("/directions?q=渗透测试"),
        "no direction found": looked("/directions?q=会计"),
    },
    "/ask": {
        "a question": looked("/ask"),
        "a question answered": looked("/ask?q=硕士几年能评中级"),
        "a question of many levels": looked("/ask?q=硕士能评哪一级"),
        "a question that the notice leaves open": looked("/ask?q=评审费多少钱"),
        "no question": looked("/ask?q=啊啊啊"),
    },
    "/help": {"help": looked("/help")},
    "/help/{page}": {
        "the handbook of applicants": looked("/help/applicants"),
        "the handbook of officers": looked("/help/officers"),
        "no such chapter": looked("/help/nothing"),
    },
    "/privacy": {"privacy": looked("/privacy")},
    "/telegram": {"from Telegram": looked("/telegram")},
    "/api": {"for programs, closed": looked("/api")},
    "": {
        "a page that is not there": looked("/nowhere"),
        "too many requests": answered("GET", "/nowhere", STRANGER, times=MOST_OF_ONE + 60),
        "by another name": answered("GET", "/nowhere", {"Host": "evil.example"}),
    },
}
"""By the routes of the site, and by none what belongs to no page."""

ELSEWHERE: Final[dict[str, dict[str, Way]]] = {
    "open to programs": {"for programs, open": looked("/api")},
    "several notices": {
        "which notice": said(),
        "one of several": pressed((), "北京工业设计职称"),
        "notices side by side": pressed((), "换一份通告、几份对比"),
        "the other notice": looked("/notice?notice=beijing-industrial-design-2027"),
    },
}
"""What stands on sites with other settings, as tests/web/conftest.py has them."""

REFUSALS: Final = {
    "bad_request": "no form",
    "compare_gone": "one that is gone",
    "compare_some": "too few side by side",
    "link_gone": "a link that is gone",
    "many_links": "too many links",
    "method": "not by looking",
    "no_file": "no roster chosen",
    "not_found": "a page that is not there",
    "old_form": "a form that is too old",
    "only_officers": "for officers alone",
    "other_host": "by another name",
    "other_site": "of another site",
    "store": "not kept",
    "too_large": "too large",
    "too_many": "too many requests",
    "unfinished": "a form that is not whole",
}
"""Every sentence with which a request is refused, and the state in which it stands."""
ALIKE: Final = {
    "failed": "a fault of the program",
    "no_notice": "where no notice is in force",
    "not_vouched": "what no Telegram sends",
    "roster_gone": "a result that was deleted in another window",
}
"""Sentences to which no test comes here: they stand on the same page as the others."""

STATES: Final = {
    name: way for states in (*PAGES.values(), *ELSEWHERE.values()) for name, way in states.items()
}
