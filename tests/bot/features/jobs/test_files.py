"""Only our own folders are ever removed, whatever lies beside them and wherever links lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.features.jobs.files import JobFiles, removed

NAMES = some.sampled_from(
    ["1", "2", "007", "0", "-3", "１", "照片", "1.bak", ".zhicheng", "12 34", "result.xlsx"]
)
KINDS = some.sampled_from(
    ["file", "folder", "marked folder", "link to folder", "link to marked folder", "dead link"]
)


def put(place: Path, kind: str, elsewhere: Path) -> None:
    """Somebody's own thing, with somebody's own text in it."""
    if place.exists() or place.is_symlink():
        return
    if kind == "file":
        place.write_text("mine")
        return
    folder = elsewhere / f"of {place.name}" if "link" in kind else place
    if kind != "dead link":
        folder.mkdir(parents=True)
        (folder / "照片.png").write_text("mine")
    if "marked" in kind:
        (folder / ".zhicheng").touch()
    if "link" in kind:
        place.symlink_to(folder, target_is_directory=True)


def everything(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


@given(some.dictionaries(NAMES, KINDS), some.sets(some.sampled_from([1, 2, 5, 6])))
def test_foreign_files_stay(
    tmp_path_factory: pytest.TempPathFactory, foreign: dict[str, str], kept: set[int]
) -> None:
    base = tmp_path_factory.mktemp("data")
    job_files = JobFiles(base, "rosters")
    for number in (5, 6):
        (job_files.folder(number) / "upload").write_text("staff")
    for name, kind in foreign.items():
        put(base / "rosters" / name, kind, base / "another disk")
    before = everything(base)
    removed(job_files.abandoned(kept))
    gone = before - everything(base)
    ours = {name for name, kind in foreign.items() if kind == "marked folder" and name in {"1", "2"}} | {
        "5",
        "6",
    }
    expected = {name for name in ours if int(name) not in kept}
    assert {Path(path).parts[:2] for path in gone} == {("rosters", name) for name in expected}


@pytest.mark.parametrize("linked", ["rosters", "rosters/7"])
def test_nothing_is_put_or_removed_through_a_link(tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    (outside / "9").mkdir(parents=True)
    (outside / "9" / ".zhicheng").touch()
    data = tmp_path / "data"
    (data / linked).parent.mkdir(parents=True)
    (data / linked).symlink_to(outside, target_is_directory=True)
    job_files = JobFiles(data, "rosters")
    with pytest.raises(OSError, match="rosters"):
        job_files.folder(7)
    removed(job_files.abandoned([]))
    assert everything(outside) == {"9", "9/.zhicheng"}


def test_a_folder_of_the_version_before_is_marked_when_it_is_used(tmp_path: Path) -> None:
    job_files = JobFiles(tmp_path, "reports")
    (tmp_path / "reports" / "3").mkdir(parents=True)
    assert job_files.abandoned([]) == []
    folder = job_files.folder(3)
    assert job_files.abandoned([]) == [folder]
