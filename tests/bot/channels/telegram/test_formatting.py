"""Markdown becomes text and entities that Telegram takes, and shows what was meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.formatting import TEXT_LIMIT, formatted
from bot.channels.telegram.keyboard import keyboard, pressed
from bot.channels.telegram.render import CHOSEN
from bot.features.notice import PolicyNotice
from bot.wording import say, table, words
from dialogs.event import Pressed
from dialogs.rendering.wording import escape
from dialogs.reply import Button, Reply
from rules import load_policies
from tests.botapi.text import tidied, utf16_length


def entities_of(text: str) -> list[tuple[str, str]]:
    found = formatted(text)
    units = found.text.encode("utf-16-le")
    return [
        (entity.type, units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le"))
        for entity in found.entities
    ]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("您可以申报**工程师**。", "您可以申报工程师。", [("bold", "工程师")]),
        ("😀**满5年**", "😀满5年", [("bold", "满5年")]),
        ("第一行\n第二行\n\n第三段", "第一行\n第二行\n\n第三段", []),
        ("- 甲\n- 乙", "• 甲\n• 乙", []),
        ("1\\*2\\_3", "1*2_3", []),
        ("[通告](https://rsj.beijing.gov.cn/)", "通告", [("text_link", "通告")]),
        ("> 原文", "原文", [("blockquote", "原文")]),
    ],
)
def test_what_is_meant_is_shown(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    assert formatted(source).text.strip() == text
    assert entities_of(source) == entities


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=300))
def test_what_a_person_typed_shows_as_it_is(typed: str) -> None:
    found = formatted(f"您说的是“{escape(typed)}”。")
    tidied(found.text, [entity.to_dict() for entity in found.entities])
    assert found.entities == ()
    assert "".join(found.text.split()) == "".join(f"您说的是“{typed}”。".split())


@given(st.text(max_size=400))
def test_any_markdown_whatever_is_taken(source: str) -> None:
    for piece in formatted(source.encode("utf-8", "replace").decode()).below("✔ 😀").pieces():
        tidied(piece.text, [entity.to_dict() for entity in piece.entities])


def test_a_long_text_is_cut_at_line_ends_and_nothing_of_it_is_lost() -> None:
    lines = [f"**第 {number} 条**：{'条' * 80}😀" for number in range(200)]
    pieces = formatted("\n".join(lines)).pieces()
    assert len(pieces) > 1
    assert all(utf16_length(piece.text) <= TEXT_LIMIT for piece in pieces)
    assert all(piece.text.strip().startswith("第 ") for piece in pieces)
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(
        "".join(lines).replace("*", "").split()
    )
    for piece in pieces:
        tidied(piece.text, [entity.to_dict() for entity in piece.entities])


def test_a_line_longer_than_a_message_is_cut_all_the_same() -> None:
    pieces = formatted("字" * 10_000).pieces()
    assert [len(piece.text) for piece in pieces] == [4096, 4096, 1808]


def test_a_line_above_moves_the_entities_along() -> None:
    found = formatted("**粗**体").below(CHOSEN.format("😀 *硕士*"))
    assert found.text == "✔ 😀 *硕士*\n\n粗体"
    (bold,) = found.entities
    assert found.text.encode("utf-16-le")[2 * bold.offset : 2 * bold.offset + 2].decode("utf-16-le") == "粗"


def test_a_button_comes_back_as_it_went() -> None:
    reply = Reply("", ((Button("硕士", "education=master"),), ()))
    markup = keyboard(reply, "", 1_790_000_000, passes_on=True)
    assert markup is not None
    (row,) = markup["inline_keyboard"]
    assert pressed(row[0]["callback_data"]) == Pressed("education=master", 1_790_000_000)
    with pytest.raises(ValueError, match="too long"):
        keyboard(Reply("", ((Button("长", "x=" + "y" * 60),),)), "", 1_790_000_000, passes_on=True)


def test_every_word_of_the_bot_is_telegram_s_size() -> None:
    notices = PolicyNotice(load_policies()).named(date(2026, 11, 22))
    assert len(say("introduction.long", notices=notices)) <= 512
    assert len(say("introduction.short", notices=notices)) <= 120
    for path in ("press.used", "press.nobody", "press.foreign", "press.unknown", "press.too_fast"):
        assert len(say(path)) <= 200
    for what in table("menu.everyone").values():
        assert 3 <= len(what) <= 256


def test_what_is_filled_in_is_no_markup() -> None:
    assert formatted(words("chat.unknown_command", command="/a*b*_c_")).text.startswith("没有 /a*b*_c_ 这个")


@pytest.mark.parametrize("text", ["a\\$b$c$", "$x$", "$$y$$", "价格$5和$6", "\\(z\\) \\[w\\]"])
def test_what_some_would_take_for_a_formula_shows_as_it_was_typed(text: str) -> None:
    assert formatted(escape(text)).text == text
