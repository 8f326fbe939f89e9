"""The store of sentences: how one is found, filled in and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rules.wording.lines import Line
from rules.wording.markdown import Markdown
from rules.wording.sentences import Sentences, SentenceWrong

if TYPE_CHECKING:
    from pathlib import Path

LINES = """\
greeting: 您好，{{ name }}！**{{name}}**
plain: 您好
list: [一, 二]
nested:
  deep: |-
    第一行
    {{ what }}
odd: 您好，{name}
"""


@pytest.fixture
def sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sentences:
    for room, step, text in (("upper_room", "hello", LINES), ("lower_room", "below", "said: 下面的话")):
        words = tmp_path / room / "words"
        (words / step).mkdir(parents=True)
        (words.parent / "__init__.py").touch()
        (words / f"{step}.yaml").write_text(text, "utf-8")
        (words / step / "many.md.j2").write_text(
            "{% for one in ones %}\n- {{ one }}\n{% endfor %}\n", "utf-8"
        )
    monkeypatch.syspath_prepend(tmp_path)
    return Sentences("upper_room", Sentences("lower_room"))


def test_what_is_filled_in_shows_as_it_is_in_plain_text_and_in_markdown(sentences: Sentences) -> None:
    assert sentences.say("hello.greeting", name="*王*") == "您好，*王*！***王***"
    assert sentences.words("hello.greeting", name="*王*") == r"您好，\*王\*！**\*王\***"
    assert sentences.words("hello.greeting", name=Markdown("*王*")) == "您好，*王*！***王***"
    assert sentences.words("hello.many", ones=["*", Markdown("*")]) == "- \\*\n- *"


def test_a_room_says_what_the_rooms_below_say(sentences: Sentences) -> None:
    assert sentences.say("below.said") == "下面的话"
    assert sentences.words("below.many", ones=["一"]) == "- 一"
    assert sentences.listed("hello.list") == ("一", "二")
    assert sentences.table("hello.nested") == {"deep": "第一行\n{{ what }}"}


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("hello.greeting", r"takes \{\{ name \}\}"),
        ("hello.odd", "braces"),
        ("hello.nested", "no such sentence"),
        ("hello.nowhere", "no such sentence"),
        ("nowhere.nothing", "no such sentence"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(sentences: Sentences, key: str, why: str) -> None:
    step = key.partition(".")[0]
    with pytest.raises(SentenceWrong, match=rf"^upper_room/words/{step}\.yaml.*{key}: .*{why}"):
        sentences.say(key)


def test_a_template_that_lacks_something_is_named_with_its_file(sentences: Sentences) -> None:
    with pytest.raises(SentenceWrong, match=r"upper_room/words/hello.*hello.many: UndefinedError"):
        sentences.words("hello.many")
    with pytest.raises(SentenceWrong, match=r"hello.none: TemplateNotFound"):
        sentences.words("hello.none")
    with pytest.raises(SentenceWrong, match=r"no such list"):
        sentences.listed("hello.plain")


def test_every_line_has_its_place(sentences: Sentences) -> None:
    found = list(sentences.lines())
    assert found[0] == Line("lower_room/words/below/many.md.j2", 1, "below.many", "{% for one in ones %}")
    assert Line("upper_room/words/hello.yaml", 7, "hello.nested.deep", "{{ what }}") in found
    assert [line.text for line in found if line.key == "hello.list"] == ["一", "二"]
