"""How one comes to a state of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.web.browsing import act, begin, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.browsing import ServedPage

    Way = Callable[[Any, ServedPage], None]

TOLD = "硕士，2018年7月开始做数据安全，中级2021年6月，发明专利1项，第一发明人"
CHANGED = "本科，2019年3月开始做网络安全"
HAS_A_WAY = (
    "硕士，2018年7月开始做数据安全，本专业中级2024年6月，发明专利3项，第一发明人，都没用过",
    *("确认", "是", "网络空间安全", "没有了", "是", "没有了", "是", "是", "是", "结论"),
)
ROSTER = "工号,姓名,学历,工作年限,评的啥\n1,甲,硕士,9年,中级\n2,乙,天知道,1年,无\n".encode()
"""With a cell that nobody understands, and a column of which nobody knows what it is."""
STAFF = (
    "工号,姓名,部门,学历,专业工作年限,现有职称,北京单位,专业方向\n"
    + "".join(
        f"{n},员工{n},研发部,{'硕士' if n % 3 else '天知道'},{n % 12}年,无,是,数据安全\n" for n in range(60)
    )
).encode()
"""More than stand beside their result, and than on one page."""
LONG_ROSTER = ("姓名,学历,专业工作年限,现有职称\n" + "某人,硕士,9年,中级\n" * 30_000).encode()
"""That takes long enough to be seen under way."""
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


def looked(path: str) -> Way:
    return lambda page, served: page.goto(served.address + path)


def said(*said: str) -> Way:
    return lambda page, served: asked(page, served, *said)


def pressed(said: tuple[str, ...], *labels: str) -> Way:
    def there(page: Any, served: ServedPage) -> None:
        asked(page, served, *said)
        for label in labels:
            press(page, label)

    return there


def folded_out(page: Any, served: ServedPage) -> None:
    asked(page, served, *LACKS_TIME, "结论")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def prepared(page: Any, served: ServedPage) -> None:
    asked(page, served, *LACKS_TIME, "结论")
    page.goto(f"{served.address}/checklist")


def too_late(page: Any, served: ServedPage) -> None:
    begin(page, served.address)
    other = page.context.new_page()
    other.goto(f"{served.address}/talk")
    press(other, "是")
    other.close()
    say(page, "博士")


def own_data(page: Any, served: ServedPage, *labels: str) -> None:
    begin(page, served.address)
    page.goto(f"{served.address}/data")
    for label in labels:
        press(page, label)


def by_link(label: str, *then: str) -> Way:
    """By a link that somebody has made with the button ``label``, and then pressing others."""

    def there(page: Any, served: ServedPage) -> None:
        page.goto(_link(page, served, label))
        for each in then:
            press(page, each)

    return there


def by_link_beside_ones_own(page: Any, served: ServedPage) -> None:
    link = _link(page, served, "换一台设备接着填")
    begin(page, served.address)
    page.goto(link)


def by_link_that_was_revoked(page: Any, served: ServedPage) -> None:
    page.goto(_link(page, served, "只给人看", is_revoked=True))


def _link(page: Any, served: ServedPage, label: str, *, is_revoked: bool = False) -> str:
    """Of somebody else's, in a browser of their own."""
    context = page.context.browser.new_context(locale="zh-CN")
    theirs = context.new_page()
    asked(theirs, served, *LACKS_TIME, "结论")
    theirs.goto(f"{served.address}/data")
    press(theirs, label)
    link = str(theirs.inner_text("#link"))
    if is_revoked:
        act(theirs, theirs.locator("button[name=link]").first.click)
    context.close()
    return link


def report_under_way(page: Any, served: ServedPage) -> None:
    asked(page, served, *LACKS_TIME, "结论")
    press(page, "打印（PDF）")


def as_officer(path: str) -> Way:
    def there(page: Any, served: ServedPage) -> None:
        page.goto(served.officer_link())
        press(page, "登录")
        page.goto(served.address + path)

    return there


def with_cases(page: Any, served: ServedPage) -> None:
    as_officer("/cases")(page, served)
    for label, told in (("研发-01", TOLD), ("研发-02", CHANGED), ("运维-03", "大专，2010年开始做等保测评")):
        page.goto(f"{served.address}/cases")
        page.fill("#label", label)
        press(page, "打开")
        say(page, told)
        press(page, "确认")
    page.goto(f"{served.address}/cases")


def compared(page: Any, served: ServedPage) -> None:
    as_officer("/cases")(page, served)
    for label in ("甲", "乙"):
        page.goto(f"{served.address}/cases")
        page.fill("#label", label)
        press(page, "打开")
    page.goto(f"{served.address}/cases")
    for box in page.locator("[name=c]").all()[:2]:
        box.check()
    page.get_by_role("button", name="对比选中的").click()
    page.wait_for_url("**/cases/compare*")


def half_filled(page: Any, served: ServedPage) -> None:
    asked(page, served, *PATENT)
    page.locator("[name='chosen.granted']").first.check()
    page.fill("[name='typed.rank']", "4")
    press(page, "为什么")


def _sent(page: Any, content: bytes, *fields: str) -> None:
    for field in fields:
        page.set_input_files(f"#{field}", {"name": f"{field}.csv", "mimeType": "text/csv", "buffer": content})
    act(page, page.get_by_role("button", name="上传并评估").click)


def with_columns(page: Any, served: ServedPage) -> None:
    """To be told: of the file nothing was understood."""
    as_officer("/roster")(page, served)
    _sent(page, "甲列,乙列\n一,二\n三,四\n".encode(), "file")
    page.wait_for_selector("text=请说明每一列是什么", timeout=120_000)


def with_result(page: Any, served: ServedPage) -> None:
    """It comes by itself."""
    as_officer("/roster")(page, served)
    _sent(page, ROSTER, "file", "last")
    page.wait_for_selector("text=看不懂的格子", timeout=120_000)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def everybody(page: Any, served: ServedPage) -> None:
    as_officer("/roster")(page, served)
    _sent(page, STAFF, "file")
    page.wait_for_selector("text=看全部", timeout=120_000)
    page.click("text=看全部")
    page.wait_for_selector("text=下一页")


def no_roster_chosen(page: Any, served: ServedPage) -> None:
    """Where the browser itself does not ask for it."""
    as_officer("/roster")(page, served)
    page.evaluate("document.querySelector('[enctype]').noValidate = true")
    act(page, page.get_by_role("button", name="上传并评估").click)


def roster_under_way(page: Any, served: ServedPage) -> None:
    as_officer("/roster")(page, served)
    _sent(page, LONG_ROSTER, "file")
    page.wait_for_selector("button:has-text('取消')")


def roster_cancelled(page: Any, served: ServedPage) -> None:
    roster_under_way(page, served)
    press(page, "取消")
    page.wait_for_selector("text=已取消", timeout=120_000)
