"""What a person types shows as it was typed; clauses in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dialogs.questions.frame import short
from dialogs.rendering.wording import escape
from rules.wording.templates import cited
from tests.dialogs.person import Person

HOSTILE = [
    "*粗* _斜_ `码` [链接](http://x) ![图](y)",
    "<b>标签</b> <script>alert(1)</script> &amp; &lt;",
    "# 标题",
    "- 列表",
    "1. 编号",
    "> 引用",
    "| 表 | 格 |",
    "~~划掉~~ \\* \\\\",
    "{{ 7 * 7 }} {% for %} {# #}",
    "---",
    "+ 加",
    "http://example.com <http://example.com>",
    "a\\$b$c$ $x$ $$y$$",
]


def shown(markdown: str) -> str:
    """The text that a reader of ``markdown`` sees."""
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak"}
    return "".join(child.content or "\n" for child in inline)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_it_was_typed(text: str) -> None:
    assert shown(escape(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_any_text_shows_as_it_was_typed(text: str) -> None:
    assert shown(f"“{escape(text)}”") == f"“{text}”"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_types_is_never_markdown_of_a_reply(text: str) -> None:
    person = Person().say("是")
    person.say(text)
    assert f"“{short(text)}”" in shown(person.text.split("\n\n")[0])


def test_clauses_in_a_row_name_their_part_once() -> None:
    assert cited(["附件2 一（二）", "附件2 二（一）2", "附件1 三"]) == "附件2 一（二）、二（一）2、附件1 三"
    assert cited(["第六条", "第七条"]) == "第六条、第七条"
