"""`zhicheng assess`: the contract that others build on."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.ops.side_by_side import BLOCK
from tests.bot.commands.people import PERSON, answered_alone, people
from tests.bot.commands.shell import zhicheng

if TYPE_CHECKING:
    from pathlib import Path


def test_one_profile_gives_the_contract_s_form() -> None:
    ran = zhicheng("assess", given=json.dumps(PERSON))
    assert (ran.code, ran.err) == (0, "")
    told = ran.json
    assert (told["policy"], told["as_of"]) == ("beijing-cybersecurity-2024", "2026-11-22")
    assert [level["level"] for level in told["levels"]] == [
        "assistant_engineer",
        "engineer",
        "senior_engineer",
        "professorate_senior_engineer",
    ]
    held = told["levels"][1]
    assert (held["status"], held["conditions"], held["missing"]) == ("held", [], [])
    assert {caveat["code"] for caveat in held["caveats"]} == {"title_predates_speciality"}
    senior = told["levels"][2]
    assert [c["condition"] for c in senior["conditions"]] == [
        "scope",
        "basic",
        "education_experience",
        "performance",
        "achievements",
    ]
    counted = {
        key: senior["conditions"][4][key] for key in ("status", "clauses", "counted", "possible", "required")
    }
    assert counted == {
        "status": "not_met",
        "clauses": ["附件2 三（三）3"],
        "counted": 1,
        "possible": 1,
        "required": 3,
    }
    assert [(m["kind"], m["clause"], m["short_by"]) for m in senior["missing"]] == [
        ("achievements", "附件2 三（三）", 2)
    ]


def test_a_file_is_read_as_well_as_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "申报人.json"
    file.write_text(json.dumps(PERSON), encoding="utf-8")
    assert zhicheng("assess", str(file)).out == zhicheng("assess", "-", given=json.dumps(PERSON)).out


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    ran = zhicheng("assess", str(tmp_path / "none.json"))
    assert (ran.code, ran.out) == (2, b"")
    assert "none.json" in ran.err


def test_a_refused_profile_names_the_field_and_what_is_allowed() -> None:
    ran = zhicheng("assess", given='{"education": "phd"}')
    assert ran.code == 1
    (error,) = ran.json["error"]
    assert error["field"] == "education"
    assert error["allowed"][0] == "doctor"


def test_lines_are_answered_in_their_places_and_a_bad_one_stops_nothing() -> None:
    given = b"\n".join(
        [
            json.dumps(PERSON).encode(),
            b"not json",
            b"",
            b'{"as_of": "2023-01"}',
            b'{"titles": [{"years": 3}]}',
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"\\ud800": 1}',
            b"{" + b" " * 1_200_000 + b"}",
            b'{"as_of": "2026-11-22"}',
        ]
    )
    ran = zhicheng("assess", "--jsonl", given=given)
    assert ran.code == 1
    fields = [line.get("error", [{"field": None}])[0]["field"] for line in ran.lines]
    assert fields == [None, "profile", "profile", "as_of", "titles.0.level", *["profile"] * 4, None]
    assert [line["line"] for line in ran.lines if "error" in line] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert "Traceback" not in ran.err


def test_lines_that_are_all_good_exit_with_0() -> None:
    ran = zhicheng("assess", "--jsonl", given="{}\n{}\n")
    assert (ran.code, len(ran.lines)) == (0, 2)


def test_a_line_gives_what_a_single_profile_gives() -> None:
    assert zhicheng("assess", "--jsonl", given=json.dumps(PERSON)).lines == [
        zhicheng("assess", given=json.dumps(PERSON)).json
    ]


def test_a_policy_can_be_named_and_a_wrong_name_is_wrong_usage() -> None:
    assert zhicheng("assess", "--policy", "beijing-cybersecurity-2024", given="{}").code == 0
    ran = zhicheng("assess", "--policy", "nowhere-2024", given="{}")
    assert (ran.code, ran.out) == (2, b"")
    assert "beijing-cybersecurity-2024" in ran.err


@pytest.mark.parametrize("text", ["[]", "3", '"x"', "null", "", "{"])
def test_what_is_no_profile_is_refused(text: str) -> None:
    ran = zhicheng("assess", given=text)
    assert ran.code == 1
    assert ran.json["error"][0]["field"] == "profile"
    assert "Traceback" not in ran.err


def test_a_byte_order_mark_is_no_fault() -> None:
    assert zhicheng("assess", given="\ufeff{}").code == 0


def test_a_receipt_replays_and_a_changed_one_is_refused() -> None:
    receipt = zhicheng("assess", "--receipt", given=json.dumps(PERSON))
    assert set(receipt.json) == {"policy", "data_sha256", "as_of", "facts", "findings", "assessment"}
    again = zhicheng("replay", given=receipt.out)
    assert (again.code, again.json["receipt"]) == (0, "same")
    changed = zhicheng("replay", given=receipt.out.replace(b'"bachelor"', b'"master"'))
    assert (changed.code, changed.json["error"][0]["field"]) == (1, "receipt")
    for field in ("policy", "data_sha256", "as_of"):
        forged = {**receipt.json, field: "x"}
        assert zhicheng("replay", given=json.dumps(forged)).code == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, ("0.1.0 版的数据", "各级的结论相同")),
        ({"data_sha256": "0" * 64}, ("另一版数据", "各级的结论相同")),
        ({"facts": {"hobby": "棋"}}, ("0.1.0 版的数据", "现在的数据不认的：hobby")),
        ({"as_of": "then"}, ("0.1.0 版的数据", "结论不同的是：", "由“")),
    ],
)
def test_an_older_receipt_is_told_its_version_and_what_it_would_come_to_today(
    change: dict[str, object], says: tuple[str, ...]
) -> None:
    """It does not replay, and whoever holds it learns that it is not void, and whether anything is otherwise now."""
    receipt = {**zhicheng("assess", "--receipt", given=json.dumps(PERSON)).json, "data_sha256": OF_0_1_0}
    if "as_of" in change:  # as if that data had judged otherwise
        for level in receipt["assessment"]["levels"]:
            level["status"] = "eligible"
        change = {}
    if "facts" in change:
        change = {"facts": {**receipt["facts"], "hobby": "棋"}}
    ran = zhicheng("replay", given=json.dumps({**receipt, **change}))
    (error,) = ran.json["error"]
    assert (ran.code, error["field"]) == (1, "receipt")
    assert all(words in error["message"] for words in ("北京网络空间安全职称", "没有因此作废", *says))


OF_0_1_0 = "aa3b948b494e92aed81677bb3f28e66eb88a309966b56d23e68a69093caff48a"


def test_help_and_wrong_options() -> None:
    assert zhicheng("--help").code == 0
    assert zhicheng("assess", "--nonsense").code == 2
    assert zhicheng("nonsense").code == 2


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ('{"as_of": "2026-11-22", "education": "bachelor", "education": "doctor"}', "education"),
        ('{"as_of": "2026-11-22", "experience": {"years": 3, "years": 30}}', "years"),
        ('{"achievements": [{"kind": "patent", "kind": "paper"}]}', "kind"),
    ],
)
def test_a_key_that_stands_twice_is_refused_wherever_it_stands(written: str, field: str) -> None:
    ran = zhicheng("assess", given=written)
    assert ran.code == 1
    assert [error["field"] for error in ran.json["error"]] == [field]
    assert "不止一次" in ran.json["error"][0]["message"]


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 20 * BLOCK])
@pytest.mark.parametrize("jobs", ["2", "3", "0"])
def test_several_processes_say_the_same_in_the_same_order(tmp_path: Path, count: int, jobs: str) -> None:
    (tmp_path / "all.jsonl").write_text(people(count), "utf-8")
    alone = answered_alone(count)
    together = zhicheng("assess", "--jsonl", "--jobs", jobs, str(tmp_path / "all.jsonl"))
    assert together.code == alone.code == (1 if count else 0)
    assert together.out == alone.out


def test_an_answer_to_each_line_before_the_next_is_written() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "assess", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for _ in range(2):
            running.stdin.write(json.dumps(PERSON).encode() + b"\n")
            running.stdin.flush()
            assert b"eligible_level" in running.stdout.readline()
        running.stdin.close()


def test_in_brief_it_says_the_same_without_what_is_missing() -> None:
    given = people(20) + json.dumps(PERSON)
    whole, brief = (
        [json.loads(line) for line in zhicheng("assess", "--jsonl", *more, given=given).out.splitlines()]
        for more in ((), ("--brief",))
    )
    for told in whole:
        for level in told.get("levels", ()):
            del level["missing"], level["caveats"]
    assert brief == whole


def test_a_receipt_is_never_brief() -> None:
    ran = zhicheng("assess", "--brief", "--receipt", given=json.dumps(PERSON))
    assert (ran.code, ran.out) == (2, b"")
    assert "--brief" in ran.err
