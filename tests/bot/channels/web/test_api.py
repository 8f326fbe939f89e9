"""The interface for programs: whoever has a key is told what the command line says, and everybody else why not."""

from __future__ import annotations

import asyncio
import gzip
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from pydantic import TypeAdapter

from bot.channels.web import api
from bot.channels.web.refusals import ProblemJson
from bot.features.documents import documents
from bot.features.documents.documents import AnsweredDocument, Documents
from bot.features.documents.profiles import assessed
from bot.features.documents.questions import answered
from bot.features.documents.texts import ReadingJson, parsed
from dialogs.language.question.answer import AnswerJson
from rules import AssessmentJson
from tests.bot.channels.web.page_tree import read_page
from tests.bot.channels.web.site_in_process import site_in_process
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.bot.channels.web.site_in_process import Visit

pytestmark = pytest.mark.slow

KEY: Final = "a-key-of-the-portal-0001"
OTHER_KEY: Final = "a-key-of-the-intranet-0002"
JSON: Final = "application/json"
LINES: Final = "application/x-ndjson"
PROFILE: Final = {"as_of": "2026-11-22", "education": "master", "experience": {"years": 8}, "titles": []}
QUESTION: Final = {"question": "硕士几年能评中级？"}
TEXT: Final = {"text": "本科，2018年7月开始做网安，2020年12月拿的工程师", "as_of": "2026-11-22"}


def lengthy(parts: int) -> str:
    """A message of so many parts, of which none is said twice: what is pasted several times is read once."""
    return "".join(f"硕士，从事网络安全{n}年，发明专利{n}项，第一发明人，" for n in range(1, parts + 1))


class Told:
    """An answer as it came."""

    def __init__(self, status: int, headers: Any, text: str) -> None:
        self.status, self.headers, self.text = status, headers, text

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.text.splitlines()]

    def problem(self, status: int) -> Any:
        """What is wrong; it must be told as such."""
        assert (self.status, self.headers["Content-Type"]) == (status, "application/problem+json")
        found = TypeAdapter(ProblemJson).validate_python(self.json)
        assert found["status"] == status
        assert any("\u4e00" <= character <= "\u9fff" for character in found["detail"])
        return found


class Program:
    """A program that sends documents with a key."""

    def __init__(self, visit: Visit, key: str | None = KEY) -> None:
        self.visit = visit
        self.headers = {} if key is None else {"Authorization": f"Bearer {key}"}

    async def send(self, act: str, body: Any, kind: str = JSON, **headers: str) -> Told:
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        sent = {"Content-Type": kind, **self.headers, **headers}
        async with self.visit.session.post(f"/api/v1/{act}", data=BytesIO(data), headers=sent) as response:
            return Told(response.status, response.headers, await response.text())


@pytest.fixture(autouse=True)
def _in_good_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", PATIENCE)


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    async with site_in_process(tmp_path, api_keys=f"{KEY},{OTHER_KEY}") as site, site.visit() as visit:
        yield Program(visit)


async def test_it_says_what_the_command_line_says_one_by_one_and_in_batches(program: Program) -> None:
    for act, document, answer, form in (
        ("assess", PROFILE, assessed, AssessmentJson),
        ("ask", QUESTION, answered, AnswerJson),
        ("parse", TEXT, parsed, ReadingJson),
    ):
        right = json.loads(json.dumps(answer(document)))
        TypeAdapter(form).validate_python(right)
        one = await program.send(act, document)
        assert (one.status, one.json) == (200, right)
        wrong: list[Any] = [[], {"question": 3, "text": 3, "education": "none"}, 7]
        batch = [document, *wrong, document]
        listed = await program.send(act, batch)
        assert listed.headers["Content-Type"].startswith(JSON)
        lines = b"\n".join(json.dumps(one).encode() for one in batch) + b"\n"
        streamed = await program.send(act, lines, LINES)
        assert streamed.headers["Content-Type"].startswith(LINES)
        assert listed.json == streamed.lines
        assert [one.get("line") for one in listed.json] == [None, 2, 3, 4, None]
        assert listed.json[0] == listed.json[-1] == right
        assert all(error["message"] for one in listed.json[1:4] for error in one["error"])
        assert listed.headers["Cache-Control"] == "no-store"


