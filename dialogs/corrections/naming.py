"""Which line is meant: by its number (第2行), its name (年限), or what is listed there (专利)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogs.engine import commands
from dialogs.engine.talk import Talk
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.rendering.wording import table

_FILE = "corrections"


def number_of(text: str) -> int | None:
    """The number of a line that is all that ``text`` says: 2, 第二, 三行."""
    numbered = phrase(_FILE, "numbered").fullmatch(compact(text))
    return read_whole(numbered["number"]) if numbered else None


def numbers_of(text: str) -> list[int]:
    """The numbers of lines that are all that ``text`` says: 1和3, 第一、第三行; none where it says anything else."""
    found = [number_of(one) for one in phrase(_FILE, "between").split(compact(text))]
    return [one for one in found if one is not None] if None not in found else []


def compact(text: str) -> str:
    """``text`` in plain letters without spaces, and without the signs around it."""
    return commands.bare(plain(text)).replace(" ", "")


def line_named(talk: Talk, lines: Sequence[str], named: str) -> str | None:
    """The fact of the one of ``lines`` that is named, in the order of the notice."""
    number = number_of(named)
    if number is not None:
        return lines[number - 1] if 1 <= number <= len(lines) else None
    found = [fact for fact in lines if _is_named(talk, fact, named)]
    return found[0] if len(found) == 1 else None


def is_called(talk: Talk, fact: str, named: str) -> bool:
    """Whether ``named`` is all of a name of the line."""
    return named in _names(talk, fact)


def _names(talk: Talk, fact: str) -> list[str]:
    data, index = talk.policy.catalogue.facts[fact], word_index(talk.policy)
    usual: Mapping[str, Sequence[str]] = table("understood.lines")
    return [plain(data.name), *usual.get(data.type, ()), *index.vocabulary.headings.facts.get(fact, ())]


def _is_named(talk: Talk, fact: str, named: str) -> bool:
    data, index = talk.policy.catalogue.facts[fact], word_index(talk.policy)
    names = _names(talk, fact)
    if data.type == "achievements" and index.find("kinds", named):
        return True
    if len(named) > 1 and any(named in name or name in named for name in names):
        return True
    head, _, inner = names[0].partition("(")  # 业绩条件高级, of 业绩条件(高级工程师)
    rest = phrase(_FILE, "around_a_name").sub("", named.replace(head, "", 1)) if head in named else ""
    return len(rest) > 1 and inner.startswith(rest)
