"""The titles a person holds: level, whether of this speciality, and since when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pydantic import JsonValue

from dialogs.engine.ask import Misread
from dialogs.engine.sub_question import Draft
from dialogs.engine.talk import Talk
from dialogs.interview.volunteered_facts import TIMES, message_of
from dialogs.language.answer.choice import Choice, Nothing, One, Several, choice_of, read_choice
from dialogs.language.message.named import read_title_level
from dialogs.language.message.title_standing import standing_of
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import WordIndex, word_index
from dialogs.questions.attribute_answers import read_truth
from dialogs.questions.entry import Entries, EntryOption, Given, Part
from dialogs.questions.frame import nothing_of
from dialogs.questions.title_decides import SAME, Decides, age_decides, speciality_decides
from dialogs.questions.typed_span import read_span
from dialogs.rendering.dates import length
from dialogs.rendering.wording import say, words
from rules.notice.profile_schema import CERTIFICATES
from rules.wording.wording import day_in_words

FACT = "titles"
OBTAINED = "obtained"
CERTIFICATE = "certificate"


class Titles(Entries):
    """See :class:`dialogs.questions.entry.Entries`. A draft has ``level``, ``same_speciality``, ``obtained`` and, of
    a title that is older than the speciality, ``certificate``: what its certificate says.
    """

    fact = FACT
    template = "questions.titles"
    first = "level"
    as_named = True
    heeds = Entries.heeds | {"pending", "no_title"}

    def starts(self, talk: Talk) -> dict[str, str]:
        """The levels of titles that the notice names."""
        catalogue = talk.policy.catalogue
        return {key: catalogue.names[key] for key in catalogue.titles}

    def read_start(self, talk: Talk, text: str) -> Choice:
        """By the notice's name, else by what people call it, as far as the notice has that."""
        names = self.starts(talk)
        if not _may_be_held(talk, text):
            return Nothing()
        said = read_title_level(word_index(talk.policy), text)
        keys = said.keys if isinstance(said, Several) else [getattr(said, "key", "")]
        found = choice_of([key for key in keys if key in names])
        if isinstance(found, Several) and message_of(talk, text).times:
            return Nothing()  # 高级2023年6月: which it is, is asked with its day
        return read_choice(text, names) if isinstance(found, Nothing) else found

    def parts(self, talk: Talk, draft: Draft) -> Iterator[Part]:
        """First whether it is of this speciality (a certificate that stands for no title is of none), then when it was
        obtained; each if something depends on it.
        """
        if SAME not in draft and (decides := speciality_decides(talk, draft)) is not None:
            yield _same_part(talk, decides)
        if OBTAINED not in draft and (decides := age_decides(talk, draft)) is not None:
            yield _obtained_part(talk, decides)
        certificate = _certificate(talk, draft)
        if certificate is not None:
            yield certificate

    def told_unasked(self, talk: Talk, draft: Draft) -> Iterator[Part]:
        """A date may be told whether or not anything depends on it."""
        if OBTAINED not in draft:
            yield _obtained_part(talk, None)

    def draft(self, entry: Mapping[str, JsonValue]) -> Draft:
        """What is not known of the time of obtaining is null, what was not asked is absent."""
        told: Draft = {key: entry[key] for key in ("level", SAME) if key in entry}
        times: Draft = {key: entry[key] for key in TIMES if key in entry}
        known: Draft = {key: value for key, value in times.items() if value is not None}
        if CERTIFICATE in entry:
            told[CERTIFICATE] = entry[CERTIFICATE]
        return {**told, OBTAINED: known or None} if times else told

    def entry(self, draft: Draft) -> dict[str, JsonValue]:
        """The time of obtaining is a date or years in the profile."""
        told = {key: draft[key] for key in ("level", SAME, CERTIFICATE) if key in draft}
        if told.get(CERTIFICATE) == "other":
            told[SAME] = False
        if OBTAINED not in draft:
            return told
        obtained = draft[OBTAINED]
        return {**told, **(obtained if isinstance(obtained, dict) else {TIMES[0]: None})}

    def line(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """中级（本专业），2020年12月取得."""
        same = entry.get(SAME)
        if talk.policy.catalogue.titles[str(entry["level"])] < 0:
            return self._joined(talk.policy.catalogue.names[str(entry["level"])], entry)
        series = "unknown" if same is None else "same" if same else "other"
        if same and CERTIFICATE in entry and entry[CERTIFICATE] != "this":
            series = "elsewhere" if entry[CERTIFICATE] else "uncertified"
        name = talk.policy.catalogue.names[str(entry["level"])]
        told = say("questions.title.line", name=name, series=say(f"questions.speciality.{series}"))
        return self._joined(told, entry)

    def _joined(self, told: str, entry: Mapping[str, JsonValue]) -> str:
        asked = any(key in entry for key in TIMES)
        return say("questions.comma").join([told, _obtained(entry)]) if asked else told


def _may_be_held(talk: Talk, text: str) -> bool:
    """Whether a title that is named with more words is one: not denied, wanted, or perhaps not conferred yet."""
    if word_index(talk.policy).says_no_more_than("titles", text):
        return True
    message = message_of(talk, text)
    if any(message.says("title_standing", "inner", message.before(word.start)) for word in message.titles):
        return False
    standings = {standing_of(message, word) for word in message.titles}
    return not standings or bool(standings & {"held", "job"})


def _same_part(talk: Talk, decides: Decides) -> Part:
    clauses = tuple(talk.policy.catalogue.facts[FACT].clauses)
    asked = words("questions.ask_same_speciality", speciality=talk.policy.data.speciality)
    options = {key: EntryOption(say(f"buttons.{key}"), key == "yes") for key in ("yes", "no")}
    read = partial(_read_speciality, word_index(talk.policy))
    return Part(SAME, asked, clauses, read, options, heeds=("denied",), why=decides)


def _read_speciality(words: WordIndex, text: str) -> Given | Misread:
    """Yes or no, or of which speciality: 本专业的, 不是网安的, 计算机专业."""
    found, said = read_truth(text), words.plain(text).strip()
    if isinstance(found, Given):
        return found
    same, other = (
        words.phrases.phrase("title_standing", key).fullmatch(said) for key in ("is_same", "is_other")
    )
    return Given(same is not None) if same or other else found


def _obtained_part(talk: Talk, decides: Decides | None) -> Part:
    clauses = tuple(talk.policy.catalogue.facts[FACT].clauses)

    def read(text: str) -> Given | Misread:
        return read_span(talk, text, "obtained_on")

    asked, hint = words("questions.ask_obtained"), words("questions.hint_tenure")
    return Part(OBTAINED, asked, clauses, read, hint=hint, numbered=False, expects="time", why=decides)


def _certificate(talk: Talk, draft: Draft) -> Part | None:
    """What the certificate says, of a title said to be of this speciality and older than it."""
    since = talk.policy.catalogue.caveats.speciality_since
    obtained = draft.get(OBTAINED)
    if since is None or CERTIFICATE in draft or draft.get(SAME) is not True or not isinstance(obtained, dict):
        return None
    (title,) = (
        talk.policy.profile({"titles": [{"level": draft["level"], **obtained}]}, talk.today).titles or ()
    )
    if title.held is None or title.held.began_by >= since.day:
        return None
    options = {key: EntryOption(_certificate_says(talk, key), key) for key in CERTIFICATES}
    region = word_index(talk.policy).vocabulary.region
    asked = words(
        "questions.ask_certificate",
        place=region.called if region else say("questions.here"),
        since=since.day,
        speciality=talk.policy.data.speciality,
    )
    in_force = words("questions.hint_in_force", text=talk.policy.notice.text(since.clause))
    read = _certificate_reader(talk, options)
    return Part(CERTIFICATE, asked, (since.clause,), read, options, in_force, heeds=("denied",))


def _certificate_says(talk: Talk, certificate: str) -> str:
    if certificate == "this":
        return say("questions.certificates.this", speciality=talk.policy.data.speciality)
    field = word_index(talk.policy).vocabulary.field
    if certificate == "elsewhere":
        return say("questions.certificates.elsewhere", called=field.called)
    others = say("questions.and_so_on", names=say("questions.list_comma").join(field.beside))
    return say("questions.certificates.other", others=others if field.beside else "")


def _certificate_reader(talk: Talk, options: Mapping[str, EntryOption]) -> Callable[[str], Given | Misread]:
    names = {key: option.label for key, option in options.items()}
    index = word_index(talk.policy)

    def read(text: str) -> Given | Misread:
        said = index.plain(text).strip()
        if index.phrases.phrase("title_standing", "is_same").fullmatch(said):
            is_this = talk.policy.data.speciality in said
            return Given("this") if is_this else nothing_of(text, names.values())  # 网络安全: which of them?
        for key in ("other", "elsewhere"):
            if index.phrases.phrase("title_standing", f"certified_{key}").fullmatch(said):
                return Given(key)
        found = read_choice(text, names)
        both = isinstance(found, One) and phrase("heard", "joined").search(said.replace(names[found.key], ""))
        return Given(found.key) if isinstance(found, One) and not both else nothing_of(text, names.values())

    return read


def _obtained(entry: Mapping[str, JsonValue]) -> str:
    years = entry.get("years")
    if isinstance(years, int | float):
        return say("questions.title.years", years=length(years))
    day = entry.get("obtained_on")
    return (
        say("questions.title.since", date=day_in_words(day))
        if isinstance(day, str)
        else say("questions.title.undated")
    )
