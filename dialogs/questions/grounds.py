"""破格 grounds: which, and the attributes on which it still depends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from dialogs.engine.sub_question import Draft
from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import Choice, Nothing, One, choice_of, core, is_number, read_choice
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.attributes import AskedAttribute, attribute_part, attribute_words
from dialogs.questions.entry import Entries, Part
from dialogs.questions.needs import achievement_of, last_rank
from dialogs.rendering.wording import say
from rules.conditions.ground import Ground
from rules.conditions.status import Status
from rules.conditions.structure import grounds_of

FACT = "exceptional"
_ENOUGH = 4
"""Different characters by which a long name is known."""


class Grounds(Entries):
    """See :class:`dialogs.questions.entry.Entries`. A draft has ``kind`` and attributes."""

    fact = FACT
    template = "questions.grounds"

    def starts(self, talk: Talk) -> dict[str, str]:
        """The kinds of grounds."""
        catalogue = talk.policy.catalogue
        return {kind: catalogue.kind_name(kind) for kind in catalogue.grounds}

    def read_start(self, talk: Talk, text: str) -> Choice:
        """By name or a part of it; else by the characters of its long name, if no other has them: 省部级科技奖.

        A part does not choose one that it leaves open: 国家级重大活动 says nothing of any thanks.
        """
        names = self.starts(talk)
        found = read_choice(text, names)
        if isinstance(found, One) and not _is_whole(talk, found.key, text):
            return Nothing()
        said = set(phrase("answers", "having").sub("", core(text)))
        if not isinstance(found, Nothing) or len(said) < _ENOUGH:
            return found
        alike = [key for key, name in names.items() if said <= {*name.lower()}]
        return choice_of(alike) if len(alike) == 1 else found

    def parts(self, talk: Talk, draft: Draft) -> Iterator[Part]:
        """The attributes on which some way of meeting the ground still depends."""
        kind = str(draft["kind"])
        data = talk.policy.catalogue.grounds[kind]
        nodes = _nodes(talk, kind)
        achievement = achievement_of(draft)
        open_ways = [
            way
            for node in nodes
            for way in node.alternatives
            if way.of(achievement, talk.applicant()).status is not Status.NOT_MET
        ]
        checks = [check for way in open_ways for check in way.checks]
        for name, asked in data.ask.items():
            wanted = [check for check in checks if check.attribute == name]
            if wanted and name not in draft:
                ranks = max(last_rank(check) for check in wanted)
                clauses = tuple(node.clause for node in nodes)
                yield attribute_part(talk, AskedAttribute(name, data.attributes[name], asked, clauses, ranks))

    def line(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """中国专利奖：银奖，排名第1."""
        kind = str(entry["kind"])
        catalogue = talk.policy.catalogue
        attributes = catalogue.grounds[kind].attributes
        parts = [
            attribute_words(talk, attributes[name], value)
            for name, value in entry.items()
            if name in attributes
        ]
        return (
            say(
                "questions.entry.line",
                name=catalogue.kind_name(kind),
                parts=say("questions.comma").join(parts),
            )
            if parts
            else (catalogue.kind_name(kind))
        )


def _is_whole(talk: Talk, kind: str, text: str) -> bool:
    """Whether ``text`` is the number or the name of a ground, or says all that it is surely one by."""
    data = talk.policy.catalogue.grounds[kind]
    words = word_index(talk.policy)
    said = words.plain(text)
    statements = [one for one in words.statements if one.kind == kind]
    return (
        is_number(text)
        or core(text) in {core(name) for name in (data.name, data.short or data.name)}
        or any(all(pattern.search(said) for pattern in one.surely) for one in statements)
    )


def _nodes(talk: Talk, kind: str) -> list[Ground]:
    return [
        ground
        for level in talk.policy.levels
        for condition in level.conditions
        for ground in grounds_of(condition.node)
        if ground.kind == kind
    ]
