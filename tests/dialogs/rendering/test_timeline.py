"""The picture of the road: real letters, a bounded size, the same bytes for the same road."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import typst
from pylopdf_fonts_zh_cn import sans_path

from dialogs.rendering.timeline import timeline
from rules import load_policies, load_policy
from rules.timeline.road import Road, road
from rules.wording.wording import day_in_words
from tests.made_up_notices import APPLICANT, NOTICES, SECOND
from tests.people import random_person

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policy

# Telegram takes a photo whose sides add up to 10,000 pixels, of at most 10 MB, no side 20 times the other.
WIDEST = 1400
HIGHEST = 800
LARGEST = 300_000
NO_GLYPH = "\u0c85"  # a Kannada letter, which neither the Chinese font nor those of Typst have
PERSON: dict[str, Any] = {
    "as_of": "2026-11-22",
    "education": "bachelor",
    "experience": {"since": "2023-07"},
    "titles": [],
    "exceptional": [],
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policies()["beijing-cybersecurity-2024"]


def roads(policy: Policy, people: int) -> list[Road]:
    rng = random.Random("pictures")
    return [road(policy, policy.profile(random_person(rng), date(2026, 11, 22))) for _ in range(people)]


def size(png: bytes) -> tuple[int, int]:
    """The width and height that a PNG gives in its first chunk."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def glyphs(letters: str, folder: Path) -> dict[str, bytes]:
    """How each letter looks in the picture's font, a page each."""
    source = folder / "letters.typ"
    source.write_text("""
        #set page(width: 30pt, height: 30pt, margin: 2pt)
        #set text(font: "Noto Sans SC", size: 20pt)
        #for letter in json(bytes(sys.inputs.letters)) { page(letter) }
    """)
    pages = typst.compile(
        source,
        format="png",
        ppi=72.0,
        font_paths=[sans_path().parent],
        ignore_system_fonts=True,
        sys_inputs={"letters": json.dumps(list(letters))},
    )
    assert isinstance(pages, list)
    return dict(zip(letters, pages, strict=True))


def test_every_letter_of_every_picture_is_drawn_and_none_is_an_empty_box(
    policy: Policy, tmp_path: Path
) -> None:
    said = "".join(timeline(found).description for found in roads(policy, 60))
    said += "".join(level.name for level in policy.levels) + "约年月日今天就可以从事本专业技术工作满取得职称"
    letters = "".join(sorted(set(said) - {"\n"}))
    assert len(letters) > 100
    drawn = glyphs(letters + NO_GLYPH, tmp_path)
    box = drawn.pop(NO_GLYPH)
    assert box != glyphs(" A", tmp_path)[" "], (
        "a letter without a glyph shows as a box, else this test shows nothing"
    )
    assert [letter for letter, page in drawn.items() if page == box] == []
    assert len(set(drawn.values())) == len(drawn), "no two letters look alike"


def test_pictures_are_pngs_of_a_bounded_size(policy: Policy) -> None:
    longest = road(policy, policy.profile({**PERSON, "experience": {"years": 0}}))
    for found in [longest, *roads(policy, 40)]:
        png = timeline(found).png
        width, height = size(png)
        assert 800 <= width <= WIDEST
        assert 150 <= height <= HIGHEST
        assert len(png) <= LARGEST


def test_the_same_road_has_the_same_bytes_in_another_process(policy: Policy) -> None:
    program = (
        "import sys, json; from hashlib import sha256; from rules import load_policies;"
        "from rules.timeline.road import road;"
        "from dialogs.rendering.timeline import timeline; policy = load_policies()['beijing-cybersecurity-2024'];"
        "print(sha256(timeline(road(policy, policy.profile(json.loads(sys.argv[1])))).png).hexdigest())"
    )
    shell = [sys.executable, "-c", program, json.dumps(PERSON)]
    hashes = {subprocess.run(shell, capture_output=True, text=True, check=True).stdout for _ in range(2)}
    assert len(hashes) == 1
    found = road(policy, policy.profile(PERSON))
    assert timeline(found).png == timeline(found).png


def test_what_differs_looks_different(policy: Policy) -> None:
    found = road(policy, policy.profile(PERSON))
    first, second, *rest = found.steps
    renamed = found._replace(steps=(first._replace(name="助理师"), second, *rest))
    later = found._replace(steps=(first, second._replace(day=date(2029, 1, 1)), *rest))
    opened = found._replace(steps=(first._replace(is_open=True), second, *rest))
    overtaken = found._replace(steps=(first._replace(is_open=True, overtaken_by="engineer"), second, *rest))
    assert len({timeline(seen).png for seen in (found, renamed, later, opened, overtaken)}) == 5


def test_the_description_says_every_level_and_its_day(policy: Policy) -> None:
    for found in roads(policy, 40):
        lines = timeline(found).description.splitlines()
        assert day_in_words(found.today) in lines[0]
        for step, line in zip(found.steps, lines[1:], strict=False):
            assert line.startswith(f"{step.name}：")
            if step.day is not None and step.day > found.today:
                assert day_in_words(step.day) in line


def test_a_road_of_which_nothing_is_left(policy: Policy) -> None:
    held = [{"level": "full_senior", "same_speciality": True, "years": 3}]
    picture = timeline(road(policy, policy.profile({**PERSON, "titles": held})))
    assert "各级职称都已取得" in picture.description
    assert size(picture.png)[1] < 400


def test_words_are_set_as_they_are_and_never_obeyed(policy: Policy) -> None:
    found = road(policy, policy.profile({**PERSON, "education": "college"}))
    spoilt = found._replace(
        steps=tuple(step._replace(name="#panic() *$_<a>@b", text="[`") for step in found.steps)
    )
    assert size(timeline(spoilt).png)[0] > 0


def test_another_notice_has_its_picture_too() -> None:
    second = load_policy(NOTICES / SECOND)
    picture = timeline(road(second, second.profile(APPLICANT)))
    assert "首席工程师：" in picture.description
    assert size(picture.png)[0] <= WIDEST
