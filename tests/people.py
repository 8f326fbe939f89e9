"""Random applicants: valid profiles that crowd around the notice's boundaries, and input that is not valid.

`random_person` serves seeded comparisons in bulk, `people` and `raw_json` serve hypothesis.
"""

import random
from collections.abc import Sequence

from hypothesis import strategies as st
from pydantic import JsonValue

from tests.luck import Facts, Temper, date_text, random_as_of, random_tenure

DIRECTIONS = ["network_system", "content", "data", "business"]

# Worst first, like every list below that the strength of a person draws from.
EDUCATIONS = [
    "other",
    "intermediate_worker_class",
    "secondary_vocational",
    "senior_worker_class",
    "college",
    "technician_class",
    "bachelor",
    "master",
    "doctor",
]
TARGETS = ["assistant_engineer", "engineer", "senior_engineer", "professorate_senior_engineer"]
TITLES = ["junior", "intermediate", "deputy_senior", "full_senior"]
ROLES = ["participant", "key_contributor", "lead"]
INFLUENCES = ["none", "unit", "industry"]
DEPARTMENTS = ["none", "department", "city", "provincial", "national"]
BENEFITS = ["none", "some", "good", "considerable"]
JOURNALS = ["none", "public", "core"]
STANDARDS = ["enterprise", "local", "group", "industry", "national"]
RANKS = [6, 5, 4, 3, 2, 1]
NO_YES = [False, True]

# The attributes that some level asks of a kind.
ACHIEVEMENTS: dict[str, dict[str, Sequence[JsonValue]]] = {
    "research_project": {"role": ROLES, "rank": RANKS, "influence": INFLUENCES, "acceptance": DEPARTMENTS},
    "report": {"role": ROLES, "influence": INFLUENCES, "promotion": DEPARTMENTS},
    "product": {
        "role": ROLES,
        "rank": RANKS,
        "influence": INFLUENCES,
        "in_production": NO_YES,
        "benefit": BENEFITS,
    },
    "patent": {"granted": NO_YES, "rank": RANKS},
    "standard": {"level": STANDARDS, "rank": RANKS},
    "risk_discovery": {"role": ROLES},
    "incident_response": {"role": ROLES},
    "tech_transfer": {"role": ROLES, "benefit": BENEFITS},
    "monograph": {"published": NO_YES, "rank": RANKS, "influence": INFLUENCES},
    "paper": {"rank": RANKS, "journal": JOURNALS},
}

GROUNDS: dict[str, dict[str, Sequence[JsonValue]]] = {
    "science_award": {"level": ["provincial", "national"], "grade": ["second", "first"], "rank": RANKS},
    "patent_award": {"grade": ["silver", "gold"], "rank": RANKS},
    "national_standard": {"rank": RANKS},
    "major_project": {"rank": RANKS},
    "technical_head": {},
    "event_protection": {},
    "vulnerability": {"role": ROLES},
}

# How good the facts of a person are on the whole, and how often one of them is not known.
TEMPERS = [(0.2, 0.1), (0.5, 0.5), (0.6, 0.1), (0.9, 0.0), (0.97, 0.0), (0.97, 0.05), (1.0, 0.0), (1.0, 0.1)]


def random_person(rng: random.Random) -> Facts:
    """A valid profile with every field there is; unknown facts are null or left out."""
    strength, doubt = rng.choice(TEMPERS)
    as_of = random_as_of(rng)
    temper = Temper(rng, strength, doubt, as_of)
    facts: Facts = {
        "as_of": date_text(rng, as_of),
        "employer_in_beijing": temper.fact(NO_YES),
        "direction": None if temper.forgets() else rng.choice(DIRECTIONS),
        "education": _education(temper),
        "experience": None if temper.forgets() else random_tenure(temper, "since"),
        "titles": None if temper.forgets() else _titles(temper),
        "basic": _declarations(temper, ["general", *TARGETS]),
        "performance": _declarations(temper, TARGETS[1:]),
        "achievements": None if temper.forgets() else _achievements(temper),
        "exceptional": None if temper.forgets() else _grounds(temper),
    }
    return _without_some_nulls(rng, facts)


SILENCES = ["civil_servant", "retired", "self_employed", "dispatched", "branch_office", "conference_paper"]


def with_silences(rng: random.Random, facts: Facts) -> Facts:
    """The same person, who now and then tells what the notice does not speak of, and when the degree came."""
    if rng.random() < 0.2:
        facts = facts | {"circumstances": rng.sample(SILENCES, rng.randint(1, 2))}
    if rng.random() < 0.3:
        month = f"{rng.randint(2005, 2024)}-{rng.randint(1, 12):02}"
        facts = facts | {"education_obtained_on": min(month, str(facts["as_of"]))}
    return facts


def _education(temper: Temper) -> JsonValue:
    if temper.forgets():
        return None
    good = temper.rng.random() < temper.strength
    return temper.rng.choice(EDUCATIONS[5:] if good else EDUCATIONS)


def _titles(temper: Temper) -> list[JsonValue]:
    rng = temper.rng
    number = rng.choice([0, 1, 1, 1, 2, 3])
    return [_title(temper) for _ in range(number)]


