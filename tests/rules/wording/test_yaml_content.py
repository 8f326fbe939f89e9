"""The product's YAML reads as PyYAML's own safe loader reads it; a key that stands twice is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rules.wording.yaml_content import content

ROOT = Path(__file__).parents[3]
FILES = sorted(file for room in ("rules", "dialogs", "bot") for file in (ROOT / room).rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_says_what_yaml_says_that_it_does(file: Path) -> None:
    text = file.read_text("utf-8")
    assert content(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "渗透",
        "- 1\n- 1.5\n- yes\n- 'yes'\n- null\n- ~\n-\n- 2024-01-01\n- .5\n- 0x1f\n- 1_000",
        "a: &same [x, y]\nb: *same",
        "yes: 1\n2: 2\n~: 3",
        "a: |\n  two\n  lines\nb: >\n  folded\n  lines",
        "a: !!str 1\nb: !!int '1'\nc: !!set {x, y}",
    ],
)
def test_every_kind_of_content_is_read(text: str) -> None:
    assert content(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2", "- {b: 1, b: 2}", "yes: 1\ntrue: 2", "[1]: 2", "a: [", "!!python/name:x y", "- ="]
)
def test_what_is_no_plain_content_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        content(text)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_what_no_parser_comes_to_the_end_of_is_refused(opening: str) -> None:
    """The parser of libyaml goes as deep as it stands, until the process has no stack left."""
    with pytest.raises(yaml.YAMLError):
        content(f"a: {opening * 200_000}" if opening in "[{a: " else opening * 200_000)
