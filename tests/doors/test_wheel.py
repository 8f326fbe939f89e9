"""The wheel, installed alone with nothing but the dependencies that it declares, does what it promises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from tests.doors.tree import ROOMS, copy_to, files

pytestmark = pytest.mark.slow

PIP: Final = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
OFFLINE: Final = ("--no-deps", "--no-index")

EVERY_MODULE: Final = """
import importlib, pkgutil, bot, dialogs, rules
EXTRAS = ("bot.store.postgresql", "bot.commands.cluster", "bot.commands.parquet")
for room in (bot, dialogs, rules):
    print(room.__file__)
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        # What an extra is for needs that extra.
        if not module.name.endswith("__main__") and not module.name.startswith(EXTRAS):
            print(importlib.import_module(module.name).__file__)
"""


class Alone:
    """An environment with the wheel in it, and an empty folder to be in."""

    def __init__(self, folder: Path) -> None:
        self.wheel = _built(folder)
        self._bin = folder / "alone" / "bin"
        venv.create(folder / "alone", symlinks=True)
        installing = [*PIP, "--python", str(self._bin / "python"), "install", *OFFLINE, str(self.wheel)]
        subprocess.run(installing, check=True)
        (self.site,) = (folder / "alone").glob("lib/python*/site-packages")
        _lend(self.site)
        self.here = folder / "here"
        self.here.mkdir()

    def run(
        self, program: str, *arguments: str, typed: str = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """What a program of the environment says, knowing nothing of ours."""
        return subprocess.run(
            [self._bin / program, *arguments],
            cwd=self.here,
            env={"PATH": os.environ["PATH"], "DATA_DIR": str(self.here / "data"), **settings},
            input=typed,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )


def _built(folder: Path) -> Path:
    tree = copy_to(folder / "tree")
    subprocess.run([*PIP, "wheel", *OFFLINE, "--no-build-isolation", "-w", folder, tree], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _lend(site: Path) -> None:
    """Show the environment what the wheel declares to need, and what that needs, where it is installed already."""
    (ours,) = distributions(path=[str(site)])
    for needed in _closure(ours):
        for top in {file.parts[0] for file in needed.files or () if file.parts[0] != ".."}:
            if not (site / top).exists():
                (site / top).symlink_to(Path(str(needed.locate_file(top))))


def _closure(ours: Distribution) -> list[Distribution]:
    found: dict[tuple[str, str], Distribution] = {}
    waiting = _requirements(ours, "")
    while waiting:
        needed = waiting.pop()
        for extra in ("", *needed.extras):
            if (needed.name, extra) not in found:
                found[needed.name, extra] = distribution(needed.name)
                waiting += _requirements(found[needed.name, extra], extra)
    return list(found.values())


def _requirements(of: Distribution, extra: str) -> list[Requirement]:
    declared = [Requirement(line) for line in of.requires or ()]
    return [each for each in declared if each.marker is None or each.marker.evaluate({"extra": extra})]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    return Alone(tmp_path_factory.mktemp("wheel"))


def test_every_file_of_the_rooms_is_in_the_wheel(alone: Alone) -> None:
    held = {name for name in ZipFile(alone.wheel).namelist() if ".dist-info/" not in name}
    assert held == {name for name in files() if name.startswith(tuple(f"{room}/" for room in ROOMS))}
    assert held >= {f"{room}/py.typed" for room in ROOMS}


def test_every_module_is_found_in_the_wheel_with_the_declared_dependencies_alone(alone: Alone) -> None:
    told = alone.run("python", "-c", EVERY_MODULE)
    assert told.returncode == 0, told.stderr
    places = told.stdout.splitlines()
    assert len(places) > 200
    assert all(Path(place).is_relative_to(alone.site) for place in places)


def test_one_person_is_assessed(alone: Alone) -> None:
    profile = '{"as_of": "2026-11-22", "education": "master"}'
    told = json.loads(alone.run("zhicheng", "assess", typed=profile).stdout)
    assert [level["status"] for level in told["levels"]] == ["undetermined"] * 4
    assert alone.run("zhicheng", "report", "-o", "result.pdf", typed=profile).returncode == 0
    assert (alone.here / "result.pdf").read_bytes().startswith(b"%PDF")


def test_words_are_understood(alone: Alone) -> None:
    assert json.loads(alone.run("zhicheng", "ask", "车联网算哪个方向").stdout)["status"] == "answered"
    assert (
        json.loads(alone.run("zhicheng", "parse", "硕士，网安6年").stdout)["profile"]["education"] == "master"
    )


def test_a_roster_is_assessed_by_a_process_of_its_own(alone: Alone) -> None:
    assert alone.run("zhicheng", "roster", "--template", "template.xlsx").returncode == 0
    (alone.here / "staff.csv").write_text("工号,学历\n1,硕士\n", "utf-8")
    told = alone.run("zhicheng", "roster", "staff.csv", "-o", "out.xlsx")
    assert json.loads(told.stdout)["assessed"] == 1
    assert {"template.xlsx", "out.xlsx", "out.png"} <= {path.name for path in alone.here.iterdir()}


def test_a_conversation_is_held(alone: Alone) -> None:
    said = alone.run("zhicheng", "chat", typed="是\n数据安全\n")
    assert said.returncode == 0, said.stderr
    assert "第 3 步" in said.stdout


def test_the_rest_says_what_it_is(alone: Alone) -> None:
    assert "serve" in alone.run("zhicheng", "--help").stdout
    assert json.loads(alone.run("zhicheng", "policy", "check").stdout)["errors"] == []
    refused = alone.run("zhicheng", "serve", WEB_PORT="0")
    assert (refused.returncode, "TELEGRAM_BOT_TOKEN" in refused.stderr) == (1, True)
