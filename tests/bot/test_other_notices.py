"""Under another notice nothing speaks of the shipped one: no sentence, no page, no roster, no report, no channel."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import yaml

from bot.features.notice import PolicyNotice
from bot.roster import job, report, standings
from bot.roster.limits import Limits
from bot.roster.messages import Order
from bot.roster.template import write_template
from bot.wording import SENTENCES
from dialogs.answers import answers_of
from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.language.message.extract import read_message
from dialogs.language.vocabulary.index import word_index
from dialogs.notices.choosing import parameter
from rules import Assessment, load_policies
from tests.bot.channels.contract import talking
from tests.bot.commands.help_pages import commands_of
from tests.first_words import first_words, foreign
from tests.made_up_notices import EVERY_MECHANISM, SECOND, SHIPPED, THIRD, all_in_force, in_force_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dialogs.reply import Reply
    from rules import Policies, Policy
    from tests.bot.channels.contract import Talker
    from tests.bot.channels.seen import Seen

TODAY = date(2026, 11, 26)
NONSENSE = "哼哼哈嘿"
COMMANDS = (
    "/help",
    "/levels",
    "/direction",
    "/ask",
    "/privacy",
    "/case",
    "/roster",
    "/edit",
    "/result",
    "/report",
)
TURNS = 70


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    """In force on the same day as the shipped one."""
    return all_in_force(tmp_path_factory.mktemp("together"))


@pytest.fixture(scope="module", params=[SECOND, THIRD, *EVERY_MECHANISM])
def notice(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def policies(notice: str, together: Policies, tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return together if notice in EVERY_MECHANISM else in_force_now(tmp_path_factory.mktemp("alone"), notice)


@pytest.fixture
def policy(policies: Policies, notice: str) -> Policy:
    return policies[notice]


def test_all_are_in_force_on_one_day(together: Policies) -> None:
    assert {edition.id for edition in together.candidates(TODAY)} == {SHIPPED, *EVERY_MECHANISM}
    assert not together.refused


def shown(reply: Reply) -> str:
    told = [reply.text, *(button.label for row in reply.buttons for button in row)]
    if reply.document is not None and reply.document.name.endswith((".md", ".txt")):
        told.append(reply.document.content.decode())
    return "\n".join(told)


def walked(policies: Policies, notice: str, seed: int) -> Iterator[str]:
    """A conversation in which one button after another is pressed, and nonsense is typed at each question."""
    conversation = Conversation(policies)
    session, replies = conversation.turn(None, Opened(parameter(notice)), TODAY)
    for turn in range(TURNS):
        yield from map(shown, replies)
        buttons = [button for row in replies[-1].buttons for button in row if button.data]
        if turn % 3 == 2 or not buttons:
            session, replies = conversation.turn(session, Said(NONSENSE), TODAY)
            continue
        event = Pressed(buttons[(seed + turn // 5) % len(buttons)].data, session.revision)
        session, replies = conversation.turn(session, event, TODAY)
    for said in ("结论", "如果", "为什么", "改", "1", "帮助"):
        session, replies = conversation.turn(session, Said(said), TODAY)
        yield from map(shown, replies)


@pytest.mark.parametrize("seed", range(8))
def test_it_is_talked_through_in_its_own_words(policies: Policies, policy: Policy, seed: int) -> None:
    said = "\n".join(walked(policies, policy.id, seed))
    assert len(said) > 1000
    assert foreign(said, policy) == set()


def told_of_oneself(policy: Policy) -> list[str]:
    """Messages as the notice's own examples say them."""
    examples = word_index(policy).vocabulary.examples
    return [one for one in (examples.message, examples.short, examples.outcome, examples.outcomes) if one]


def test_what_it_offers_to_say_is_read_wholly(policy: Policy) -> None:
    for text in told_of_oneself(policy):
        reading = read_message(policy, text, TODAY)
        assert reading.profile, text
        assert not reading.unsure, text
        assert not reading.set_aside, text


def test_what_it_offers_to_suppose_is_understood(policies: Policies, policy: Policy) -> None:
    for supposed in word_index(policy).vocabulary.examples.supposed:
        conversation = Conversation(policies)
        session, _ = conversation.turn(None, Opened(parameter(policy.id)), TODAY)
        for said in (told_of_oneself(policy)[0], "对", "结论", f"如果{supposed}"):
            session, replies = conversation.turn(session, Said(said), TODAY)
        assert "没有看懂" not in shown(replies[-1]), supposed


@pytest.mark.parametrize(
    "text",
    [
        "硕士，8年",
        "有高级职称，论文2篇",
        "本科在读，员工3人",
        "网络安全工程师，专利1项",
        "干了七八年",
        NONSENSE,
    ],
)
def test_what_is_read_and_asked_is_told_in_its_own_words(policy: Policy, text: str) -> None:
    reading = read_message(policy, text, TODAY)
    offered = "".join(option for one in reading.unsure for option in one.options)
    assert foreign(offered, policy) <= foreign(text, policy)
    for question in (
        text,
        f"{text}能申报吗？",
        "要满足什么条件？",
        "我是会计，能申报吗？",
        "专利算吗？",
        "要几年？",
    ):
        answer = answers_of(policy).ask(question, TODAY).as_json()
        assert foreign(str(answer["text"]), policy) <= foreign(question, policy), answer["text"]


