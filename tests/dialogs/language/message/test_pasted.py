"""A profile in the contract's form is taken exactly; what of it the notice refuses is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies
from tests.dialogs.person import TODAY, Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialogs.language.message.extract import MessageReading

PROFILES: list[dict[str, Any]] = [
    {"education": "bachelor", "experience": {"years": 8.5}},
    {"experience": {"since": "2018-07"}, "titles": []},
    {"employer_in_beijing": False, "direction": "data"},
    {"titles": [{"level": "intermediate", "same_speciality": True, "obtained_on": "2020-12"}]},
    {"basic": {"general": True, "engineer": False}, "performance": {"engineer": True}},
    {
        "achievements": [
            {"kind": "paper", "rank": 1, "journal": "core"},
            {"kind": "standard", "level": "national"},
        ]
    },
    {"exceptional": [{"kind": "science_award", "level": "provincial", "grade": "second", "rank": 3}]},
    {"achievements": [], "exceptional": []},
]
WRITTEN: list[Callable[[str], str]] = [
    str,
    "```json\n{}\n```".format,
    "我的情况：{}，请看看".format,
    "[转发] {}".format,
    lambda text: text.replace(",", ",\n "),
    lambda text: text.replace('"', "\u201c"),
]


def reading(text: str) -> MessageReading:
    return read_message(load_policies().in_force(TODAY), text, TODAY)


@pytest.mark.parametrize("profile", PROFILES, ids=str)
@pytest.mark.parametrize("written", WRITTEN)
def test_it_is_read_as_it_is_written(profile: dict[str, Any], written: Callable[[str], str]) -> None:
    read = reading(written(json.dumps(profile, ensure_ascii=False)))
    assert read.profile == profile
    assert (read.unsure, read.set_aside) == ((), ())
    assert {one.field for one in read.understood} == profile.keys()


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ('{"education": "master", "foo": 1}', {"education": "master"}),
        ('{"experience": {"years": -3}}', {}),
        ('{"titles": [{"level": "junior"}, {"same_speciality": true}]}', {"titles": [{"level": "junior"}]}),
        ('{"basic": {"general": true, "engineer": "x"}}', {"basic": {"general": True}}),
        ('{"experience": {"since": "2030-01"}, "direction": "data"}', {"direction": "data"}),
        ('{"as_of": "2020-01-01", "education": "college"}', {"education": "college"}),
        ('{"education": "bachelor",', {}),
    ],
)
def test_what_is_refused_is_named(text: str, profile: dict[str, Any]) -> None:
    read = reading(text)
    assert read.profile == profile
    assert read.set_aside


def test_of_two_people_nothing_is_a_fact() -> None:
    read = reading('[{"education": "bachelor"}, {"education": "master"}]')
    assert read.profile == {}
    assert [one.field for one in read.unsure] == ["education"]


def test_words_in_place_of_values_are_read_as_words() -> None:
    assert reading('{"education": "本科", "titles": []}').profile == {"education": "bachelor", "titles": []}


@pytest.mark.parametrize("profile", PROFILES[:-1], ids=str)
def test_it_is_proposed_in_a_conversation(profile: dict[str, Any]) -> None:
    person = Person().say(json.dumps(profile)).say("确认")
    for name, value in profile.items():
        if name in {"basic", "performance"}:
            assert all(person.answers[f"{name}.{key}"] is inner for key, inner in value.items())
        elif name != "achievements":
            assert person.answers[name] == value


def test_what_cannot_be_read_of_it_is_said_with_what_to_do() -> None:
    person = Person().say('{"education": "bachelor"')
    assert "JSON" in person.text
    assert person.answers == {}
