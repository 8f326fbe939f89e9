"""Replies as calls of the Bot API."""

from __future__ import annotations

import json
from typing import Any

from bot.channels.telegram.render import told
from bot.channels.telegram.update import Chat, ReceivedMessage
from bot.features.messenger import Recipient
from bot.features.request import Shown
from dialogs.reply import Button, Document, Picture, Reply

WANG = Recipient("1", "1")
QUESTION = ReceivedMessage(message_id=7, chat=Chat(id=1, type="private"), text="您的学历？")
BUTTONS = ((Button("硕士", "education=master"),),)
DOCUMENT = Document("结果.md", "text/markdown", b"# 1")
PICTURE = Picture(b"\x89PNG", "一条时间线")


def calls(*replies: Reply, pressed: ReceivedMessage | None = None) -> list[tuple[str, dict[str, Any]]]:
    shown = [Shown(reply, 3) for reply in replies]
    made = [json.loads(message.payload) for message in told(WANG, shown, pressed)]
    return [(call["method"], call["arguments"]) for call in made]


def test_a_reply_that_continues_takes_the_message_s_place_under_the_choice() -> None:
    reply = Reply("**几年？**", BUTTONS, edits_last=True, chosen="硕士")
    ((method, arguments),) = calls(reply, pressed=QUESTION)
    assert method == "editMessageText"
    assert (arguments["message_id"], arguments["text"]) == (7, "✔ 硕士\n\n几年？")
    assert arguments["entities"] == [{"type": "bold", "offset": 6, "length": 3}]
    assert arguments["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "3|education=master"


def test_a_reply_of_its_own_leaves_the_choice_in_the_old_message_without_buttons() -> None:
    (edit, new) = calls(Reply("给您。", document=DOCUMENT, chosen="导出"), pressed=QUESTION)
    assert edit[0] == "editMessageText"
    assert edit[1]["text"] == "您的学历？\n\n✔ 导出"
    assert "reply_markup" not in edit[1]
    assert new[0] == "sendDocument"
    assert new[1]["caption"] == "给您。"


def test_a_message_that_cannot_hold_the_choice_loses_its_buttons_only() -> None:
    for old in (
        QUESTION.model_copy(update={"text": None}),
        QUESTION.model_copy(update={"text": "字" * 4096}),
    ):
        edit = calls(Reply("好", chosen="导出"), pressed=old)[0]
        assert edit == ("editMessageReplyMarkup", {"chat_id": 1, "message_id": 7})


def test_a_long_reply_has_its_buttons_under_the_last_part() -> None:
    text = "\n".join(["一行字" * 30] * 100)
    made = calls(Reply(text, BUTTONS, edits_last=True, chosen="硕士"), pressed=QUESTION)
    assert [method for method, _ in made] == ["editMessageText", "sendMessage", "sendMessage"]
    assert ["reply_markup" in arguments for _, arguments in made] == [False, False, True]


def test_a_picture_says_what_it_shows() -> None:
    assert calls(Reply("看图。", BUTTONS, picture=PICTURE))[0][1]["caption"] == "一条时间线"
    assert calls(Reply("看图。", picture=PICTURE))[0][1]["caption"] == "看图。"


def test_a_picture_and_a_document_go_one_after_the_other() -> None:
    made = calls(Reply("看图。", BUTTONS, DOCUMENT, PICTURE))
    assert [method for method, _ in made] == ["sendPhoto", "sendDocument", "sendMessage"]


def test_a_reply_without_words_is_its_files_only() -> None:
    assert [method for method, _ in calls(Reply("", document=DOCUMENT))] == ["sendDocument"]
    assert calls(Reply("")) == []


def test_an_edit_that_would_change_nothing_is_not_made() -> None:
    markup = {"inline_keyboard": [[{"text": "硕士", "callback_data": "3|education=master"}]]}
    shown = QUESTION.model_copy(update={"markup": markup})
    assert calls(Reply("您的学历？", BUTTONS, edits_last=True), pressed=shown) == []
    for other in (Reply("您的学位？", BUTTONS, edits_last=True), Reply("您的学历？", edits_last=True)):
        assert len(calls(other, pressed=shown)) == 1