def cells(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


@pytest.fixture
def roster(policy: Policy, policies: Policies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The template with its examples as people, one of whom has cells that cannot be read, assessed."""
    for part in (job, standings):  # both ask for them, each by itself
        monkeypatch.setattr(part, "notices", lambda: policies)
    path = tmp_path / "template.xlsx"
    write_template(path, policy)
    book = openpyxl.load_workbook(path)
    for sheet in (book["人员"], book["成果"]):
        for row in sheet.iter_rows(min_row=2, max_col=1):
            for cell in row:
                cell.value = str(cell.value).replace("示例", "E") if cell.value else None
    spoilt = [NONSENSE] * book["人员"].max_column
    book["人员"].append(["E3", *spoilt[1:]])
    book.save(path)
    return path


def test_its_roster_is_headed_read_and_assessed_in_its_own_words(
    roster: Path, policy: Policy, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    order = Order(roster, out, tmp_path / "out.png", tmp_path / "done", TODAY, policy.id, Limits())
    summary = job.run(order, lambda _progress: None)
    assert summary.assessed + summary.refused == 3
    assert summary.assessed >= 2, cells(out)
    assert foreign(cells(roster), policy) == set()
    assert foreign(cells(out), policy) == set()
    assert foreign(str(summary), policy) == set()


def test_its_report_is_in_its_own_words(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    typeset: list[Any] = []

    def written(_package: str, _name: str, data: Any, _form: str) -> bytes:
        typeset.append(data)
        return b""

    monkeypatch.setattr(report, "typeset", written)
    messages = told_of_oneself(policy)
    for text in (*messages, NONSENSE):
        profile = policy.profile(dict(read_message(policy, text, TODAY).profile), TODAY)
        report.report_pdf(Assessment(policy, profile), "甲")
    assert len(typeset) == len(messages) + 1
    assert foreign(str(typeset), policy) == set()


def texts(seen: list[Seen]) -> str:
    return "\n".join("\n".join((one.text, *(button.label for button in one.buttons))) for one in seen)


@pytest.mark.parametrize("channel", ["terminal", "telegram", "web", "toy"])
async def test_every_channel_speaks_its_words(
    channel: str, policies: Policies, policy: Policy, tmp_path: Path
) -> None:
    arguments = (channel, tmp_path, Conversation(policies), PolicyNotice(policies))
    async with talking(*arguments) as talker:
        said = await _said(talker, policy)
    assert policy.data.document_number in said
    assert foreign(said, policy) == set()


async def _said(talker: Talker, policy: Policy) -> str:
    told = [await _chosen(talker, policy, await talker.open())]
    told += [await talker.say(text) for text in (*told_of_oneself(policy), "对", NONSENSE, "没有", "结论")]
    told += [await talker.say(text) for text in COMMANDS]
    told += [await _chosen(talker, policy, await talker.say("/case 甲"))]
    told += [await talker.say(text) for text in ("/mine", "结论")]
    return "\n".join(map(texts, told))


async def _chosen(talker: Talker, policy: Policy, seen: list[Seen]) -> list[Seen]:
    """Where it is asked by which notice, its button is pressed; the question itself names them all."""
    named = [one for shown in seen for one in shown.buttons if one.label == policy.data.short_name]
    return await talker.press(named[0]) if named else seen


def test_no_sentence_page_or_help_that_serves_every_notice_names_a_thing_of_one() -> None:
    pages = files("bot.channels.web").joinpath("templates")
    told = {f"{line.file} {line.key}": line.text for line in SENTENCES.lines()}
    told |= {page.name: page.read_text("utf-8") for page in pages.iterdir()}
    told |= {str(n): one for n, one in enumerate(commands_of())}
    told["applicants.md"] = files("bot.channels.web").joinpath("handbook", "applicants.md").read_text("utf-8")
    assert len(told) > 600
    found = {place: [word for word in first_words() if word in text] for place, text in told.items()}
    assert {place: words for place, words in found.items() if words} == {}


EXAMINATIONS = re.compile("信息安全工程师|网络规划设计师")
"""Of 软考, whatever the notice."""


@pytest.mark.parametrize("path", sorted(files("dialogs.language.phrases").iterdir(), key=str), ids=str)
def test_what_people_say_whatever_the_notice_names_no_speciality(path: Any) -> None:
    """The words of one notice stand in its vocabulary."""
    vocabulary = word_index(list(load_policies())[-1]).vocabulary
    named = {*vocabulary.field.speciality, *vocabulary.field.names, vocabulary.field.called}
    said = yaml.safe_load(path.read_text(encoding="utf-8")) if path.name.endswith(".yaml") else None
    text = EXAMINATIONS.sub("", str(said))
    assert [word for word in named if word in text] == []