async def test_a_document_that_is_refused_is_a_problem_with_its_fields(program: Program) -> None:
    for body in (
        b"",
        b"{",
        b"nothing",
        b'{"education": "master", "education": "doctor"}',
        b'{"education": "\xff"}',
        b'{"education": "mast\ner"}',
        b'"text"',
        b"null",
        b"[" * 100_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b'[{"a": 1, "a": 2}]',
        b"[1,]",
        b'{"experience": {"years": NaN}}',
        b'{"education": null, "who": "x"}',
    ):
        told = (await program.send("assess", body)).problem(422)
        assert told["errors"], body
        assert all(set(error) == {"field", "message", "allowed"} for error in told["errors"])


async def test_what_is_not_a_number_is_none_in_a_batch_either(program: Program) -> None:
    (told,) = (await program.send("assess", b'[{"experience": {"years": NaN}}]')).json
    assert (told["line"], told["error"][0]["field"]) == (1, "experience.years")


async def test_lines_keep_their_places(program: Program) -> None:
    told = await program.send("ask", b'"a"\n\n{"question": "b"}\r\n"\xff"\n"c"', LINES)
    assert [one.get("line", one.get("question")) for one in told.lines] == ["a", 2, "b", 4, "c"]
    assert (await program.send("ask", b"", LINES)).text == ""
    assert (await program.send("ask", b"[]")).json == []


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json; charset=gbk",
        "",
    ],
)
async def test_only_json_is_taken(program: Program, kind: str) -> None:
    told = await program.send("ask", QUESTION, kind or "application/octet-stream")
    assert "Content-Type" in told.problem(415)["detail"]


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"UTF8"'])
async def test_utf_8_is_taken_by_every_name_that_people_give_it(program: Program, charset: str) -> None:
    assert (await program.send("ask", QUESTION, f"application/json; charset={charset}")).status == 200


@pytest.mark.parametrize("act", ["assess", "ask", "parse"])
async def test_a_notice_that_is_not_there_is_told_without_a_word_of_the_command_line(
    program: Program, act: str
) -> None:
    body = {"assess": b"{}", "ask": QUESTION, "parse": b'{"text": "x"}'}[act]
    (error,) = (await program.send(f"{act}?notice=nix", body)).problem(422)["errors"]
    assert (error["field"], "nix" in error["message"], "--" in error["message"]) == ("notice", True, False)
    assert error["allowed"]


async def test_nothing_is_unpacked(program: Program) -> None:
    """What is small on its way may be large without end."""
    for body in (gzip.compress(b'{"question": "x"}'), gzip.compress(b" " * 50_000_000), b"no gzip"):
        (await program.send("ask", body, **{"Content-Encoding": "gzip"})).problem(415)


async def test_what_is_too_large_is_not_taken(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "MOST_DOCUMENTS", 3)
    assert "3 份" in (await program.send("ask", ["a"] * 4)).problem(413)["detail"]
    assert "3 份" in (await program.send("ask", b'"a"\n' * 4, LINES)).problem(413)["detail"]
    assert (await program.send("ask", ["a"] * 3)).status == 200
    (await program.send("ask", b" " * 1_100_000)).problem(413)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": ""}, 401),
        ({"Authorization": KEY}, 401),
        ({"Authorization": f"Basic {KEY}"}, 401),
        ({"Authorization": "Bearer "}, 401),
        ({"Authorization": f"Bearer {KEY[:-1]}"}, 403),
        ({"Authorization": f"Bearer {KEY}x"}, 403),
        ({"Authorization": f"Bearer {KEY},{OTHER_KEY}"}, 403),
        ({"Authorization": "Bearer éé"}, 403),
        ({"Authorization": f"bearer  {KEY} "}, 200),
        ({"Authorization": f"Bearer {OTHER_KEY}"}, 200),
    ],
)
async def test_only_whoever_has_a_key_is_answered(
    program: Program, headers: dict[str, str], status: int
) -> None:
    stranger = Program(program.visit, key=None)
    told = await stranger.send("ask", QUESTION, **headers)
    if status == 200:
        assert told.status == 200
    else:
        told.problem(status)
        assert ("WWW-Authenticate" in told.headers) == (status == 401)


