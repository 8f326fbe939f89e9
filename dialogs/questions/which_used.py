"""Which outcomes were used in an earlier review: asked of all of them at once, when the list ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.sub_question import Marking
from dialogs.engine.talk import Talk
from dialogs.questions.entry import Entries
from dialogs.questions.frame import nothing_of
from dialogs.questions.numbered import is_of_all, read_numbered
from dialogs.questions.numbered_by_kind import numbered_by_kind
from dialogs.questions.ticking import beside_ticks, leaving, toggled
from dialogs.questions.used_before import marked, read_use
from dialogs.rendering.wording import escape, say, words


def which_used(kind: Entries, talk: Talk, fact: str, marking: Marking, closed: Callable[[Talk], Talk]) -> Ask:
    """Which of the entries ``marking`` is among were used before; the others were not."""
    used_before = talk.policy.catalogue.used_before
    entries = talk.entries(fact)
    places = [n for n in range(len(entries)) if str(n) in marking.among] or kind.closing(talk)
    lines = [kind.line(talk, entries[place]) for place in places]

    def used(unused: Mapping[int, bool | None]) -> Then:
        """By the numbers, whether it was not used; where that is in doubt, it is not known."""
        said = {place: unused.get(n, True) for n, place in enumerate(places, 1)}
        values = {place: None if one is None else not one for place, one in said.items()}
        return lambda now: closed(marked(now, fact, values))

    def read(text: str) -> Then | Misread:
        if read_use(text) is False:
            return used({})
        by_number = numbered_by_kind(kind, talk, [entries[place] for place in places], text)
        if is_of_all(by_number, len(lines)):
            return used(everything)
        numbers = read_numbered(by_number, len(lines), no=None)
        if numbers is None:
            return nothing_of(text, map(str, everything))
        values = beside_ticks(numbers, marking).values(len(lines), alone=False, otherwise=True)
        if all(values.values()):
            return nothing_of(text, map(str, everything))  # 专利没用过, of the others nothing is said
        return used(values)

    everything = dict.fromkeys(range(1, len(lines) + 1), False)
    offers = toggled(talk, marking, lines, lambda chosen: used(dict.fromkeys(chosen, False)))
    return Ask(
        question=f"{fact}.used",
        text=lambda: words("questions.which_used", lines=lines),
        brief=lambda: escape(say("questions.ask_which_used")),
        read=read,
        offers=[*offers, Offer("all", say("buttons.all_used"), used(everything))],
        commands=leaving(talk),
        shown=(commands.BACK,),
        clauses=lambda: (used_before.clause,) if used_before else (),
        numbered=False,
    )
