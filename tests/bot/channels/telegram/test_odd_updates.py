"""What hardly ever comes, or from a newer Telegram only: a kind answer or deliberate silence, and no harm to others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from bot.channels.telegram.update import arrival_of

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

US: Final = {"id": 123456789, "is_bot": True, "first_name": "职称向导", "username": "zhicheng_test_bot"}
CHANNEL: Final = {"id": -1009, "type": "channel", "title": "频道"}
FILE: Final = {"file_id": "f", "file_unique_id": "f"}
ONLY_TEXT: Final = "只看得懂文字"
READ: Final = "我这样记"
STEP: Final = "第 1 步"
ASKED_AGAIN: Final = "您是否在北京"


def forwarded(**origin: Any) -> dict[str, Any]:
    return {"text": "我是硕士", "forward_origin": {"date": 0, **origin}}


ANSWERED: Final[tuple[tuple[dict[str, Any], str], ...]] = (
    # Words, however they come.
    ({"text": "硕士", "via_bot": {"id": 77, "is_bot": True, "first_name": "别家"}}, READ),
    ({"text": "满2年", "via_bot": US}, "我自己说过的话"),
    (forwarded(type="user", sender_user={"id": 8, "is_bot": False, "first_name": "某人"}), READ),
    (forwarded(type="hidden_user", sender_user_name="某人"), READ),
    (forwarded(type="channel", chat=CHANNEL, message_id=3), READ),
    (forwarded(type="something new"), READ),
    (forwarded(type="user", sender_user=US), "我自己说过的话"),
    ({"text": "硕士", "quote": {"text": "学历", "position": 0}, "external_reply": {"origin": {}}}, READ),
    ({"text": "硕士", "reply_to_story": {"id": 1, "chat": CHANNEL}}, READ),
    ({"text": "硕士", "suggested_post_info": {"state": "pending"}}, READ),
    ({"text": "硕士", "entities": [{"type": "hologram", "offset": 5, "length": 300}]}, READ),
    ({"hologram": {"colour": 3}, "caption": "硕士"}, READ),
    ({"photo": [FILE], "caption": "硕士", "show_caption_above_media": True, "has_media_spoiler": True}, READ),
    # Words that say little.
    ({"text": ""}, "没有收到内容"),
    ({"text": " \n\u3000"}, "没有收到内容"),
    ({"text": "\u200b\u200d\ufeff"}, "没有收到内容"),
    ({"text": "😀" * 4096}, ASKED_AGAIN),
    ({"text": "🇨🇳👨\u200d👩\u200d👧" * 300}, ASKED_AGAIN),
    ({"text": "\u200f\u202e硕士\u202c\u200f"}, READ),
    ({"text": "硕\ud83d士\udc00"}, READ),
    ({"photo": [FILE], "caption": "\ud83d"}, "看不了图片"),
    # What looks like a command.
    *(
        ({"text": text}, ASKED_AGAIN)
        for text in ("/start@otherbot", "/case@otherbot 甲", "/", "//", "/" * 4096)
    ),
    ({"photo": [FILE], "caption": "/start@otherbot"}, "附件我看不了"),
    ({"text": "/START@ZHICHENG_TEST_BOT"}, STEP),
    ({"text": "/ask\n硕士几年能评中级？"}, "附件2"),
    ({"text": "／help"}, "随时可以说"),
    ({"text": "/help /levels"}, "命令"),
    ({"text": "/帮助"}, "没有 /帮助 这个命令"),
    # Links, whoever has made them.
    *(
        ({"text": f"/start {payload}".rstrip()}, STEP)
        for payload in (
            *("", "-", "_", "a" * 64, "a" * 500, "level_", "level_pope", "LEVEL_senior", "case", "ref_12345"),
            *("eyJhIjoxfQ==", "../../etc/passwd", "%00", "职称", "true", "assess assess", "\u202e"),
        )
    ),
    # No words at all.
    *(
        ({kind: {"whatever": 1}}, ONLY_TEXT)
        for kind in ("paid_media", "poll", "dice", "story", "checklist", "game", "rich_message")
    ),
    *(({kind: FILE}, ONLY_TEXT) for kind in ("sticker", "video_note", "live_photo", "hologram", "scent")),
    ({"contact": {"phone_number": "1", "first_name": "王", "user_id": 1}}, "不需要姓名和电话"),
    ({"venue": {"title": "楼"}, "location": {"latitude": 1, "longitude": 2}}, "位置"),
)

EVENTS: Final = (
    *(
        "giveaway",
        "giveaway_winners",
        "giveaway_created",
        "giveaway_completed",
        "boost_added",
        "gift",
        "unique_gift",
    ),
    *("checklist_tasks_done", "checklist_tasks_added", "suggested_post_approved", "suggested_post_paid"),
    *("web_app_data", "users_shared", "chat_shared", "write_access_allowed", "passport_data", "invoice"),
    *("successful_payment", "proximity_alert_triggered", "video_chat_started", "forum_topic_edited"),
    *(
        "forum_topic_closed",
        "general_forum_topic_hidden",
        "new_chat_photo",
        "left_chat_member",
        "pinned_message",
    ),
    *("chat_background_set", "paid_message_price_changed", "direct_message_price_changed", "hologram_shared"),
)
SILENT: Final[tuple[dict[str, Any], ...]] = (
    *({kind: {"whatever": 1}} for kind in EVENTS),
    {"new_chat_photo": [FILE]},
    {"migrate_to_chat_id": -1008},
    {"migrate_from_chat_id": -5},
    {"group_chat_created": True},
    {"new_chat_members": [US]},
    {"entities": [{"type": "bold", "offset": 0, "length": 3}]},
    {"text": "硕士", "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}},
    {},
)

NOT_ASKED_FOR: Final = (
    *("channel_post", "edited_channel_post", "business_connection", "business_message", "guest_message"),
    *("edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count"),
    *("my_chat_member", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "poll"),
    *("poll_answer", "shipping_query", "pre_checkout_query", "purchased_paid_media", "chosen_inline_result"),
    *("managed_bot", "sub_ether_message"),
)


@pytest.mark.parametrize("is_in_topic", [False, True])
async def test_in_a_private_chat_everything_is_answered_kindly_or_left_alone(
    api: BotApi, house: BotInProcess, *, is_in_topic: bool
) -> None:
    wang = api.person(1, "王工")
    async with house.open() as store:
        await wang.say("/start")
        await wang.next_message()
        where = {}
        if is_in_topic:
            where = {"message_thread_id": await wang.open_topic("评估"), "is_topic_message": True}
        for number, content in enumerate(SILENT):
            await api.update("message", told(wang.chat, wang.user, number, {**where, **content}))
        for number, (content, said) in enumerate(ANSWERED, start=len(SILENT)):
            await api.update("message", told(wang.chat, wang.user, number, {**where, **content}))
            shown = await wang.next_message()
            assert said in shown.text, content
            assert shown.topic == where.get("message_thread_id", 0)
            if said == READ:
                await wang.say("不要", topic=shown.topic)
                await wang.next_message()
        with store.transaction() as transaction:
            assert transaction.tally("telegram").set_aside == 0
    assert await house.refused() == []


@pytest.mark.parametrize("kind", ["group", "supergroup", "forum"])
async def test_in_a_group_only_what_is_called_is_answered(
    api: BotApi, house: BotInProcess, kind: str
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100, supergroup=kind != "group")
    await group.add_bot(wang, privacy=False)
    where: dict[str, Any] = {}
    if kind == "forum":
        where = {"message_thread_id": await group.open_topic(wang, "职称"), "is_topic_message": True}
    contents = [*SILENT, *(content for content, _ in ANSWERED)]
    called = [one for one in contents if one.get("text", "").lower().startswith(("/start", "/ask", "/help"))]
    ours = [one for one in called if "@other" not in one["text"]]
    await wang.say("大家好", chat=group)
    async with house.open() as store:
        for number, content in enumerate(contents):
            await api.update("message", told(group.chat, wang.user, number, {**where, **content}))
        shown = [await group.next_message() for _ in ours]
        await wang.say("/levels", chat=group)
        assert "附件2" in (await group.next_message()).text
        assert {message.topic for message in shown} == {where.get("message_thread_id", 0)}
        with store.transaction() as transaction:
            assert transaction.tally("telegram").set_aside == 0
    assert await house.refused() == []


def told(chat: dict[str, Any], user: dict[str, Any], number: int, content: dict[str, Any]) -> dict[str, Any]:
    return {"message_id": 5000 + number, "date": 1790000000, "chat": chat, "from": user, **content}


async def test_what_was_not_asked_for_is_passed_over_also_where_it_looks_like_a_message(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open() as store:
        await wang.say("/start")
        await wang.next_message()
        updates = [
            {"update_id": number, kind: told(wang.chat, wang.user, number, {"text": "硕士"})}
            for number, kind in enumerate(NOT_ASKED_FOR, start=1)
        ]
        await api.fail("getUpdates", body=json.dumps({"ok": True, "result": updates}))
        hit = (await api.state())["faults_hit"]
        await wang.say("/help")
        await api.until(faults_hit=hit + 1)
        await wang.say("/levels")
        assert [(await wang.next_message()).text[:2] for _ in range(2)] == ["命令", "四个"]
        with store.transaction() as transaction:
            assert transaction.tally("telegram").set_aside == 0
        assert house.kept(1)["session"]["answers"] == {}


@pytest.mark.parametrize("field", ["text", "caption", "media_group_id"])
def test_half_a_character_is_not_kept_and_takes_nothing_with_it(field: str) -> None:
    message = {"message_id": 1, "chat": {"id": 1, "type": "private"}, "from": {"id": 1}, field: "一\ud83d二"}
    arrival = arrival_of({"update_id": 1, "message": message})
    assert json.loads(arrival.payload)["message"][field] == "一二"
