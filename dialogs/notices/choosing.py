"""Which of several notices is meant: found in what is said, or asked for. With one in force nothing is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from dialogs.engine.buttons import button
from dialogs.engine.commands import bare
from dialogs.engine.machine import INITIAL
from dialogs.event import Event, Opened, Pressed, Said
from dialogs.language.answer.choice import read_count
from dialogs.language.text.normalize import LABEL
from dialogs.language.vocabulary.subject import meant
from dialogs.rendering.wording import Markdown, words
from dialogs.reply import Button, OpenQuestion, Reply
from dialogs.session import UNCHOSEN, Session
from rules.policies import Edition

NOTICE: Final = "notice"
"""Of buttons that choose a notice: they mean the same whenever they are pressed."""
_PARAMETER: Final = f"{NOTICE}_"
"""A deep link's parameter that begins so names a notice."""


def parameter(notice: str) -> str:
    """With which a conversation is opened about ``notice``, as by a deep link."""
    return f"{_PARAMETER}{notice}"


class Postponed(NamedTuple):
    """What waits until it is known which notice is meant: what was said, and how the conversation was opened."""

    said: str = ""
    parameter: str = ""
    other: bool = False
    offered: tuple[str, ...] = ()

    def opening(self) -> Opened:
        """With which the conversation begins."""
        return Opened(self.parameter, other=self.other)


def postponed(session: Session | None, event: Event) -> Postponed:
    """What there is by now; the later of two things that were said."""
    kept = Postponed()
    if session is not None:
        scratch = session.scratch
        offered = scratch.get("offered")
        kept = Postponed(
            str(scratch.get("said", "")),
            str(scratch.get("parameter", "")),
            bool(scratch.get("other")),
            tuple(str(one) for one in offered) if isinstance(offered, list) else (),
        )
    match event:
        case Opened(parameter):
            return kept._replace(parameter=parameter or kept.parameter, other=event.other or kept.other)
        case Said(text) if not _number(text):
            return kept._replace(said="\n".join(filter(None, (kept.said, text))))
    return kept


def wanted(event: Event) -> str | None:
    """The id of the notice that is chosen by a button or a deep link."""
    match event:
        case Pressed(data) if data.startswith(f"{NOTICE}="):
            return data.removeprefix(f"{NOTICE}=")
        case Opened(parameter) if parameter.startswith(_PARAMETER):
            return parameter.removeprefix(_PARAMETER)
    return None


def narrowed(editions: Sequence[Edition], event: Event, wait: Postponed) -> tuple[Edition, ...]:
    """Those that may be meant by all that was said; one where it is clear."""
    chosen = wanted(event) or _numbered(event, wait)
    for edition in editions:
        if edition.id == chosen:
            return (edition,)
    if isinstance(event, Said):
        latest = meant(editions, event.text)
        if len(latest) == 1:
            return latest
    return meant(editions, wait.said) if wait.said else tuple(editions)


def _numbered(event: Event, wait: Postponed) -> str | None:
    """The one whose number was typed."""
    number = _number(event.text) if isinstance(event, Said) else 0
    return wait.offered[number - 1] if 1 <= number <= len(wait.offered) else None


def _number(text: str) -> int:
    """0 where it is none."""
    number = read_count(bare(text)) if len(text) <= LABEL else 0
    return number if isinstance(number, int) else 0


def asked(
    session: Session | None, event: Event, editions: Sequence[Edition], wait: Postponed
) -> tuple[Session, tuple[Reply, ...]]:
    """Ask which it is; what was said meanwhile is kept for it."""
    revision = 0 if session is None else session.revision
    offered = [edition.id for edition in editions]
    scratch = wait._replace(offered=())._asdict() | {"offered": offered}
    kept = Session(
        policy=UNCHOSEN,
        state=INITIAL,
        revision=revision + 1,
        scratch={name: value for name, value in scratch.items() if value},
    )
    is_answer = session is not None and not isinstance(event, Opened)
    text = which(editions, again=is_answer, first=session is None and not wait.other)
    question = OpenQuestion(words("notices.which_brief"), "", "words", INITIAL)
    return kept, (Reply(text, tuple((one,) for one in buttons(editions)), numbered=True, question=question),)


def which(editions: Sequence[Edition], *, again: bool = False, first: bool = False) -> Markdown:
    """The question, with a line for each."""
    return words("notices.which", notices=[edition.data for edition in editions], again=again, first=first)


def buttons(editions: Sequence[Edition]) -> list[Button]:
    """One for each."""
    return [button(NOTICE, edition.id, edition.data.short_name) for edition in editions]
