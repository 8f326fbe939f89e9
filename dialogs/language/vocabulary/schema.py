"""The shape of a notice's vocabulary: what each word means, whether it says so surely, and in which forms of speech."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogs.language.vocabulary.examining import Expression

Term = Annotated[str, Field(min_length=1)]
Terms = list[Term]
Form = Literal["message", "question", "cell"]
FORMS: Final[tuple[Form, ...]] = ("message", "question", "cell")


class Words(BaseModel):
    """Frozen, strict, and without a key that is not known; made ready when the first is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Phrasing(Words):
    """``terms`` mean something in ``forms``, but nothing within a longer word of ``exceptions``; ``patterns`` do in a
    message.
    """

    forms: list[Form] = Field(list(FORMS), alias="in")
    terms: Terms = []
    exceptions: Terms = Field([], alias="except")
    patterns: list[Expression] = []

    def terms_in(self, form: Form) -> Terms:
        """The terms that mean it in ``form``."""
        return self.terms if form in self.forms else []


class Entry(Phrasing):
    """Words that mean one thing, or one of several. ``hint``: they only lean towards it."""

    means: str | list[str]
    hint: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """What the words may mean, in the order in which it is offered."""
        return (self.means,) if isinstance(self.means, str) else tuple(self.means)


class TitleEntry(Entry):
    """Words for a title. ``other_series``: of another series than the notice's. ``job``: as often a job's name."""

    other_series: bool = False
    job: bool = False


class OpenKind(Words):
    """An achievement of which it must be told whether it is of the kind: ``surely`` tells it right after the word;
    ``otherwise``, or what ``told`` finds in the sentence, that it is another thing; ``options`` are the words for what
    may be meant.
    """

    surely: Expression
    otherwise: Expression
    told: Expression
    options: Terms


class KindEntry(Entry):
    """Words for a kind of achievement. ``measures``: the measure words that count it; ``also``: attributes said of it
    beside those that are asked; ``needs``: what the sentence must say, else another thing is meant.
    """

    measures: str = ""
    also: Terms = []
    needs: Expression | None = None
    open: OpenKind | None = None


class ValueEntry(Phrasing):
    """Words for a value of an attribute, or for one of several; ``None``: they look like one, and are read over."""

    means: str | bool | list[str | bool] | None


class Meaning(Words):
    """``terms`` mean it; ``hints`` only lean towards it."""

    terms: Terms
    hints: Terms = []


class WorkMeaning(Meaning):
    """``where``: what the work is done on; it means the item only where the text also says that it is guarded."""

    where: Terms = []


class Occupations(Words):
    """What makes work the speciality's. ``guarding``: words that say so of whatever stands beside them; ``elsewhere``:
    names of other fields with such words in them (食品安全). Of occupations, ``other`` are none of the speciality
    whatever stands before them; ``any_direction`` say no direction (架构师).
    """

    guarding: Terms = []
    elsewhere: Terms = []
    other: Terms = []
    any_direction: Terms = []


class Gist(Words):
    """What a clause says in a few words to those who ask in ``words``, an expression with the parts of the
    intents; with its yes or no, if any.
    """

    words: Expression
    says: Term
    decision: Literal["yes", "no", "depends"] | None = None


class ClauseTopic(Meaning):
    """What people ask about a clause, and its gist for each thing they may mean, the first that fits."""

    gists: list[Gist] = []


class UnlistedThing(Words):
    """What people take for an outcome; ``behind``: what makes it one behind any word for its ``kind`` of outcome."""

    name: Term
    terms: Terms
    behind: Terms = []
    says: Term | None = None
    open: bool = False
    beside: Term | None = None
    kind: Term | None = None


class SharedWork(Words):
    """Work that stands in several directions: the item it is in each. ``where``: as in :class:`WorkMeaning`."""

    work: Term
    terms: Terms
    where: Terms = []
    items: dict[str, Term]


