"""The states in which a page can be, and how one comes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.web.browsing import act, begin, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.browsing import ServedPage

TOLD = "硕士，2018年7月开始做数据安全，中级2021年6月，发明专利1项，第一发明人"
CHANGED = "本科，2019年3月开始做网络安全"
HAS_A_WAY = (
    "硕士，2018年7月开始做数据安全，本专业中级2024年6月，发明专利3项，第一发明人，都没用过",
    *("确认", "是", "网络空间安全", "没有了", "是", "没有了", "是", "是", "是", "结论"),
)
ROSTER = "工号,姓名,学历,工作年限,评的啥\n1,甲,硕士,9年,中级\n2,乙,天知道,1年,无\n".encode()
"""With a cell that nobody understands, and a column of which nobody knows what it is."""
PATENT = ("是", "数据安全", "硕士", "2018年7月", "没有", "发明专利")
LACKS_TIME = ("是", "网络与系统安全", "本科", "3个月", "没有", "没有", "是", "是")
"""What somebody says who lacks nothing but time."""


def say(page: Any, text: str) -> None:
    page.fill("#say", text)
    act(page, page.locator(".say button").click)


def asked(page: Any, served: ServedPage, *said: str) -> None:
    begin(page, served.address)
    for each in said:
        say(page, each)


def _looked(path: str) -> Callable[[Any, ServedPage], None]:
    return lambda page, served: page.goto(served.address + path)


def _said(*said: str) -> Callable[[Any, ServedPage], None]:
    return lambda page, served: asked(page, served, *said)


def _pressed(said: tuple[str, ...], *labels: str) -> Callable[[Any, ServedPage], None]:
    def there(page: Any, served: ServedPage) -> None:
        asked(page, served, *said)
        for label in labels:
            press(page, label)

    return there


def _folded_out(page: Any, served: ServedPage) -> None:
    asked(page, served, *LACKS_TIME, "结论")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def _prepared(page: Any, served: ServedPage) -> None:
    asked(page, served, *LACKS_TIME, "结论")
    page.goto(f"{served.address}/checklist")


def _too_late(page: Any, served: ServedPage) -> None:
    begin(page, served.address)
    other = page.context.new_page()
    other.goto(f"{served.address}/talk")
    press(other, "是")
    other.close()
    say(page, "博士")


def _own_data(page: Any, served: ServedPage) -> None:
    begin(page, served.address)
    page.goto(f"{served.address}/data")


def _as_officer(path: str) -> Callable[[Any, ServedPage], None]:
    def there(page: Any, served: ServedPage) -> None:
        page.goto(served.officer_link())
        press(page, "登录")
        page.goto(served.address + path)

    return there


def _with_cases(page: Any, served: ServedPage) -> None:
    _as_officer("/cases")(page, served)
    for label, told in (("研发-01", TOLD), ("研发-02", CHANGED), ("运维-03", "大专，2010年开始做等保测评")):
        page.goto(f"{served.address}/cases")
        page.fill("#label", label)
        press(page, "打开")
        say(page, told)
        press(page, "确认")
    page.goto(f"{served.address}/cases")


def _compared(page: Any, served: ServedPage) -> None:
    _as_officer("/cases")(page, served)
    for label in ("甲", "乙"):
        page.goto(f"{served.address}/cases")
        page.fill("#label", label)
        press(page, "打开")
    page.goto(f"{served.address}/cases")
    for box in page.locator("[name=c]").all()[:2]:
        box.check()
    page.get_by_role("button", name="对比选中的").click()
    page.wait_for_url("**/cases/compare*")


def _half_filled(page: Any, served: ServedPage) -> None:
    asked(page, served, *PATENT)
    page.locator("[name='chosen.granted']").first.check()
    page.fill("[name='typed.rank']", "4")
    press(page, "为什么")


def _with_columns(page: Any, served: ServedPage) -> None:
    """To be told: of the file nothing was understood."""
    _as_officer("/roster")(page, served)
    content = "甲列,乙列\n一,二\n三,四\n".encode()
    page.set_input_files("#file", {"name": "表.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="上传并评估").click()
    page.wait_for_selector(".noted", timeout=120_000)


def _with_result(page: Any, served: ServedPage) -> None:
    """It comes by itself."""
    _as_officer("/roster")(page, served)
    for field in ("file", "last"):
        page.set_input_files(f"#{field}", {"name": f"{field}.csv", "mimeType": "text/csv", "buffer": ROSTER})
    page.get_by_role("button", name="上传并评估").click()
    page.wait_for_selector(".noted", timeout=120_000)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


STATES: dict[str, Callable[[Any, ServedPage], None]] = {
    "the first page": _looked("/"),
    "nothing begun": _looked("/talk"),
    "a page that is not there": _looked("/nowhere"),
    "the notice": _looked("/notice"),
    "a clause": _looked("/notice/附件2-三-三-3"),
    "the levels": _looked("/levels"),
    "the directions": _looked("/directions"),
    "a question": _looked("/ask"),
    "a question answered": _looked("/ask?q=硕士几年能评中级"),
    "help": _looked("/help"),
    "privacy": _looked("/privacy"),
    "nothing kept": _looked("/data"),
    "yes or no": _said(),
    "a choice": _said("是"),
    "many choices": _said("是", "数据安全"),
    "a time": _said("是", "数据安全", "硕士"),
    "a list": _said("是", "数据安全", "硕士", "2018年7月"),
    "a number": _said("是", "数据安全", "硕士", "2018年7月", "没有", "发明专利"),
    "a place": _said("是", "数据安全", "硕士", "2018年7月", "没有", "攻关项目", "1"),
    "one more": _said(TOLD, "确认", "是", "是", "网络空间安全"),
    "a clause to judge oneself by": _said("是", "网络与系统安全", "本科", "3个月", "没有", "没有"),
    "why": _pressed(("是",), "为什么"),
    "not understood": _said("啊啊啊"),
    "what was read": _said(TOLD),
    "what was read differs": _said(TOLD, "确认", CHANGED),
    "a line of it is wrong": _pressed((TOLD,), "改一行"),
    "an old form": _too_late,
    "the review": _said(TOLD, "确认", "改"),
    "the conclusion": _said("是", "数据安全", "硕士", "2018年7月", "没有", "没有", "结论"),
    "the conclusion, all of it": _folded_out,
    "the conclusion with a way to go": _said(*HAS_A_WAY),
    "what to prepare": _prepared,
    "what if": _said(*LACKS_TIME, "结论", "如果学历是硕士"),
    "reasons": _pressed((*LACKS_TIME, "结论"), "逐条看理由"),
    "clauses": _pressed((*LACKS_TIME, "结论"), "看原文"),
    "another goal": _pressed((*LACKS_TIME, "结论"), "换个目标级别"),
    "all is to be deleted": _said("是", "/delete"),
    "a file": _said("是", "/export"),
    "one's data": _own_data,
    "cases": _as_officer("/cases"),
    "some cases": _with_cases,
    "a roster": _as_officer("/roster"),
    "a roster's result": _with_result,
    "columns to be told": _with_columns,
    "cases side by side": _compared,
    "for officers alone": _looked("/cases"),
    "a link that is gone": _looked("/enter/nothing"),
    "half filled": _half_filled,
}
