"""What a clause says in a few words, as the notice's vocabulary has it."""

from __future__ import annotations

import re
from functools import cached_property

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided
from dialogs.answers.level_rules import NoticeRules
from dialogs.answers.told_times import INTENTS
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.schema import Gist


class Gists:
    """Answers about procedure, levels and directions as such."""

    def __init__(self, rules: NoticeRules) -> None:
        self._policy = rules.policy

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where another matter than that of a clause is asked about, or it has no gist."""
        clause = asked.clause
        gist = next(
            (gist for words, gist in self._gists.get(clause or "", ()) if words.search(asked.text)), None
        )
        if gist is None or clause is None:
            return None
        decision = gist.decision if asked.says("yes_no") else None
        return Decided(gist.says, (clause,), decision, {}, (), ("own", "level"))

    @cached_property
    def _gists(self) -> dict[str, list[tuple[re.Pattern[str], Gist]]]:
        index = word_index(self._policy)
        return {
            clause: [(index.phrases.filled(INTENTS, gist.words), gist) for gist in topic.gists]
            for clause, topic in index.vocabulary.topics.items()
        }
