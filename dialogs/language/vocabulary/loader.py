"""Reading ``vocabulary/``; whatever cannot be believed is refused with its file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from dialogs.language.vocabulary.vocabulary import (
    AskingWords,
    Conditions,
    GroundWords,
    LevelWords,
    Meaning,
    SharedWork,
    Silence,
    Terms,
    TitleWords,
    Vocabulary,
)
from rules.notice.yaml_file import YamlFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from rules.notice.catalogue import Catalogue
    from rules.policy import Policy

FOLDER = "vocabulary"
_SHARED = "work/shared.yaml"
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FILES: Mapping[str, tuple[str, Any]] = {
    "shared": (_SHARED, list[SharedWork]),
    "levels": ("levels.yaml", dict[str, LevelWords]),
    "education": ("education.yaml", dict[str, Terms]),
    "achievements": ("achievements.yaml", dict[str, Meaning]),
    "grounds": ("grounds.yaml", GroundWords),
    "conditions": ("conditions.yaml", Conditions),
    "titles": ("titles.yaml", TitleWords),
    "topics": ("topics.yaml", dict[str, Meaning]),
    "silence": ("silence.yaml", list[Silence]),
    "asking": ("asking.yaml", AskingWords),
}


def load_vocabulary(policy: Policy) -> Vocabulary:
    """The vocabulary of a notice; an empty one where it has none.

    Raises NoticeRefused, naming file and line: data that does not fit its shape, and words for an item, clause,
    level, qualification, kind or ground that the notice does not have.
    """
    own = policy.folder / FOLDER
    work = {path.stem: path for path in sorted((own / "work").glob("*.yaml")) if path != own / _SHARED}
    vocabulary = Vocabulary(
        work={direction: _read(path, dict[str, Meaning]) for direction, path in work.items()},
        **{name: _read(own / path, shape) for name, (path, shape) in _FILES.items() if (own / path).exists()},
    )
    for file, location, known in _names(policy, vocabulary):
        if location[-1] not in known:
            what = f"通告里没有“{location[-1]}”，应为其中之一：{'、'.join(known)}"
            raise YamlFile(own / file, f"{FOLDER}/{file}").refusal(location, what)
    return vocabulary


def _names(policy: Policy, words: Vocabulary) -> Iterator[tuple[str, tuple[int | str, ...], Collection[str]]]:
    """Every name that must be the notice's own: its file, where it stands, and the names there are."""
    catalogue = policy.catalogue
    for direction, items in words.work.items():
        known = catalogue.directions[direction].items if direction in catalogue.directions else ()
        yield from ((f"work/{direction}.yaml", (item,), known) for item in items)
    yield from _shared_names(catalogue, words)
    yield from (("levels.yaml", (level,), catalogue.levels) for level in words.levels)
    yield from (("education.yaml", (education,), catalogue.tiers) for education in words.education)
    yield from (("achievements.yaml", (kind,), catalogue.kinds) for kind in words.achievements)
    yield from (("grounds.yaml", ("grounds", ground), catalogue.grounds) for ground in words.grounds.grounds)
    yield from (
        ("titles.yaml", ("standing_for", level), catalogue.levels) for level in words.titles.standing_for
    )
    yield from (("topics.yaml", (clause,), tuple(policy.notice)) for clause in words.topics)


def _shared_names(
    catalogue: Catalogue, words: Vocabulary
) -> Iterator[tuple[str, tuple[int | str, ...], Collection[str]]]:
    for place, shared in enumerate(words.shared):
        for direction, item in shared.items.items():
            yield _SHARED, (place, "items", direction), catalogue.directions
            known = catalogue.directions[direction].items if direction in catalogue.directions else ()
            yield _SHARED, (place, "items", direction, item), known


def _read(path: Path, shape: Any) -> Any:
    """By libyaml, ten times as fast as the reader that knows line numbers, which is asked if something is wrong."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, see above
        return TypeAdapter(shape).validate_python(content)
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError):
        name = "/".join(path.parts[path.parts.index(FOLDER) :])
        return YamlFile(path, name).read(shape)
