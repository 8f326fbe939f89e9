"""``python -m bench.aiogram_echo URL TOKEN``: a bot on aiogram whose states live in memory, as aiogram's guide has it.

It runs in a virtual environment of its own (``make .venv-peers/.ready``): aiogram needs an older pydantic.
"""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import Message

LISTENING = State("listening")


async def begin(message: Message, state: FSMContext) -> None:
    await state.set_state(LISTENING)
    await echo(message, state)


async def echo(message: Message, state: FSMContext) -> None:
    await state.update_data(heard=message.text)
    await message.answer(message.text or "")


async def main(url: str, token: str) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(echo, LISTENING)
    dispatcher.message.register(begin)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
