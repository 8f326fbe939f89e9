"""Under which licences that stands which is installed with the product; ``python -m tests.doors.licences``."""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, distribution
from typing import Final

from packaging.requirements import Requirement

PRODUCT: Final = "zhicheng-bot"

ALLOWED: Final = frozenset(
    {
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "LGPL-3.0-only",  # python-telegram-bot: used as it is, replaceable, its source named below
        "MIT",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
        "Unlicense",
    }
)
"""What an MIT product may come with."""

_SPDX: Final = {
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Public Domain": "Unlicense",
    "Python Software Foundation License": "PSF-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
"""Names that packages give in place of SPDX identifiers."""

_UNNAMED: Final = {"pyromark": "MIT"}
"""Packages that name no licence in their metadata; by the licence file in their source."""

_HEAD: Final = """\
zhicheng-bot is installed with the packages below, each under its own licence. None of their code is copied into it.
The web page comes with htmx (bot/channels/web/static), unchanged, under the Zero-Clause BSD licence.
Made by `make docs`; `make check` holds it against what is installed.
"""


def runtime() -> dict[str, Distribution]:
    """All that is installed with the product, by normalised name; tools of development are not."""
    found: dict[str, Distribution] = {}
    waiting = [PRODUCT]
    while waiting:
        name = _normal(waiting.pop())
        if name in found:
            continue
        found[name] = distribution(name)
        for line in found[name].requires or ():
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                waiting.append(wanted.name)
    del found[PRODUCT]
    return dict(sorted(found.items()))


def licences(package: Distribution) -> set[str]:
    """The SPDX identifiers of all licences that apply to it; as it is named where it is none."""
    expressions = _stated(package, "License-Expression")
    if expressions:
        return set(re.split(r" (?:AND|OR) ", expressions[0]))
    classified = [
        line.rpartition(" :: ")[2] for line in _stated(package, "Classifier") if line[:7] == "License"
    ]
    named = classified or _stated(package, "License") or [_UNNAMED.get(_normal(package.name), "")]
    return {_SPDX.get(name, name) for name in named}


def _stated(package: Distribution, field: str) -> list[str]:
    return package.metadata.get_all(field) or []


def notices() -> str:
    """The contents of THIRD_PARTY_NOTICES."""
    lines = [f"{name}: {', '.join(sorted(licences(package)))}" for name, package in runtime().items()]
    return "\n".join([_HEAD, *lines, ""])


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.stdout.write(notices())
