"""A template with what it includes is made once, and made again when either is another."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, TemplateNotFound, UndefinedError

from rules.wording.templates import Templates
from rules.wording.wording import SENTENCES

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "page": '{% set who = "您" %}{% for level in levels %}\n- {% include "line" %}\n\n{% endfor %}\n结束',
    "line": '{{ loop.index }}{{ level.name }}：{% with level = level.next %}{% include "next" %}{% endwith %}{{ who }}',
    "next": "{{ level }}{% if level %}\n*\n{% endif %}",
    "strict": '{% include "open" %}',
    "open": "{{ unknown }}",
    "lost": '{% include "nowhere" %}',
}
LEVELS = [{"name": "工程师", "next": "<高级>"}, {"name": "高级", "next": ""}]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_what_it_includes_sees_what_is_said_around_it() -> None:
    told = Templates(TEXTS.get, SENTENCES.shown).filled("page", {"levels": LEVELS})
    assert told == "- 1工程师：\\<高级\\>*\n您\n- 2高级：您\n结束"


@pytest.mark.parametrize("changed", ["page", "next"])
def test_what_is_kept_is_of_the_texts_as_they_are(changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Templates(TEXTS.get, SENTENCES.shown).filled("page", {"levels": LEVELS})
    other = {**TEXTS, changed: TEXTS[changed] + "！"}
    after = Templates(other.get, SENTENCES.shown).filled("page", {"levels": LEVELS})
    assert after.count("！") == (1 if changed == "page" else len(LEVELS))
    with monkeypatch.context() as unread:
        unread.setattr(Environment, "parse", lambda *_: pytest.fail("it is kept, and was read again"))
        assert Templates(other.get, SENTENCES.shown).filled("page", {"levels": LEVELS}) == after
    assert Templates(TEXTS.get, SENTENCES.shown).filled("page", {"levels": LEVELS}) == before


def test_what_is_not_there_is_refused() -> None:
    templates = Templates(TEXTS.get, SENTENCES.shown)
    with pytest.raises(TemplateNotFound, match="nowhere"):
        templates.filled("lost", {})
    with pytest.raises(UndefinedError, match="unknown"):
        templates.filled("strict", {})
