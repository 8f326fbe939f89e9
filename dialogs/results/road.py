"""看路线: the earliest day for each level, as text and as a picture."""

from __future__ import annotations

from dialogs.engine.talk import Talk
from dialogs.rendering.timeline import timeline
from dialogs.rendering.wording import words
from dialogs.reply import Reply
from rules.timeline.road import road


def shown(talk: Talk) -> Talk:
    """With the road from today on, every assumption named; the conclusion stays open."""
    ahead = road(talk.policy, talk.profile())
    text = words(
        "timeline.road", today=ahead.today.isoformat(), steps=ahead.steps, assumptions=ahead.assumptions
    )
    picture = timeline(ahead) if ahead.steps else None
    return talk.attaching(Reply(text, picture=picture)).asking_again()
