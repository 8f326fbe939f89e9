"""Words: in templates, none in code; what a person types shows as it was typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError
from markdown_it import MarkdownIt

import dialogs
from dialogs.questions.frame import short
from dialogs.rendering.wording import cited, escape, label, words
from tests.dialogs.person import Person

PACKAGE = Path(dialogs.__file__).parent
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


def test_no_template_is_filled_in_with_what_is_not_there() -> None:
    with pytest.raises(UndefinedError):
        words("misread_yes_no")


def test_every_template_is_used_and_parses() -> None:
    users = (*PACKAGE.glob("**/*.py"), *PACKAGE.parent.glob("bot/**/*.py"))
    code = "".join(path.read_text(encoding="utf-8") for path in users)
    templates = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("words/*.j2"))
    for path in PACKAGE.glob("words/*.j2"):
        name = path.name.removesuffix(".md.j2")
        Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        assert f'"{name}"' in code or f'"{path.name}"' in templates, name


def test_no_chinese_words_stand_in_code() -> None:
    for path in PACKAGE.glob("**/*.py"):
        if "language" in path.parts or path.name == "diagram.py":
            continue
        code = re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"[\u4e00-\u9fff]", code), path


def test_clauses_in_a_row_name_their_part_once() -> None:
    assert cited(["附件2 一（二）", "附件2 二（一）2", "附件1 三"]) == "附件2 一（二）、二（一）2、附件1 三"
    assert cited(["第六条", "第七条"]) == "第六条、第七条"


def test_an_unknown_label_is_a_fault() -> None:
    with pytest.raises(KeyError):
        label("buttons.nowhere")
