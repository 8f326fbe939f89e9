"""What is taken elsewhere from the page, and how much a button weighs: as the reply says, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.bot.channels.web.begun import CONCLUDED, begun
from tests.bot.channels.web.invitations import invitation
from tests.bot.channels.web.page_tree import read_page

if TYPE_CHECKING:
    from tests.bot.channels.web.page_tree import Element
    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit


def weighs(visit: Visit) -> dict[str, str]:
    """What its buttons weigh."""
    buttons = read_page(visit.page.text).all("button")
    return {one.text.strip(): str(one.attributes.get("class") or "") for one in buttons}


def copied(visit: Visit) -> dict[str, Element]:
    """By the label of a button: what it copies, which stands on the page."""
    page = read_page(visit.page.text)
    found = {}
    for button in page.all("button"):
        if place := button.attributes.get("data-copy"):
            assert "hidden" in button.attributes, "without scripts it would do nothing"
            (found[button.text.strip()],) = [
                one
                for tag in ("div", "code", "p")
                for one in page.all(tag)
                if one.attributes.get("id") == place
            ]
    return found


@pytest.mark.parametrize(
    ("said", "good", "grave"),
    [
        (("硕士，2018年7月开始做网络安全",), {"确认"}, set()),
        (("是", "/delete"), set(), {"全部删除"}),
        ((*CONCLUDED, "再评一次"), set(), {"重新开始"}),
        ((), set(), set()),
    ],
)
async def test_a_button_looks_like_what_it_weighs(
    visit: Visit, said: tuple[str, ...], good: set[str], grave: set[str]
) -> None:
    await begun(visit, *said)
    found = weighs(visit)
    assert {label for label, weight in found.items() if weight == "good"} == good
    assert {label for label, weight in found.items() if weight == "grave"} == grave


async def test_a_receipt_and_the_words_to_pass_on_are_copied(visit: Visit) -> None:
    await begun(visit, *CONCLUDED)
    found = copied(visit)
    assert "下一步" in found["复制这段文字"].text
    (receipt,) = [one for label, one in found.items() if "凭证" in label]
    assert receipt.text in found["复制这段文字"].text
    assert receipt.attributes["class"] == "taken", "a touch marks all of it"


async def test_the_text_for_a_colleague_is_copied(site: SiteInProcess, visit: Visit) -> None:
    await visit.get(invitation(site.store))
    await visit.press("登录")
    await visit.get("/cases")
    await visit.send(visit.page.form_for("label"), {"label": "研发-01"})
    for said in CONCLUDED:
        await visit.say(said)
    await visit.get("/cases")
    await visit.press("转发")
    (label,) = [label for label in copied(visit) if "凭证" not in label and label != "复制这段文字"]
    assert "下一步" in copied(visit)[label].text or "现在" in copied(visit)[label].text


async def test_an_answer_of_the_notice_has_an_address_to_pass_on(visit: Visit) -> None:
    await begun(visit)
    await visit.say("/ask 硕士几年能评中级？")
    (link,) = [link for link in visit.page.links if link.startswith("/ask?q=")]
    assert unquote(link).endswith("硕士几年能评中级？")
    page = await visit.get(link)
    assert page.status == 200
    assert [one for one in read_page(page.text).all("button") if "data-share" in one.attributes]