async def test_without_keys_there_is_no_interface(visit: Visit) -> None:
    for act in ("assess", "ask", "parse"):
        (await Program(visit).send(act, QUESTION)).problem(404)
    async with visit.session.get("/api/v1/openapi.json") as response:
        assert response.status == 404
    page = await visit.get("/api")
    assert page.status == 200
    assert "没有打开接口" in page.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/v1/ask", 405), ("PUT", "/api/v1/ask", 405), ("POST", "/api/v1/nothing", 404)],
)
async def test_what_there_is_not_is_a_problem_as_well(
    program: Program, method: str, path: str, status: int
) -> None:
    async with program.visit.session.request(method, path, headers=program.headers) as response:
        Told(response.status, response.headers, await response.text()).problem(status)
        assert ("POST" in response.headers.get("Allow", "")) == (status == 405)


async def test_it_is_described_by_the_models_that_read_it(program: Program) -> None:
    async with program.visit.session.get("/api/v1/openapi.json") as response:
        told = await response.json()
        assert response.headers["Cache-Control"].startswith("public")
    assert told["openapi"] == "3.1.0"
    assert set(told["paths"]) == {"/api/v1/assess", "/api/v1/ask", "/api/v1/parse"}
    assert told["servers"] == [{"url": program.visit.address}]
    names = list(references(told))
    assert names
    for name in names:
        found: Any = told
        for step in name.removeprefix("#/").split("/"):
            found = found[step]
    schemas = told["components"]["schemas"]
    assert "direction" in schemas["Profile"]["properties"]
    assert {"eligible_level", "levels"} <= set(schemas["AssessmentJson"]["required"])
    assert {"decision", "by_level", "next"} <= set(schemas["AnswerJson"]["properties"])


def references(told: Any) -> set[str]:
    if isinstance(told, dict):
        own = {told["$ref"]} if "$ref" in told else set()
        return own.union(*map(references, told.values()))
    return set().union(*map(references, told)) if isinstance(told, list) else set()


async def test_the_page_about_it_shows_documents_that_it_takes(program: Program) -> None:
    page = read_page((await program.visit.get("/api")).text)
    rows = [[cell.text for cell in row if cell.tag in {"th", "td"}] for row in page.all("tr")][1:]
    assert len(rows) == 3
    for path, _, example in rows:
        document = json.loads(example[example.index("{") :])
        assert (await program.send(path.removeprefix("/api/v1/"), document)).status == 200


async def test_a_batch_keeps_nobody_waiting(program: Program) -> None:
    """While a batch is worked off, pages are answered and other programs' documents in between."""
    await program.send("ask", QUESTION)
    long = {**TEXT, "text": lengthy(100)}
    batch = asyncio.create_task(program.send("parse", [long] * 20))
    await asyncio.sleep(0.05)
    page = await program.visit.get("/levels")
    single = await program.send("ask", QUESTION)
    assert (page.status, single.status) == (200, 200)
    assert not batch.done()
    assert len((await batch).json) == 20


async def test_what_takes_too_long_is_refused_and_the_next_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0.05)
    hard = {"text": lengthy(160)}
    async with site_in_process(tmp_path, api_keys=KEY) as site, site.visit() as visit:
        told = (await Program(visit).send("parse", hard)).problem(422)
        assert "太长" in told["errors"][0]["message"]
        assert (await Program(visit).send("assess", {})).status == 200


async def test_too_many_at_once_are_told_to_come_again(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine, is_at_work, goes_on = Documents.answer, asyncio.Event(), asyncio.Event()

    async def held(self: Documents, *given: Any) -> AnsweredDocument:
        is_at_work.set()
        await goes_on.wait()
        return await genuine(self, *given)

    monkeypatch.setattr(api, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(Documents, "answer", held)
    batch = asyncio.create_task(program.send("ask", [QUESTION] * 20))
    await is_at_work.wait()
    refused = await program.send("ask", QUESTION)
    refused.problem(503)
    assert refused.headers["Retry-After"]
    goes_on.set()
    assert (await batch).status == 200
    assert (await program.send("ask", QUESTION)).status == 200
