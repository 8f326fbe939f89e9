"""Whether a notice can be talked about: what is not read before somebody says something is read now."""

from __future__ import annotations

from dialogs.engine.machine import STAGES
from dialogs.language.vocabulary.index import word_index
from dialogs.notices.quoted_numbers import unsaid_numbers
from rules import Policy
from rules.notice.yaml_file import OpenFile, YamlFile


def examine(policy: Policy) -> None:
    """Raises NoticeRefused, naming file and line, for what would fail in the midst of a conversation."""
    refuse_unknown_stages(policy)
    for unsaid in unsaid_numbers(policy):
        raise unsaid
    word_index(policy).vocabulary.examine()


def refuse_unknown_stages(policy: Policy, open_file: OpenFile = YamlFile) -> None:
    """Raises NoticeRefused when a fact is asked in a stage that the talk does not have."""
    for number, fact in enumerate(policy.catalogue.facts.values()):
        if fact.stage not in STAGES:
            file = open_file(policy.folder / "facts.yaml", "facts.yaml")
            raise file.unknown((number, "stage"), fact.stage, STAGES)
