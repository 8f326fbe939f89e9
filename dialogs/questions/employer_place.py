"""Where the employer is, as it is answered where that is asked."""

from __future__ import annotations

from dialogs.engine.talk import Talk
from dialogs.language.vocabulary.index import word_index


def read_employer_place(talk: Talk, fact: str, text: str) -> bool | None:
    """在北京, 在上海的: where the employer is, where that is what is asked; in a message it may be said of oneself."""
    index = word_index(talk.policy)
    region = index.vocabulary.region
    if region is None or region.fact != fact:
        return None
    here, elsewhere = (
        index.phrases.phrase("employer", key).fullmatch(index.plain(text).strip())
        for key in ("here_answered", "elsewhere_answered")
    )
    return bool(here) if here or elsewhere else None
