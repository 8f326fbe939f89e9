"""A line of what a message was taken for, put right: 应该是9年; 学历改成博士; 年限错了, which opens that line alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from pydantic import JsonValue

from dialogs.corrections.naming import compact, is_called, line_named, number_of, numbers_of
from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.machine import CHANGE
from dialogs.engine.proposal import Doubt, Proposal
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import is_number, read_yes_no
from dialogs.language.answer.tenure import Since, Unclear, is_of_a_title, read_tenure
from dialogs.language.message.taken_back import taken_back
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import all_of_it, phrase
from dialogs.language.text.time_expressions import find_times
from dialogs.language.vocabulary.index import word_index
from dialogs.questions import registry
from dialogs.questions.hearing import held_against
from dialogs.questions.several_entries import told_of
from dialogs.rendering.dates import length
from dialogs.rendering.wording import say
from rules.wording.wording import day_in_words

_FILE: Final = "corrections"
_OF_NO_LINE: Final = frozenset({"someone_else", "hypothesis", "question"})


def recorded(talk: Talk) -> Proposal:
    """All that is answered, line by line, as what is said against it is read."""
    answers = talk.answers
    return Proposal(facts={fact: answers[fact] for fact in talk.policy.catalogue.facts if fact in answers})


def opened(talk: Talk, proposal: Proposal, text: str) -> Proposal | None:
    """With the line open that ``text`` says is wrong; with the choice of one where it does not say which."""
    match = _against(text)
    if match is None:
        return None
    line = _line_named(talk, proposal, match["of"])
    is_of_one = line is None and match["of"] and len(numbers_of(match["of"])) <= 1
    return None if is_of_one else proposal.model_copy(update={"anew": line, "picking": line is None})


def replaced(talk: Talk, proposal: Proposal, text: str) -> Proposal | None:
    """With what ``text`` says in place of a line: of the one that it names, else of the only one that it can be."""
    if any(one.standing in _OF_NO_LINE for one in taken_back(volunteered_facts.message_of(talk, text))):
        return None  # 如果我是硕士, 那硕士呢
    known, match = talk.policy.catalogue.facts, read_instead(text)
    if match is None:
        return _of_only(talk, proposal, besides_a_yes(text), proposal.facts, _of_one_entry)
    of, value = match["of"], match["value"]
    is_another = phrase(_FILE, "one_more").match(of) or (of and _titles(talk, proposal, of) == [])
    if is_another:
        return None  # 还有一项专利是第二发明人; 我的高级职称是2022年1月取得的
    line = _line_named(talk, proposal, of) if of else None
    got = is_of_a_title(text) if line is None else known[line].type == "titles"
    if (line is None or got) and (when := dated(talk, proposal, value, of, got=got)):
        return when
    if line is None:  # 都对 is said of all that one judges oneself
        may_be = [fact for fact in proposal.facts if known[fact].type != "yes_no"]
        return _of_only(talk, proposal, value, may_be, value_of)
    told = value_of(talk, proposal, line, value)
    return proposal.model_copy(update={"anew": line}) if told is None else with_value(proposal, line, told)


def _of_only(
    talk: Talk, proposal: Proposal, said: str, lines: Iterable[str], read: Callable[..., JsonValue]
) -> Proposal | None:
    """With what is ``said`` in place of the only one of the ``lines`` of which it can be ``read``."""
    found = {fact: read(talk, proposal, fact, said) for fact in lines}
    told = [(fact, value) for fact, value in found.items() if value is not None]
    return with_value(proposal, *told[0]) if len(told) == 1 else None


def said_anew(talk: Talk, proposal: Proposal, text: str) -> Proposal | None:
    """With what ``text`` says in place of a line: of what one judges oneself (业绩条件高级不符合), or of all the titles
    that one has (说错了，职称是初级).
    """
    said, facts = phrase("amending", "ahead").sub("", compact(text)), talk.policy.catalogue.facts
    if (match := phrase(_FILE, "declared").fullmatch(said)) is not None:
        line = line_named(talk, [fact for fact, data in facts.items() if data.type == "yes_no"], match["of"])
        if line is not None:
            return with_value(proposal, line, match["no"] is None)
    if (match := read_instead(said)) is not None:
        name = phrase(_FILE, "own").sub("", match["of"])
        titles = [fact for fact in proposal.facts if facts[fact].type == "titles"]
        named = [fact for fact in titles if is_called(talk, fact, name)]
        return _of_only(talk, proposal, match["value"], named, value_of)
    return None


def dated(talk: Talk, proposal: Proposal, said: str, of: str = "", *, got: bool) -> Proposal | None:
    """With a time that is all that is ``said`` (``of`` something): of the one line that it can be, or in doubt.

    That somebody began (起, 开始) is said of work, that he ``got`` something (取得, 评上) of a title.
    """
    catalogue = talk.policy.catalogue
    types = {data.type: fact for fact, data in catalogue.facts.items()}
    found = read_tenure(said, talk.today)
    if "tenure" not in types or isinstance(found, Unclear) or not (got or isinstance(found, Since)):
        return None
    titles = [catalogue.title_name(level) for level in _titles(talk, proposal, of) or ()]
    if not titles:
        return None
    if isinstance(found, Since):
        when = day_in_words(found.since)
        options = [say("options.title_on", date=when, title=title) for title in titles]
        since = say("options.since", date=when, field=word_index(talk.policy).vocabulary.field.called)
        began = phrase("anchors", "began").search(said)
        options = options if got else [since] if began else [since, *options]
    else:
        options = [say("options.title_years", title=title, length=length(found.years)) for title in titles]
    if len(options) == 1:
        return volunteered_facts.merged(talk, proposal, volunteered_facts.read(talk, options[0]))
    field = types["titles" if got else "tenure"]
    return _settled(proposal.asking(Doubt(field=field, text=said, options=tuple(options))))


def _titles(talk: Talk, proposal: Proposal, named: str) -> list[str] | None:
    """The levels of the titles that are listed, as far as they are ``named``; null where none is, and none listed."""
    facts = {data.type: fact for fact, data in talk.policy.catalogue.facts.items()}
    entries = {**talk.answers, **proposal.facts}.get(facts.get("titles", ""))
    listed = (
        [str(one["level"]) for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    )
    meant = [word.entry.ids for word in word_index(talk.policy).find("titles", named)] if named else []
    kept = [level for level in dict.fromkeys(listed) if not meant or any(level in ids for ids in meant)]
    return kept if kept or meant else None


def _line_named(talk: Talk, proposal: Proposal, named: str) -> str | None:
    return line_named(talk, [fact for fact in talk.policy.catalogue.facts if fact in proposal.facts], named)


def by_question(talk: Talk, proposal: Proposal, fact: str, text: str) -> Proposal | None:
    """With ``text`` as the answer to the question for ``fact``, in whose own terms it is said: 7年, for the years."""
    known = talk.policy.catalogue.facts.get(fact)
    besides = volunteered_facts.spoken_beside(talk, text, fact)
    if known is None or known.type not in registry.SIMPLE or besides or is_number(text):
        return None
    value = None if read_yes_no(text) is not None else value_of(talk, proposal, fact, text)
    return None if value is None else with_value(proposal, fact, value)


def line_against(talk: Talk, proposal: Proposal, text: str) -> str | None:
    """The fact of the line that ``text`` says is wrong, or is to be changed, by its name."""
    match = _against(text)
    return _line_named(talk, proposal, match["of"]) if match is not None and match["of"] else None


def is_with_a_but(text: str) -> bool:
    """Whether something is said against it in the same breath: 对，但是……."""
    return phrase(_FILE, "but").search(plain(text)) is not None


def numbered(text: str) -> int | None:
    """The number of the line that ``text`` is about: 2, 第二行, 第三行不对, 改3."""
    against = _against(text)
    return number_of(text if against is None else against["of"])


def _against(text: str) -> re.Match[str] | None:
    """What says that a line is wrong, or is to be changed."""
    wholes = dict.fromkeys((compact(text), besides_a_yes(text)))
    forms = (phrase(_FILE, key) for key in ("wrong", "not_so", "change", "except", "partly"))
    return next(filter(None, (form.fullmatch(one) for form in forms for one in wholes)), None)


def read_instead(text: str) -> re.Match[str] | None:
    """What says what something is in place of what it was taken for."""
    return next(all_of_it(_FILE, besides_a_yes(text), "instead"), None)


def besides_a_yes(text: str) -> str:
    """对，但是年限是9年: what is said against one line beside a yes to the others."""
    return phrase(_FILE, "agreed").sub("", compact(text))


def _at_line(talk: Talk, proposal: Proposal, fact: str) -> Talk:
    """The talk as if the line were changed in the review."""
    changed = talk.told(proposal.facts)
    session = changed.session.model_copy(update={"state": CHANGE})
    return replace(changed, session=session).at(fact)


def question_of(talk: Talk, proposal: Proposal, fact: str) -> Ask | None:
    """That about a fact that is no list."""
    simple = registry.SIMPLE.get(talk.policy.catalogue.facts[fact].type)
    return simple.ask(_at_line(talk, proposal, fact), fact) if simple else None


def answered_by(talk: Talk, proposal: Proposal, fact: str, then: Then) -> JsonValue:
    """The answer that ``then`` gives at once; None where it gives none."""
    before = _at_line(talk, proposal, fact).forgetting(fact)
    return then(before).answers.get(fact)


def said_of(talk: Talk, proposal: Proposal, fact: str, text: str) -> JsonValue:
    """What ``text`` says of the fact for which it is asked: all of it, or what it says instead."""
    value, instead = value_of(talk, proposal, fact, text), read_instead(text)
    return value_of(talk, proposal, fact, instead["value"]) if value is None and instead else value


def value_of(talk: Talk, proposal: Proposal, fact: str, text: str) -> JsonValue:
    """What ``text`` says of the fact, as its question reads it; of a list, as a message does."""
    question = question_of(talk, proposal, fact)
    if question is not None:
        _, read = held_against(talk, text, question.read, question.heeds or frozenset())
        return None if isinstance(read, Misread) else answered_by(talk, proposal, fact, read)
    reading = volunteered_facts.read(talk, text)
    said = volunteered_facts.merged(talk, proposal.lacking(fact), reading).facts.get(fact)
    return _of_one_entry(talk, proposal, fact, text) if said is None else said


def _of_one_entry(talk: Talk, proposal: Proposal, fact: str, text: str) -> JsonValue:
    """The list with what ``text`` says of the one entry that it can be said of: 已授权, 本专业的."""
    kind, listed = registry.entries_of(talk, fact), proposal.facts.get(fact)
    entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    if kind is None or (not kind.counted and find_times(plain(text), talk.today)):
        return None  # of a title it is dated, which tells its time from that of work
    drafts = [kind.draft(entry) for entry in entries]
    told = {
        place: said
        for place, draft in enumerate(drafts)
        if (said := told_of(kind, talk, fact, draft, text)) and not kind.is_of_some(talk, draft, text)
    }
    lacking = [place for place, said in told.items() if any(drafts[place].get(key) is None for key in said)]
    here = lacking if len(lacking) == 1 else [*told]
    for place in here:
        entries[place] = kind.entry({**drafts[place], **told[place]})
    return [*entries] if len(here) == 1 else None


def with_value(proposal: Proposal, fact: str, value: JsonValue) -> Proposal:
    """Of a line that is said anew nothing is in doubt any more."""
    return _settled(proposal.having(fact, value).without_doubts_of({fact.partition(".")[0]}))


def _settled(proposal: Proposal) -> Proposal:
    return proposal.model_copy(update={"anew": None, "picking": False})
