"""Notices of a made-up city, in ``tests/notices``: other words, levels and numbers than the shipped one's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rules import load_policies
from rules.loader import NOTICES as SHIPPED_NOTICES

if TYPE_CHECKING:
    from rules import Policies

NOTICES = Path(__file__).parent / "notices"
SECOND = "yunhai-smart-manufacturing-2027"
SMALLEST = "yunhai-paper-conservation-2020"
LINHAI = "linhai-artificial-intelligence-2024"
SHIPPED = "beijing-cybersecurity-2024"
SHIPPED_FOLDER = SHIPPED_NOTICES / SHIPPED
THIRD_CITY = "shanchuan-smart-manufacturing-2027"
NEXT = "beijing-cybersecurity-2027"
DESIGN = "beijing-industrial-design-2027"
LANHU = "lanhu-artificial-intelligence-2032"
QINGYU = "qingyu-artificial-intelligence-2033"
"""Amounts in all, what must not be so, ages that differ for men and women, certificates that open a route."""
EVERY_MECHANISM = (LINHAI, LANHU, QINGYU)
THIRD = "songhe-gardening-2032"
"""The example of docs/notices.md: two levels, no directions, no 破格, no words of its own but the place."""

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


def side_by_side(place: Path) -> Policies:
    """The shipped notice beside one of another city and speciality, one of a third city, and one of a third speciality.

    All are in force on :data:`tests.dialogs.person.MADE_UP_DAY`.
    """
    beside(place, SHIPPED_FOLDER)
    beside(place, SECOND)
    third = beside(place, SECOND, THIRD_CITY, document_number="山人社〔2027〕1号")
    for file in (*third.rglob("*.yaml"), third / "notice.txt"):
        file.write_text(file.read_text("utf-8").replace("云海", "山川"), "utf-8")
    number, name = "京人社发〔2027〕9号", "北京工业设计职称"
    design = beside(
        place, SHIPPED_FOLDER, DESIGN, speciality="工业设计", short_name=name, document_number=number
    )
    shutil.rmtree(design / "vocabulary")
    return load_policies(place)


def with_next_version(place: Path) -> Policies:
    """The shipped notice, and one that replaces it in 2027."""
    beside(place, SHIPPED_FOLDER)
    next_version(place, "2027-01-01")
    return load_policies(place)


def next_version(place: Path, valid_from: str) -> None:
    """One that replaces the shipped notice: 工程师 by 硕士 takes four years in place of two."""
    number = "京人社发〔2026〕30号"
    newer = beside(
        place, SHIPPED_FOLDER, NEXT, replaces=SHIPPED, valid_from=valid_from, document_number=number
    )
    for file in (newer / "notice.txt", newer / "levels" / "engineer.yaml"):
        route = "硕士研究生毕业，从事本专业技术工作满{}年"
        text = file.read_text("utf-8").replace(route.format(2), route.format(4))
        file.write_text(text.replace("experience_years: 2", "experience_years: 4", 1), "utf-8")


def in_force_now(folder: Path, *notices: str) -> Policies:
    """These made-up ones, as if they were in force today, copied into ``folder``."""
    for notice in notices:
        shutil.copytree(NOTICES / notice, folder / notice)
        file = folder / notice / "policy.yaml"
        text = re.sub(r"valid_from: [\d-]+", "valid_from: 2024-05-01", file.read_text(encoding="utf-8"))
        file.write_text(re.sub(r"valid_until: [\d-]+\n", "", text), encoding="utf-8")
    return load_policies(folder)


def all_in_force(folder: Path) -> Policies:
    """The three that together use every mechanism, beside the shipped one."""
    beside(folder, SHIPPED_FOLDER)
    return in_force_now(folder, *EVERY_MECHANISM)
