"""Every sentence against the code that says it: none is unknown, none is unused, all are given what they take."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from jinja2 import Environment, meta, nodes
from typer import Context
from typer.main import get_command

import bot
from bot.commands.cli import app
from bot.settings import Settings
from bot.wording import SENTENCES, say, table, words
from rules.wording.sentences import SentenceWrong

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(bot.__file__).parent.parent
ROOMS = ("bot", "dialogs", "rules")
CODE = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
PLACEHOLDER = re.compile(r"\{\{ *(\w+) *\}\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")

CHINESE_READ = ("dialogs/language/",)
"""Where Chinese is read: what people say stands in patterns."""


class Use(NamedTuple):
    """A place in the code that says something: patterns of the keys, and what it gives; None when one cannot tell."""

    place: str
    form: str
    patterns: tuple[str, ...]
    given: frozenset[str] | None


class Taken(NamedTuple):
    """What a sentence takes: ``needed``, and what it may do without."""

    needed: frozenset[str]
    optional: frozenset[str] = frozenset()


@cache
def sentences() -> dict[str, Taken]:
    """Every sentence with what is filled in."""
    taken: dict[str, Taken] = {}
    for line in SENTENCES.lines():
        if line.file.endswith(".md.j2"):
            taken[line.key] = taken.get(line.key) or of_template(line.key.replace(".", "/") + ".md.j2")
        else:
            before = taken.get(line.key, Taken(frozenset()))
            taken[line.key] = Taken(before.needed | set(PLACEHOLDER.findall(line.text)))
    return taken


def of_template(path: str) -> Taken:
    """What a template takes, and what those take that it includes."""
    source = SENTENCES.source(path)
    assert source is not None, path
    environment = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    environment.filters |= dict.fromkeys(("listed", "cited"), str)
    tree = environment.parse(source)
    needed = set(meta.find_undeclared_variables(tree))
    optional = set(re.findall(r"(\w+) \| default\(", source))
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx in {"store", "param"}}
    for included in meta.find_referenced_templates(tree):
        assert included is not None, path
        taken = of_template(included)
        needed |= taken.needed - own
        optional |= taken.optional - own
    return Taken(frozenset(needed - optional), frozenset(optional))


@cache
def within() -> dict[str, str]:
    """The templates that stand within others, by one of them."""
    found: dict[str, str] = {}
    for key in sentences():
        source = SENTENCES.source(key.replace(".", "/") + ".md.j2") or ""
        found |= dict.fromkeys(path.replace("/", ".") for path in re.findall(r'include "(.+?)\.md', source))
    return found


def patterns(node: ast.expr, around: ast.AST) -> tuple[str, ...]:
    """The keys that ``node`` may be, as patterns; those of a name are looked for in the function around."""
    match node:
        case ast.Constant(value=str(text)):
            return (re.escape(text),)
        case ast.IfExp(body=body, orelse=orelse):
            return patterns(body, around) + patterns(orelse, around)
        case ast.JoinedStr(values=values):
            return tuple("".join(parts) for parts in product(*(_parts(value, around) for value in values)))
        case ast.Call(func=ast.Name(id="in_channel"), args=[key, _]):
            return tuple(f"(?:[a-z]+\\.)?{pattern}" for pattern in patterns(key, around))
        case ast.Name(id=name):
            found = [
                pattern
                for each in ast.walk(around)
                if isinstance(each, ast.Assign)
                and any(isinstance(target, ast.Name) and target.id == name for target in each.targets)
                for pattern in patterns(each.value, around)
            ]
            return tuple(found)
    return ()


def _parts(value: ast.expr, around: ast.AST) -> tuple[str, ...]:
    """What a piece of an f-string may be: what its name was given, if nothing but texts was, else any word."""
    if isinstance(value, ast.Constant):
        return (re.escape(str(value.value)),)
    if isinstance(value, ast.FormattedValue) and isinstance(value.value, ast.Name):
        name = value.value.id
        stored = [n for n in ast.walk(around) if isinstance(n, ast.Name) and n.id == name]
        given = [n for n in stored if isinstance(n.ctx, ast.Store)]
        texts = [
            each.value
            for each in ast.walk(around)
            if isinstance(each, ast.Assign) and any(target in given for target in each.targets)
        ]
        leaves = [leaf for text in texts for leaf in _leaves(text)]
        if given and len(texts) == len(given) and all(isinstance(leaf, ast.Constant) for leaf in leaves):
            return tuple(re.escape(str(leaf.value)) for leaf in leaves if isinstance(leaf, ast.Constant))
    return (r"[a-z_]+",)


def _leaves(node: ast.expr) -> list[ast.expr]:
    """What an expression of several alternatives may come to."""
    return _leaves(node.body) + _leaves(node.orelse) if isinstance(node, ast.IfExp) else [node]


class Module(NamedTuple):
    """A file of code: what it says, and every text in it; ``told`` without those that stand as docstrings."""

    place: str
    uses: tuple[Use, ...]
    texts: frozenset[str]
    told: tuple[str, ...]


@cache
def code() -> tuple[Module, ...]:
    """Every module, each read once for all tests."""
    return tuple(map(module, CODE))


def module(path: Path) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes, place = list(ast.walk(tree)), path.relative_to(ROOT).as_posix()
    texts = [(n, n.value) for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    described = {id(n.value) for n in nodes if isinstance(n, ast.Expr)}
    told = tuple(text for node, text in texts if id(node) not in described)
    return Module(place, tuple(uses_in(tree, nodes, place)), frozenset(text for _, text in texts), told)


def uses_in(tree: ast.Module, nodes: list[ast.AST], place: str) -> Iterator[Use]:
    """Every call in a module that says something."""
    said = {
        alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("wording")
        for alias in node.names
    } & {"say", "words", "listed", "table"} | {"Misread"}
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for call in nodes if said else ():
        if isinstance(call, ast.Call) and call.args and getattr(call.func, "id", "") in said:
            around = [f for f in functions if f.lineno <= call.lineno <= (f.end_lineno or 0)]
            spread = any(keyword.arg is None for keyword in call.keywords)
            given = None if spread else frozenset(keyword.arg or "" for keyword in call.keywords)
            keys = patterns(call.args[0], around[-1] if around else tree)
            form = getattr(call.func, "id", "")
            if form == "Misread":
                form = "words"
                if given is not None and "unread" in given:  # which stands in the reason
                    given = given - {"unread"} | {"reason"}
            yield Use(f"{place}:{call.lineno}", form, keys, given)


def uses() -> list[Use]:
    return [use for each in code() for use in each.uses]


@cache
def fitting(use: Use) -> list[str]:
    """The sentences that a use may be of; of lists and tables, what stands below them."""
    below = r"(\..+)?" if use.form in {"listed", "table"} else ""
    return [key for key in sentences() if any(re.fullmatch(one + below, key) for one in use.patterns)]


def test_whatever_the_code_says_is_a_sentence() -> None:
    one_by_one = [use._replace(patterns=(one,)) for use in uses() for one in use.patterns]
    assert [use for use in one_by_one if not fitting(use)] == []


def test_every_sentence_is_said_by_the_code_or_stands_within_another() -> None:
    said = {key for use in uses() for key in fitting(use)} | set(within())
    handed_on = frozenset().union(*(each.texts for each in code()))
    assert sorted(sentences().keys() - said - handed_on) == []


def test_every_sentence_is_given_what_it_takes() -> None:
    """Where the call does not spread a mapping: what a sentence takes is given, and what is given is taken."""
    for use in uses():
        if use.given is None or use.form not in {"say", "words"}:
            continue
        taken = [sentences()[key] for key in fitting(use)]
        for key, each in zip(fitting(use), taken, strict=True):
            assert each.needed <= use.given, (use.place, key, each.needed - use.given)
        if taken:
            anywhere = frozenset().union(*(each.needed | each.optional for each in taken))
            assert use.given <= anywhere, (use.place, use.given - anywhere)


def test_braces_are_of_one_kind() -> None:
    for line in SENTENCES.lines():
        if line.file.endswith(".yaml") and "understood" not in line.file:
            assert not set("{}") & set(PLACEHOLDER.sub("", line.text)), line


def test_no_two_rooms_have_sentences_of_one_name() -> None:
    """A step is a file and a folder of one room, and a sentence is either a line or a template."""
    rooms: dict[str, str] = {}
    files: dict[str, str] = {}
    for line in SENTENCES.lines():
        assert (
            rooms.setdefault(line.key.partition(".")[0], line.file.partition("/")[0])
            == line.file.partition("/")[0]
        )
        assert files.setdefault(line.key, line.file) == line.file


def test_a_line_is_listed_with_its_place() -> None:
    for line in SENTENCES.lines():
        stands = (ROOT / line.file).read_text(encoding="utf-8").splitlines()[line.number - 1]
        assert line.text.strip() in stands.replace("''", "'"), line


def test_what_is_wrong_says_where() -> None:
    with pytest.raises(SentenceWrong, match=r"misread.yaml.*misread.rank: takes {{ reason }}"):
        words("misread.rank")
    with pytest.raises(SentenceWrong, match=r"press.*press.nowhere: no such"):
        say("press.nowhere")
    with pytest.raises(SentenceWrong, match=r"review.page: UndefinedError"):
        words("review.page")


def test_no_sentence_stands_in_code() -> None:
    """Words for people are in the folders of sentences; in a module's docstrings and comments they may be named."""
    for each in code():
        if not each.place.startswith(CHINESE_READ):
            assert [text for text in each.told if CHINESE.search(text)] == [], each.place


def test_every_setting_says_what_is_right() -> None:
    assert table("settings.right").keys() == Settings.model_fields.keys()


def commands(one: Any, path: str = "zhicheng") -> Iterator[tuple[str, Any]]:
    """A command and those below it, by what one types."""
    yield path, one
    for name, below in getattr(one, "commands", {}).items():
        yield from commands(below, f"{path} {name}")


@pytest.mark.parametrize(("path", "command"), list(commands(get_command(app))), ids=str)
def test_every_command_and_every_option_is_explained(path: str, command: Any) -> None:
    said = command.get_help(Context(command))
    assert CHINESE.search(command.help), path
    for one in command.params:
        assert CHINESE.search(one.help), (path, one.name)
        assert one.help in "".join(part.strip() for part in said.splitlines()), (path, one.name)
