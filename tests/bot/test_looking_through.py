"""Looking through an operator's notices: at the start, once after each change, each refused alone with its line."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot import notices as known_notices
from bot.commands.notices import notices_told
from bot.notices import UnknownNotice, changed, looked_through, notices
from dialogs.conversation import Conversation
from dialogs.event import Opened
from rules.policies import SeveralInForce
from tests.made_up_notices import SECOND, SHIPPED, beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN = "lanhai-manufacturing"
LANHAI = {
    "region": "蓝海市",
    "authority": "蓝海市人力资源和社会保障局",
    "valid_from": "2025-01-01",
    "valid_until": "2099-12-31",
}
DAY = date(2026, 11, 26)
WRONG_EXPRESSIONS = {
    "a pattern of a title": ("titles.yaml", "- means: middle\n  patterns:\n  - '中级(职称'\n", 3),
    "what names a fact": ("stated.yaml", "- fact: conduct.honest\n  names: '['\n", 2),
    "what says a value": (
        "stated.yaml",
        "- fact: conduct.honest\n  values:\n  - {means: true, words: '诚信**'}\n",
        3,
    ),
    "an unknown part": (
        "achievements.yaml",
        "parts: {DONE: 完成}\nkinds:\n- {means: process_improvement, needs: '<DOEN>了'}\n",
        3,
    ),
    "a part itself": ("achievements.yaml", "parts:\n  DONE: '(完成'\n", 2),
    "a misspelling": ("spellings.yaml", "制造: '智造('\n", 1),
    "where it applies": (
        "region.yaml",
        "fact: registered_in_yunhai\ncalled: 云海\nnames: [云海]\nalso: ['+']\n",
        4,
    ),
    "in place of the language's": ("phrases/stated.yaml", "open: '(?<x'\n", 1),
    "what a clause says": (
        "topics.yaml",
        "第一条:\n  terms: [何时]\n  gists:\n  - {words: '何时(', says: 今年}\n",
        4,
    ),
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The operator's place for notices, with one in it."""
    place = tmp_path / "notices"
    place.mkdir()
    monkeypatch.setenv("NOTICES_DIR", str(place))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    beside(place, SECOND, OWN, **LANHAI)
    _forget()
    yield place
    _forget()


DRAFTS = {
    "a proposal": ("facts.yaml", "  # 提议，请核对"),
    "what was left open": ("policy.yaml", "  # 待定：原文里没有读到"),
    "in its words": ("vocabulary/field.yaml", "  # 提议，请核对"),
    "in a level": ("levels/engineer.yaml", " # 待定"),
}


def _forget() -> None:
    """As a new start does."""
    notices.cache_clear()
    known_notices._sound_folders.cache_clear()  # noqa: SLF001


def test_it_is_done_once_after_each_change(own: Path) -> None:
    assert [edition.id for edition in changed(notices())] == [OWN]
    looked_through()
    _forget()
    assert changed(notices()) == []
    file = own / OWN / "vocabulary" / "region.yaml"
    os.utime(file, (0, 0))
    _forget()
    assert [edition.id for edition in changed(notices())] == [OWN]


@pytest.mark.parametrize("file", ["levels/engineer.yaml", "facts.yaml", "vocabulary/field.yaml"])
def test_what_does_not_hold_together_is_named_and_the_others_serve_on(
    own: Path, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    path = own / OWN / file
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\nno_such_key: 1\n", "utf-8")
    policies = notices_told()
    assert f"通告 {OWN}/{file} 第 " in capsys.readouterr().err
    assert [edition.id for edition in policies.candidates(DAY)] == [SHIPPED]
    _forget()
    assert [edition.id for edition in changed(notices())] == [OWN]


@pytest.mark.parametrize("what", WRONG_EXPRESSIONS)
def test_an_expression_that_is_none_is_refused_before_anybody_says_it(own: Path, what: str) -> None:
    """Whoever comes sooner than the look-through is not in its way: the notice is read whole when it is first used."""
    file, content, line = WRONG_EXPRESSIONS[what]
    path = own / OWN / "vocabulary" / file
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(content, "utf-8")
    policies = notices()
    with pytest.raises(KeyError):
        policies[OWN]
    (refused,) = policies.refused
    assert (refused.file, refused.line) == (f"{OWN}/vocabulary/{file}", line)
    Conversation(policies).turn(None, Opened(), DAY)


def test_of_many_in_force_no_more_are_read_than_decide_that_one_must_be_named(own: Path) -> None:
    for city in ("甲市", "乙市", "丙市"):
        beside(own, SECOND, f"own-{ord(city[0])}", **{**LANHAI, "region": city})
    policies = notices()
    with pytest.raises(SeveralInForce) as refused:
        policies.in_force(DAY)
    assert len(refused.value.errors[0].allowed) == 5
    assert sum(edition.is_read for edition in policies.editions) == 2


@pytest.mark.usefixtures("own")
def test_all_is_looked_through_where_somebody_waits_for_it() -> None:
    assert [edition.is_read for edition in looked_through().editions if edition.id == OWN] == [True]


@pytest.mark.parametrize("what", DRAFTS)
def test_a_draft_in_which_something_is_still_to_be_looked_at_does_not_serve(
    own: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    """It is named with how many marks it has; once they are gone, it serves."""
    file, mark = DRAFTS[what]
    path = own / OWN / file
    whole = path.read_text("utf-8")
    first, second, *others = whole.splitlines()
    path.write_text("\n".join([f"{first}{mark}", f"{second}{mark}", *others]) + "\n", "utf-8")
    policies = notices_told()
    told = capsys.readouterr().err
    assert f"通告 {OWN}/{file} 第 1 行" in told
    assert "有 2 处" in told
    assert "zhicheng notice check" in told
    assert [edition.id for edition in policies.candidates(DAY)] == [SHIPPED]
    _forget()
    with pytest.raises(UnknownNotice):
        notices_told(OWN, of_all=False)
    assert "有 2 处" in capsys.readouterr().err
    path.write_text(whole, "utf-8")
    _forget()
    assert OWN in {edition.id for edition in looked_through().editions}