class FieldWords(Words):
    """The speciality. ``called``: in sentences of ours. ``speciality``: as titles name it; ``names``: as the field of
    one's work; ``loosely``: in a question, and beside 做 and the like. ``other``: what says in a question that a title
    is of another speciality; ``beside``: specialities for which it is often taken. ``at_work``: an expression in place
    of the names, for a message.
    """

    called: Term
    speciality: Terms
    names: Terms = []
    loosely: Terms = []
    other: Terms = []
    beside: Terms = []
    at_work: Expression | None = None


class RegionWords(Words):
    """Where the notice applies. ``fact``: the question about it; ``locally``: as the notice calls it (本市);
    ``employers``: for whom one works there; ``here`` and ``also``: expressions for a message.
    """

    fact: Term
    called: Term
    locally: Term | None = None
    employers: Term | None = None
    names: Terms
    here: Expression | None = None
    also: list[Expression] = []


class ConditionWords(Words):
    """``names`` name a condition, as do ``asked_as`` in a question; ``words`` speak of what stands in it."""

    names: Terms
    asked_as: Terms = []
    words: Terms = []


class Conditions(Words):
    """The conditions of the levels; ``together``: the clause that says that all must be met."""

    conditions: dict[str, ConditionWords] = {}
    together: Term | None = None


class Kinds(Words):
    """Words for kinds of achievement; ``parts``: what ``<NAMES>`` in expressions stand for."""

    parts: dict[str, Expression] = {}
    kinds: list[KindEntry] = []


class Attributes(Words):
    """Words for the values of each attribute; ``everyday``: those whose words are said of work as well."""

    everyday: Terms = []
    parts: dict[str, Expression] = {}
    values: dict[str, list[ValueEntry]] = {}


class StatedValue(Words):
    """``words`` state this value; null: by them it is no such ground."""

    means: str | bool | None
    words: Expression


class StatedAttribute(Words):
    """What must be said with a ground, ``where`` it is looked for, and its values in the order in which they hold."""

    where: list[Literal["words", "before", "after", "sentence"]]
    values: list[StatedValue]


class Statement(Words):
    """How a message states a ground: ``words`` in a sentence that ``says`` and ``lacks`` this; surely by ``surely``."""

    means: str
    words: Expression
    says: list[Expression] = []
    surely: list[Expression] = []
    lacks: list[Expression] = []
    unclear: list[Expression] = []
    attributes: dict[str, StatedAttribute] = {}


class GroundWords(Words):
    """Words for 破格 itself, for each of its grounds, and how grounds are stated."""

    exceptional: Terms = []
    grounds: list[Entry] = []
    parts: dict[str, Expression] = {}
    statements: list[Statement] = []


class Silence(Words):
    """Something on which the notice is silent. ``about`` completes 通告没有规定……, ``beside`` follows it."""

    about: Term
    instead: Term | None = None  # of all that
    beside: Term | None = None
    of_people: bool = False  # who is said not to be such (不是公务员) does not ask about it
    terms: Terms
    hints: Terms = []


class Examples(Words):
    """What one can say: a message about oneself, the same in few words, work of one direction, and questions;
    ``outcomes`` as a list, one ``outcome`` with what is asked of it, a ``ground``, a fact ``stated``, what is supposed.
    """

    message: Term | None = None
    short: Term | None = None
    work: Term | None = None
    questions: Terms = []
    outcomes: Term | None = None
    outcome: Term | None = None
    ground: Term | None = None
    stated: Term | None = None
    supposed: Terms = []


class Evidence(Words):
    """What one usually prepares to show that something is so, by fact, kind of achievement and ground."""

    facts: dict[str, Terms] = {}
    kinds: dict[str, Terms] = {}
    grounds: dict[str, Terms] = {}


class SaidValue(Words):
    """``words``, an expression, say of a stated fact that it is this; null: they leave it open."""

    means: bool | int | float | None
    words: Expression


class StatedFact(Words):
    """How a message states a fact that is asked of the person alone. ``names`` name it, beside which a number or a day
    is its own, and before a qualification say that it is meant; ``values`` say all of it, in the order they hold.
    """

    fact: Term
    names: Expression | None = None
    values: list[SaidValue] = []


class Headings(Words):
    """What a roster's column may be called, by fact and by attribute."""

    facts: dict[str, Terms] = {}
    attributes: dict[str, Terms] = {}
