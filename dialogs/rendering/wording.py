"""What the dialogue says: its sentences, and those of the rules."""

from __future__ import annotations

from rules.wording.markdown import Markdown, escape
from rules.wording.sentences import Sentences
from rules.wording.wording import SENTENCES as RULES_SENTENCES

__all__ = ["SENTENCES", "Markdown", "escape", "listed", "say", "table", "words"]

SENTENCES = Sentences("dialogs", RULES_SENTENCES)
say, words, listed, table = SENTENCES.say, SENTENCES.words, SENTENCES.listed, SENTENCES.table
