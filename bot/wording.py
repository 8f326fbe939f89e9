"""Everything that is said, from the bot's point of view: its own sentences and those of the dialogue and the rules."""

from __future__ import annotations

from dialogs.rendering.wording import SENTENCES as DIALOGUE_SENTENCES
from rules.wording.sentences import Sentences

SENTENCES = Sentences("bot", DIALOGUE_SENTENCES)
say, words, listed, table = SENTENCES.say, SENTENCES.words, SENTENCES.listed, SENTENCES.table


def in_channel(key: str, channel: str) -> str:
    """The key of what is said in ``channel`` for ``key``: few words differ, and stand in the channel's own file."""
    own = f"{channel}.{key}"
    return own if SENTENCES.has(own) else key
