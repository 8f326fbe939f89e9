"""What stands in files for other programs (CI, Docker, systemd, pre-commit) is held against the project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from configparser import RawConfigParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from typer.main import get_command

from bot.commands.cli import app
from bot.settings import Settings, read_settings
from tests.doors.tree import ROOMS, ROOT

PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DOCKERFILE: Final = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
SETTINGS: Final = {name.upper() for name in Settings.model_fields}
COMMANDS: Final = get_command(app)
PYTHONS: Final = [
    line.rpartition(" ")[2]
    for line in PROJECT["project"]["classifiers"]
    if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", line)
]


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def _docker(word: str) -> list[str]:
    """What follows an instruction, each time that it stands there."""
    joined = re.sub(r"\\\n\s*", "", DOCKERFILE)
    return re.findall(rf"^{word} (.+)$", joined, re.MULTILINE)


def _service() -> RawConfigParser:
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(ROOT / "deploy/zhicheng.service", "utf-8")
    return unit


def test_every_python_that_is_promised_is_tried() -> None:
    lowest = PYTHONS[0]
    assert PROJECT["project"]["requires-python"] == f">={lowest}"
    minors = [int(each.removeprefix("3.")) for each in PYTHONS]
    assert minors == list(range(minors[0], minors[-1] + 1))
    assert PROJECT["tool"]["mypy"]["python_version"] == lowest
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{lowest.replace('.', '')}"
    assert _yaml(".github/workflows/ci.yml")["jobs"]["test"]["strategy"]["matrix"]["python"] == PYTHONS
    assert all(image.split()[0] in [f"python:{each}-slim" for each in PYTHONS] for image in _docker("FROM"))


def test_the_workflow_may_only_read_and_runs_the_newcomers_command() -> None:
    workflow = _yaml(".github/workflows/ci.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert [step["run"] for step in workflow["jobs"]["test"]["steps"] if "run" in step] == ["make test"]


def test_what_builds_the_wheel_is_what_the_tests_build_it_with() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    assert backend in (ROOT / "constraints.txt").read_text("utf-8").splitlines()


def test_hooks_run_what_make_test_runs_first() -> None:
    first = re.search(r"^test: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert first is not None
    hooks = [hook for repo in _yaml(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert [f"make {hook['id']}" for hook in hooks] == [hook["entry"] for hook in hooks]
    assert [hook["id"] for hook in hooks] == first[1].split()[: len(hooks)]
    assert {hook["language"] for hook in hooks} == {"system"}


def test_the_image_is_made_of_what_the_wheel_needs_and_of_nothing_else() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    copied = {name for line in _docker("COPY") if "--from" not in line for name in line.split()[:-1]}
    needed = {"pyproject.toml", "constraints.txt", PROJECT["project"]["readme"], *ROOMS}
    assert copied == let_in == needed | set(PROJECT["project"]["license-files"])
    assert "*" in ignored
    assert all((ROOT / name).exists() for name in copied)


def test_the_image_serves_as_nobody_in_particular() -> None:
    assert json.loads(_docker("ENTRYPOINT")[0]) == list(PROJECT["project"]["scripts"])
    (command,) = json.loads(_docker("CMD")[0])
    assert command in COMMANDS.commands  # type: ignore[attr-defined]
    assert int(_docker("USER")[-1]) > 0
    assert _docker("VOLUME") == [_set_in_image()["DATA_DIR"]]


def _set_in_image() -> dict[str, str]:
    return dict(setting.split("=", 1) for line in _docker("ENV") for setting in line.split())


def test_only_settings_that_there_are_are_set() -> None:
    bot = _yaml("compose.yaml")["services"]["bot"]
    assert bot["environment"].items() <= _set_in_image().items()
    assert set(bot["environment"]) <= SETTINGS
    assert set(_set_in_image()) - {"PATH"} <= SETTINGS
    assert bot["volumes"] == [f"data:{bot['environment']['DATA_DIR']}"]


def test_replicas_are_set_as_the_program_takes_it() -> None:
    compose = _yaml("deploy/compose.replicas.yaml")["services"]["bot"]
    (replicas,) = (
        each
        for each in yaml.safe_load_all((ROOT / "deploy/kubernetes.yaml").read_text("utf-8"))
        if each["kind"] == "Deployment"
    )
    (container,) = replicas["spec"]["template"]["spec"]["containers"]
    in_pod = {each["name"]: each["value"] for each in container["env"]}
    for given in (compose["environment"], in_pod):
        assert set(given) <= SETTINGS
        known = {name.lower(): value for name, value in given.items() if "$" not in value}
        assert Settings(**known).web_trusted_proxies
    ports = {each["name"]: each["containerPort"] for each in container["ports"]}
    fields = Settings.model_fields
    assert ports == {name: fields[f"{name}_port"].default for name in ("web", "webhook", "metrics")}
    asked = {container[f"{probe}Probe"]["httpGet"]["path"] for probe in ("startup", "liveness", "readiness")}
    assert asked == {"/livez", "/readyz"}


@pytest.mark.parametrize(("status", "is_well"), [(200, True), (503, False)])
def test_the_image_knows_whether_it_is_well(status: int, is_well: bool) -> None:  # noqa: FBT001
    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    (check,) = _docker("HEALTHCHECK")
    code = json.loads(check[check.index("[") :])[2]
    with HTTPServer(("127.0.0.1", 0), Health) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        environment = {**os.environ, "METRICS_PORT": str(server.server_port)}
        asked = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=False
        )
    assert (asked.returncode == 0) is is_well
    assert f"or {Settings.model_fields['metrics_port'].default})" in code


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere data lies elsewhere")
def test_the_service_serves_and_keeps_its_data_where_it_may(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    service = _service()["Service"]
    program, command = service["ExecStart"].split()
    assert Path(program).name in PROJECT["project"]["scripts"]
    assert command in COMMANDS.commands  # type: ignore[attr-defined]
    by_hand = (ROOT / "docs/handbook/operators.md").read_text("utf-8")
    assert f"-p EnvironmentFile={service['EnvironmentFile']} -E XDG_DATA_HOME=/var/lib {program}" in by_hand
    name, value = service["Environment"].split("=")
    monkeypatch.setenv(name, value.replace("%S", "/var/lib"))
    monkeypatch.setenv("DATA_DIR", "")
    assert read_settings(tmp_path / ".env").data_dir == Path("/var/lib") / service["StateDirectory"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_the_service(tmp_path: Path) -> None:
    unit = (ROOT / "deploy/zhicheng.service").read_text("utf-8")
    copy = tmp_path / "zhicheng.service"
    copy.write_text(unit.replace("/opt/zhicheng/bin/zhicheng", sys.executable), "utf-8")
    told = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, check=False, text=True)  # noqa: S607
    assert (told.returncode, told.stderr) == (0, "")
