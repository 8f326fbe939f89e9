"""The dashboard and the alerts name only figures that are exposed."""

from __future__ import annotations

import json
import re

import yaml

from bot.ops.metrics import Metrics
from bot.store import Backlog
from tests.doors.tree import ROOT

NAME = re.compile(r"\bzhicheng_\w+")


def test_every_figure_that_is_watched_is_exposed() -> None:
    exposed = b"".join(Metrics(channel).exposed(Backlog(0, 0, 0)) for channel in ("telegram", "web")).decode()
    known = set(re.findall(r"^# TYPE (\w+)", exposed, re.MULTILINE))
    known |= {f"{name}_bucket" for name in re.findall(r"^# TYPE (\w+) histogram", exposed, re.MULTILINE)}
    for name in ("grafana.json", "alerts.yaml"):
        named = set(NAME.findall((ROOT / "deploy" / name).read_text("utf-8")))
        assert len(named) > 5
        assert named <= known


def test_there_are_five_alerts_that_say_what_to_do_and_a_dashboard_that_can_be_drawn() -> None:
    (group,) = yaml.safe_load((ROOT / "deploy/alerts.yaml").read_text("utf-8"))["groups"]
    assert len({rule["alert"] for rule in group["rules"]}) == 5
    assert all(rule["annotations"]["description"] for rule in group["rules"])
    tried = yaml.safe_load((ROOT / "deploy/alerts.test.yaml").read_text("utf-8"))["tests"]
    both = [[bool(case.get("exp_alerts")) for case in each["alert_rule_test"]] for each in tried]
    assert both == [[False, True]] * 5
    named = {case["alertname"] for each in tried for case in each["alert_rule_test"]}
    assert named == {rule["alert"] for rule in group["rules"]}
    panels = json.loads((ROOT / "deploy/grafana.json").read_text("utf-8"))["panels"]
    assert all(target["expr"] for panel in panels for target in panel["targets"])
