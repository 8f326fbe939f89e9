"""`zhicheng ask` and `zhicheng parse`: questions about the notice, and what a message says of an applicant."""

from __future__ import annotations

import json

import pytest

from tests.bot.commands.shell import zhicheng


def test_a_question_is_answered_with_its_clause_verbatim() -> None:
    ran = zhicheng("ask", "车联网算哪个方向")
    assert ran.code == 0
    told = ran.json
    assert (told["question"], told["status"]) == ("车联网算哪个方向", "answered")
    first = told["answers"][0]
    assert (first["clause"], first["direction"], first["item"]) == ("附件1 三 4", "business", "车联网安全")
    assert first["quote"] in zhicheng("policy", "show", "附件1 三 4").json["text"]


def test_questions_are_answered_line_by_line_and_a_bad_one_in_its_place() -> None:
    lines = [
        '"硕士几年能评中级"',
        '{"question": "评审费多少钱"}',
        '{"question": 3}',
        "[]",
        '"今天天气怎么样"',
    ]
    ran = zhicheng("ask", "--jsonl", "-", given="\n".join(lines))
    assert ran.code == 1
    told = ran.lines
    assert told[0]["answers"][0]["clause"] == "附件2 二（一）2（2）"
    assert told[1]["status"] == "not_in_notice"
    assert [told[n]["error"][0]["field"] for n in (2, 3)] == ["question", "question"]
    assert told[4]["status"] in {"unclear", "not_in_notice"}


def test_odd_arguments_are_no_tracebacks() -> None:
    for question in ("", "\U0001f600", "啊" * 4000):
        ran = zhicheng("ask", question)
        assert (ran.code, ran.json["status"]) == (0, "unclear")


@pytest.mark.parametrize("command", ["ask", "parse"])
def test_bytes_that_are_no_text_are_no_traceback(command: str) -> None:
    ran = zhicheng(command, "硕士\udcff能评高级吗\udcfe")
    assert (ran.code, "Traceback" in ran.err) == (0, False)


def test_a_message_is_read_as_of_the_day_it_was_said() -> None:
    ran = zhicheng("parse", "上个月刚评上工程师职称，网安工作四年，学历硕士", "--as-of", "2026-11-22")
    assert ran.code == 0
    assert ran.json["profile"] == {
        "education": "master",
        "experience": {"years": 4},
        "titles": [{"level": "intermediate", "obtained_on": "2026-10"}],
    }
    assert {part["field"] for part in ran.json["understood"]} == {"education", "experience", "titles"}
    assert ran.json["unsure"] == []


def test_what_is_read_can_be_assessed() -> None:
    profile = zhicheng("parse", "我在北京民企，本科，网安10年，没评过职称").json["profile"]
    assert zhicheng("assess", given=json.dumps(profile)).code == 0


def test_messages_are_read_line_by_line_and_a_bad_one_is_named() -> None:
    lines = [
        json.dumps({"text": "工作8年，本科", "as_of": "2026-11-22"}),
        json.dumps({"text": "本科", "as_of": "昨天"}),
        json.dumps({"as_of": "2026-11-22"}),
        json.dumps("博士"),
    ]
    ran = zhicheng("parse", "--jsonl", "-", given="\n".join(lines))
    assert ran.code == 1
    told = ran.lines
    assert told[0]["profile"] == {"education": "bachelor"}
    assert [part["field"] for part in told[0]["unsure"]] == ["experience"]
    assert [told[n]["error"][0]["field"] for n in (1, 2)] == ["as_of", "text"]
    assert told[3]["profile"] == {"education": "doctor"}


def test_a_wrong_day_is_refused() -> None:
    ran = zhicheng("parse", "本科", "--as-of", "2026-13")
    assert (ran.code, ran.json["error"][0]["field"]) == (1, "as_of")


BAD_LINES = (
    b"not json",
    b"",
    b"{",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"\\ud800": 1}',
    b'"' + b"x" * 1_200_000 + b'"',
)


@pytest.mark.parametrize(("command", "whole"), [("ask", "question"), ("parse", "text")])
def test_what_is_no_json_is_told_of_by_what_it_should_be(command: str, whole: str) -> None:
    ran = zhicheng(command, "--jsonl", "-", given=b"\n".join(BAD_LINES))
    assert ran.code == 1
    assert [(line["line"], line["error"][0]["field"]) for line in ran.lines] == [
        (number, whole) for number, _ in enumerate(BAD_LINES, start=1)
    ]
