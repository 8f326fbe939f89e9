"""`zhicheng policy`: the notice and its data from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rules import load_policies
from tests.bot.commands.shell import zhicheng

DOCS = Path(__file__).parents[3] / "docs"


def test_check_accounts_for_every_clause() -> None:
    ran = zhicheng("policy", "check")
    assert ran.code == 0
    assert ran.json["errors"] == []
    (policy,) = ran.json["policies"]
    assert policy["clauses"] == policy["encoded"] + len(policy["not_encoded"])
    assert all(part["reason"] for part in policy["not_encoded"] + policy["judged_by_people"])


def test_show_prints_a_clause_verbatim() -> None:
    ran = zhicheng("policy", "show", "附件2 三（三）3")
    assert (ran.code, ran.json["text"]) == (0, "3.作为第一发明人获得已授权的发明专利1项；")


def test_show_without_a_clause_prints_them_all() -> None:
    policy = load_policies()["beijing-cybersecurity-2024"]
    listed = zhicheng("policy", "show").json[policy.id]
    assert [part["clause"] for part in listed] == list(policy.notice)
    assert all(part["text"] == policy.notice.text(part["clause"]) for part in listed)


def test_show_of_a_clause_that_is_not_there_lists_those_that_are() -> None:
    ran = zhicheng("policy", "show", "附件9")
    assert ran.code == 1
    assert "附件2 一" in ran.json["error"][0]["allowed"]


@pytest.mark.parametrize("name", ["profile", "assessment"])
def test_the_schemas_in_the_docs_are_the_ones_in_force(name: str) -> None:
    written = json.loads((DOCS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert written == zhicheng("policy", "schema", name).json, "run `make docs`"
