"""The words of the shipped notice, taken from its folder: none may stand where another notice is spoken of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from dialogs.language.vocabulary.index import word_index
from rules import load_policies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rules import Policy

_USUAL = (
    "初级 中级 高级 没有 参与 参加 标准 报告 项目 产品 工程师 其他 其它 用过 没用过 第一 单位 行业 国家 企业 级别 角色 "
    "部门 设备 最高一级 评估报告 高职 二作 以上都不是"
)  # the last as in 最高职称, 第二作者
USUAL = frozenset(re.findall(r"\w+", _USUAL))
"""Words of the language and of titles whatever the notice, which the shipped one uses too."""
_MADE_UP = re.compile("^第[一二三四五]|职称$")
"""第一发明人 is made of a notice's own 发明人, 中级职称 of its 中级."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def first_words() -> tuple[str, ...]:
    """Names of its things and what people call them, longest first."""
    policy = list(load_policies())[-1]
    found = {word for word in _words(policy) if len(word) > 1 and CHINESE.search(word)}
    return tuple(sorted(found - USUAL, key=lambda word: (-len(word), word)))


def _words(policy: Policy) -> Iterator[str]:
    catalogue, vocabulary = policy.catalogue, word_index(policy).vocabulary
    data = policy.data
    yield from (data.title, data.short_name, data.document_number, data.speciality, data.enquiries)
    yield from catalogue.names.values()
    for kind in (*catalogue.kinds, *catalogue.grounds):
        yield catalogue.kind_name(kind)
    for direction in catalogue.directions.values():
        yield from direction.items
    yield from (clause for clause in policy.notice if clause.startswith("附件"))
    yield from vocabulary.field.speciality
    yield from vocabulary.field.names
    yield from vocabulary.region.names if vocabulary.region else ()
    for entry in (
        *vocabulary.education,
        *vocabulary.titles,
        *vocabulary.kinds.kinds,
        *vocabulary.grounds.grounds,
    ):
        yield from entry.terms


def foreign(text: str, policy: Policy) -> set[str]:
    """The words of the shipped notice in ``text`` that ``policy`` does not have itself."""
    own = _text_of(policy.folder)
    return {word for word in first_words() if word in text and _MADE_UP.sub("", word) not in own}


@cache
def _text_of(folder: Path) -> str:
    return "\n".join(
        str(value)
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".yaml", ".txt"}
        for value in _strings(path)
    )


def _strings(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        yield text
        return
    stack: list[Any] = [yaml.safe_load(text)]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            stack += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            stack += one
        else:
            yield str(one)
