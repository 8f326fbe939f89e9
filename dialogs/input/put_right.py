"""The answer before, put right at once: 啊不对，是的; 是的，刚才点错了."""

from __future__ import annotations

from typing import Final

from dialogs.engine.ask import Misread
from dialogs.engine.commands import bare
from dialogs.engine.machine import STAGES
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import expressions, phrase
from dialogs.questions import registry
from dialogs.questions.hearing import held_against

_FILE: Final = "amending"


def put_right(talk: Talk, text: str) -> Talk | None:
    """The answer before given anew, where it is said at once that it was wrong."""
    said = bare(plain(text))
    scratch = talk.scratch
    if scratch.proposal or scratch.sub or talk.state not in STAGES:
        return None
    before = interview.before(talk)
    if before is None or phrase(_FILE, "mistaken").fullmatch(said):
        return before  # 刚才点错了
    if talk.policy.catalogue.facts[before.scratch.fact or ""].type not in registry.SIMPLE:
        return None
    again = registry.ask(before, before.scratch.fact or "")
    for match in filter(None, (one.pattern.fullmatch(said) for one in expressions(_FILE, "at_once"))):
        _, read = held_against(before, match["rest"], again.read, again.heeds or frozenset())
        if not isinstance(read, Misread):
            return read(before)
    return None