def _title(temper: Temper) -> Facts:
    rng = temper.rng
    title: Facts = {
        "level": rng.choice(TITLES),
        "same_speciality": None if temper.forgets() else rng.choice([False, False, True]),
    }
    if not temper.forgets():
        title |= random_tenure(temper, "obtained_on")
    return _without_some_nulls(rng, title)


def _declarations(temper: Temper, names: list[str]) -> JsonValue:
    if temper.forgets() and temper.rng.random() < 0.5:
        return None
    return _without_some_nulls(temper.rng, {name: temper.fact(NO_YES) for name in names})


def _achievements(temper: Temper) -> list[JsonValue]:
    rng = temper.rng
    kinds = rng.choices(list(ACHIEVEMENTS), k=rng.randint(0, 5))
    return [_achievement(temper, kind) for kind in kinds]


def _achievement(temper: Temper, kind: str) -> Facts:
    rng = temper.rng
    entry: Facts = {name: temper.fact(values) for name, values in ACHIEVEMENTS[kind].items()}
    entry = _without_some_nulls(rng, entry) | {"kind": kind}
    if rng.random() < 0.6:
        entry["count"] = rng.randint(1, 4)
    if rng.random() < 0.5:  # here null does not mean the same as absent
        entry["used_before"] = temper.fact([True, False])
    return entry


def _grounds(temper: Temper) -> list[JsonValue]:
    kinds = temper.rng.choices(list(GROUNDS), k=temper.rng.choice([0, 0, 0, 1, 2]))
    return [_ground(temper, kind) for kind in kinds]


def _ground(temper: Temper, kind: str) -> Facts:
    """Grounds are no better in a strong person, so that every attribute decides at times."""
    rng = temper.rng
    attributes: Facts = {
        name: None if temper.forgets() else rng.choice(values) for name, values in GROUNDS[kind].items()
    }
    return _without_some_nulls(rng, attributes) | {"kind": kind}


def _without_some_nulls(rng: random.Random, facts: Facts) -> Facts:
    """Unknown is written as null or left out."""
    return {name: value for name, value in facts.items() if value is not None or rng.random() < 0.5}


def people() -> st.SearchStrategy[Facts]:
    """Valid profiles as `random_person` makes them, every draw of which hypothesis can shrink."""
    return st.randoms(use_true_random=False).map(random_person)


def raw_json() -> st.SearchStrategy[JsonValue]:
    """Anything that `json.loads` can return, NaN and infinities too, and profiles that are nearly right."""
    return st.one_of(_any_json(), near_profiles())


def near_profiles() -> st.SearchStrategy[Facts]:
    """Profiles in which some values, somewhere, have been swapped for others, dropped or misnamed."""
    return st.composite(_spoilt)()


def _any_json() -> st.SearchStrategy[JsonValue]:
    return st.recursive(
        _scalars(),
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_keys(), inner, max_size=4)),
        max_leaves=12,
    )


def _scalars() -> st.SearchStrategy[JsonValue]:
    """Scalars of every type, with those that careless checks let through."""
    tempting: list[JsonValue] = [
        *(None, True, False, 0, 1, -1, 1.0, 2.5, -0.0, 10**30, 1e308, float("nan"), float("inf")),
        *("", " ", "true", "8", "8年", "none", "national", "lead", "bachelor", "\x00", "\ud800", "一" * 5000),
        *("2024", "2024-13", "2023-02-29", "2024-04-30", "0000-01-01", "9999-12-31", "2024-05-01T00:00:00Z"),
    ]
    return st.one_of(
        st.sampled_from(tempting), st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)
    )


def _keys() -> st.SearchStrategy[str]:
    known = [
        *("as_of", "employer_in_beijing", "direction", "education", "experience", "titles", "basic"),
        *("performance", "achievements", "exceptional", "kind", "level", "count", "rank", "years", "since"),
    ]
    return st.one_of(st.sampled_from(known), st.text(max_size=12))


def _spoilt(draw: st.DrawFn) -> Facts:
    person = draw(people())
    for _ in range(draw(st.integers(1, 3))):
        _spoil(draw, person)
    return person


def _spoil(draw: st.DrawFn, person: Facts) -> None:
    """Change one value of a profile, at any depth, in place."""
    place = draw(st.sampled_from(_objects_in(person)))
    known = sorted(place) or ["unknown_key"]
    name = draw(st.sampled_from(known))
    change = draw(st.sampled_from(["swap", "wrap", "drop", "misname", "add"]))
    if change == "swap":
        place[name] = draw(_any_json())
    elif change == "wrap":
        place[name] = [place.get(name)]
    elif change == "drop":
        place.pop(name, None)
    elif change == "misname":
        place[name.upper()] = place.pop(name, None)
    else:
        place[draw(_keys())] = draw(_any_json())


def _objects_in(value: JsonValue) -> list[Facts]:
    """Every object in a piece of JSON, the outermost first."""
    if isinstance(value, dict):
        return [value, *(inner for part in value.values() for inner in _objects_in(part))]
    if isinstance(value, list):
        return [inner for part in value for inner in _objects_in(part)]
    return []
