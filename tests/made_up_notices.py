"""Notices of a made-up city, in ``tests/notices``: other words, levels and numbers than the shipped one's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

NOTICES = Path(__file__).parent / "notices"
SECOND = "yunhai-smart-manufacturing-2027"
SMALLEST = "yunhai-paper-conservation-2020"
LINHAI = "linhai-artificial-intelligence-2024"

# 工程师 in all but time: three years since 2025-03-01 are full on 2028-03-01, the day after the assessment.
APPLICANT: dict[str, Any] = {
    "as_of": "2028-02-29",
    "registered_in_yunhai": True,
    "direction": "line_operation",
    "education": "undergraduate",
    "experience": {"since": "2025-03-01"},
    "titles": [],
    "conduct": {"honest": True},
    "merit": {"chief_engineer": True},
    "achievements": [{"kind": "process_improvement", "reach": "factory", "place": 1}],
    "exceptional": [],
}


def beside(place: Path, notice: str | Path, named: str = "", **policy: str) -> Path:
    """A copy of a notice in ``place``, perhaps ``named`` otherwise; its policy.yaml with these keys changed."""
    source = NOTICES / notice
    folder = place / (named or source.name)
    shutil.copytree(source, folder)
    file = folder / "policy.yaml"
    written = file.read_text("utf-8")
    for key, value in {"id": folder.name, **policy}.items():
        line = re.compile(rf"^{key}: .*$", re.MULTILINE)
        new = f"{key}: {value}"
        written = line.sub(new, written) if line.search(written) else f"{written}{new}\n"
    file.write_text(written, "utf-8")
    return folder
