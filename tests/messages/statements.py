"""One fact said in one way: the words, and what they say."""

from __future__ import annotations

import string
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.messages.forms import chinese, counted, duration, month, ordinal
from tests.messages.notice_words import patterns

if TYPE_CHECKING:
    from random import Random

    from rules.notice.achievement_data import AttributeData
    from tests.messages.notice_words import NoticeWords

Facts = dict[str, Any]
AUTHORS = "作者"
MOST_OF_AN_AUTHOR = 5
POSSESSIVE = "{I}的"


@cache
def _names(pattern: str) -> frozenset[str]:
    """What a pattern has to be filled in with."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(pattern) if name)


class Statement(NamedTuple):
    """Words, the facts that they say, and the paths that they leave open; ``heading``: theirs in a form."""

    text: str
    says: Facts
    unsure: tuple[str, ...] = ()
    heading: str = ""


class Speaker:
    """Says facts of one applicant. ``subject``: the word for them."""

    def __init__(self, random: Random, words: NoticeWords, subject: str) -> None:
        self.random, self.words, self.subject = random, words, subject
        self.patterns = patterns()

    def fill(self, options: list[str], **parts: object) -> str:
        """One of the patterns, filled in; those that want more than there is are left out."""
        known = {"I": self.subject, **parts}
        fitting = [option for option in options if _names(option) <= known.keys()]
        if not self.subject:
            fitting = [option for option in fitting if not option.startswith(POSSESSIVE)] or fitting
        return self.random.choice(fitting).format(**known)

    def education(self, value: str) -> Statement:
        term = self.random.choice(self.words.education[value])
        said = self.patterns["education"]
        return Statement(self.fill(said["said"], e=term), {"education": value})

    def wrong_education(self, value: str) -> Statement:
        """Another qualification, to be taken back."""
        return self.education(self.random.choice([other for other in self.words.education if other != value]))

    def experience(self, tenure: Facts, work: str = "") -> Statement:
        """How long, or since when; ``work``: in what, where not in the speciality by its name."""
        field = work or self.random.choice(self.words.fields)
        key = "years" if "years" in tenure else "since"
        text = self.fill(self.patterns["experience"][key], field=field, d=self.time(tenure))
        return Statement(text, {"experience": tenure})

    def experience_in(self, direction: str, tenure: Facts) -> Statement:
        """How long, or since when, in the work of one direction."""
        work = self.random.choice(self.words.directions[direction])
        statement = self.experience(tenure, work)
        says = {**statement.says, "direction": direction} if work in statement.text else statement.says
        return statement._replace(says=says)

    def vague_experience(self) -> Statement:
        """How long, but not exactly."""
        key = self.random.choice(["years", "since"])
        written = self.vague_duration() if key == "years" else self.vague_date()
        field = self.random.choice(self.words.fields)
        text = self.fill(self.patterns["experience"][key], field=field, d=written)
        return Statement(text, {}, ("experience",))

    def time(self, tenure: Facts) -> str:
        """A length, or a month."""
        if "years" in tenure:
            return duration(self.random, round(tenure["years"] * 12))
        year, number = (tenure.get("since") or tenure["obtained_on"]).split("-")
        return month(self.random, int(year), int(number))

    def vague_duration(self) -> str:
        low = self.random.randint(3, 9)
        return self.fill(self.patterns["vague"]["duration"], n=low, m=low + 2)

    def vague_date(self) -> str:
        year = self.random.randint(2008, 2023)
        return self.fill(self.patterns["vague"]["date"], y=year, s=f"{year % 100:02}")

    def direction(self, value: str) -> Statement:
        work = self.random.choice(self.words.directions[value])
        said = self.patterns["direction"]
        return Statement(self.fill(said["said"], w=work), {"direction": value})

    def region(self, *, inside: bool) -> Statement:
        said = self.patterns["employer"]
        text = self.fill(said[inside], r=self.words.region)
        return Statement(text, {self.words.region_fact: inside})

    def no_title(self) -> Statement:
        said = self.patterns["titles"]
        return Statement(self.fill(said["none"]), {"titles": []})

    def title(self, title: Facts) -> Statement:
        form = next((key for key in ("obtained_on", "years") if key in title), "bare")
        written = self.time(title) if form != "bare" else ""
        text = self.fill(self.patterns["titles"][form], t=self.title_words(title), d=written)
        return Statement(text, {"titles": [title]})

    def vague_title(self, title: Facts) -> Statement:
        """A title whose age is not told exactly."""
        form = self.random.choice(["obtained_on", "years"])
        written = self.vague_date() if form == "obtained_on" else self.vague_duration()
        text = self.fill(self.patterns["titles"][form], t=self.title_words(title), d=written)
        known = {name: title[name] for name in ("level", "same_speciality") if name in title}
        return Statement(text, {"titles": [known]}, ("titles.obtained_on|titles.years",))

    def title_words(self, title: Facts) -> str:
        """What a title is called, with its speciality where that is told."""
        term = self.random.choice(self.words.titles[title["level"]])
        said = self.patterns["titles"]
        if title.get("same_speciality") is None:
            return term
        if title["same_speciality"]:
            return str(said["same"].format(speciality=self.words.speciality, t=term))
        return str(self.random.choice(said["others"])) + term

    def achievement(self, entry: Facts, *, vague: bool = False, run_together: bool = False) -> Statement:
        """An outcome, how many of them, and what is said of them."""
        noun, told = self.noun(entry)
        known = {name: value for name, value in entry.items() if name not in {"kind", "count", *told}}
        number = counted(self.random, entry.get("count", 1))
        if vague:
            number = self.fill(self.patterns["vague"]["count"], n=3, m=5)
            entry = {name: value for name, value in entry.items() if name != "count"}
        head = self._head(entry["kind"], noun, number, known)
        attributes = [self.attribute(entry["kind"], name, value) for name, value in known.items()]
        self.random.shuffle(attributes)
        if not entry.get("used_before") and self.random.random() < 0.1:
            attributes.append(self.random.choice(self.patterns["achievements"]["used"][False]))
        text = self._joined(head, attributes, run_together=run_together)
        return Statement(text, {"achievements": [entry]}, ("achievements.count",) if vague else ())

    def achievements_together(self, entries: list[Facts]) -> Statement | None:
        """Two entries of a kind in one breath; nothing where they are not called by one noun."""
        (noun, told), (_, _) = (self.noun(entry) for entry in entries)
        if any(entry[name] != entries[0][name] for name in told for entry in entries):
            return None
        known = [
            {name: entry[name] for name in entry if name not in {"kind", "count", *told}} for entry in entries
        ]
        if not all(len(each) == 1 for each in known) or self.words.kinds[entries[0]["kind"]].verb:
            return None
        one, other = (self.attribute(entries[0]["kind"], *pair) for each in known for pair in each.items())
        counts = [entry.get("count", 1) for entry in entries]
        text = self.fill(
            self.patterns["achievements"]["together"],
            noun=noun,
            u=self.words.kinds[entries[0]["kind"]].unit,
            total=counted(self.random, sum(counts)),
            n=counted(self.random, counts[0]),
            m=counted(self.random, counts[1]),
            one=one,
            other=other,
        )
        return Statement(text, {"achievements": entries})

    def _head(self, kind: str, noun: str, number: str, known: Facts) -> str:
        """What it is and how many; what can stand before it is taken from ``known``."""
        words, said = self.words.kinds[kind], self.patterns["achievements"]
        before = ""
        attributive = {} if self.words.plain else said["attributive"]
        fronted = next((name for name in attributive if known.get(name) is True), "")
        if fronted and self.random.random() < 0.25:
            before = self.random.choice(said["attributive"][fronted])
            del known[fronted]
        elif known.get("role") == "participant" and not words.verb and self.random.random() < 0.5:
            before = self.random.choice(said["taking_part"])
            del known["role"]
        heads = said["done" if words.verb else "heads"]
        fitting = [head for head in heads if not before or not head.startswith("{I}")]
        return before + self.fill(fitting, noun=noun, n=number, u=words.unit, verb=words.verb)

    def _joined(self, head: str, attributes: list[str], *, run_together: bool) -> str:
        if run_together:
            attributes.sort(key=lambda said: said.startswith(tuple(self.patterns["negative"])))
            return head + "".join(attributes)
        joins = self.patterns["achievements"]["joins"]
        return (
            str(self.random.choice(joins).format(head=head, attributes="，".join(attributes)))
            if attributes
            else head
        )

    def noun(self, entry: Facts) -> tuple[str, set[str]]:
        """What an outcome is called, and which attributes are told by that."""
        kind = self.words.kinds[entry["kind"]]
        for name, values in kind.by_value.items():
            if entry.get(name) in values:
                return self.random.choice(values[entry[name]]), {name}
        return self.random.choice(kind.nouns), set()

    def attribute(self, kind: str, name: str, value: Any) -> str:
        """One thing said of an outcome."""
        if name == "used_before":
            return str(self.random.choice(self.patterns["achievements"]["used"][value]))
        described = self.words.attributes[name]
        if described.ordinal:
            return self._place(self.words.kinds[kind].people, name, value, described)
        said = None if self.words.plain else self.patterns["attributes"].get(name, {}).get(value)
        return self.fill(said) if said else self.value_name(described, value)

    def _place(self, people: str, name: str, value: int, described: AttributeData) -> str:
        said = self.patterns["attributes"].get(name, [])
        if people == AUTHORS and value <= MOST_OF_AN_AUTHOR:
            said = [*said, *self.patterns["attributes"]["rank_of_authors"]]
        written = ordinal(self.random, value)
        parts = {"n": written, "c": chinese(value)} | ({"people": people} if people else {})
        return self.fill(said or [str(described.ordinal)], **parts)

    @staticmethod
    def value_name(described: AttributeData, value: Any) -> str:
        """The notice's own name for a value."""
        if described.yes_no:
            return described.name if value else "未" + described.name.removeprefix("已")
        if described.number:
            return described.name + described.number.format(n=value)
        return next(each.name for each in described.values if each.value == value)

    def stated(self, fact: str, value: Any) -> Statement:
        """What a notice asks of the person besides."""
        return Statement(self.fill(self.words.stated[fact][value]), {fact: value})

    def ground(self, entry: Facts) -> Statement:
        """A ground of 破格."""
        words = self.words.grounds[entry["kind"]]
        parts: dict[str, str] = {}
        for name, described in words.attributes.items():
            number = ordinal(self.random, entry[name]) if described.ordinal else ""
            parts[name] = number if name == "rank" else str(described.ordinal).format(n=number)
            if not described.ordinal:
                parts[name] = self.value_name(described, entry[name])
        return Statement(self.fill(words.said, **parts), {"exceptional": [entry]})
