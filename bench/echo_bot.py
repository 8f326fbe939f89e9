"""``python -m bench.echo_bot URL TOKEN [--client NAME] [--concurrent]``: a bare python-telegram-bot that echoes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bench.plain_aiohttp import PlainAiohttpRequest
from bot.channels.telegram.client import AiohttpRequest

if TYPE_CHECKING:
    from telegram import Update

CLIENTS = {"plain aiohttp": PlainAiohttpRequest, "ours": AiohttpRequest}


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("token")
    parser.add_argument("--client", choices=CLIENTS, help="else python-telegram-bot's own")
    parser.add_argument("--concurrent", action="store_true")
    given = parser.parse_args()
    builder = Application.builder().token(given.token)
    builder = builder.base_url(f"{given.url}/bot").base_file_url(f"{given.url}/file/bot")
    if given.client is not None:
        client = CLIENTS[given.client]
        builder = builder.request(client()).get_updates_request(client())
    application = builder.concurrent_updates(given.concurrent).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
