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


@pytest.mark.parametrize(
    "spelt",
    ["附件2-三-三-3", "附件2 三(三)3", "附件２　三（三）３", "附件2-三（三）-3", " 附件2 三（三）3 "],
)
def test_a_clause_may_be_spelt_as_its_page_is(spelt: str) -> None:
    ran = zhicheng("policy", "show", spelt)
    assert (ran.code, ran.json["clause"]) == (0, "附件2 三（三）3")


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("附件2-三-三-33", "附件2 三（三）3"),
        ("附件2 九", "附件2 一"),
        ("附件2 三（三）3（9）", "附件2 三（三）3"),
        ("zzz", None),
    ],
)
def test_of_a_clause_that_is_not_there_the_nearest_few_are_named(asked: str, near: str | None) -> None:
    ran = zhicheng("policy", "show", asked)
    (error,) = ran.json["error"]
    assert ran.code == 1
    assert len(error["allowed"]) <= 5
    assert (near in error["allowed"], near is None or near in error["message"]) == (near is not None, True)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["bogus"], None),
        (["assses"], "assess"),
        (["replya"], "replay"),
        (["policy", "shw"], "show"),
        (["notice", "chek"], "check"),
    ],
)
def test_of_a_command_that_is_none_the_nearest_is_named_in_chinese(
    words: list[str], near: str | None
) -> None:
    ran = zhicheng(*words)
    assert (ran.code, ran.out) == (2, b"")
    assert f"没有“{words[-1]}”这个命令" in ran.err
    assert "No such" not in ran.err
    assert near is None or near in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["assess", "无.json"],
        ["assess", "无.json", "--jsonl"],
        ["assess", "无.parquet"],
        ["replay", "无.json"],
    ],
)
def test_a_file_to_be_read_is_not_said_to_be_unwritable(words: list[str]) -> None:
    ran = zhicheng(*words)
    assert (ran.code, ran.err) == (2, f"{words[1]}：读不了（没有这个文件或目录）\n")


@pytest.mark.parametrize("name", ["profile", "assessment"])
def test_the_schemas_in_the_docs_are_the_ones_in_force(name: str) -> None:
    written = json.loads((DOCS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert written == zhicheng("policy", "schema", name).json, "run `make docs`"
