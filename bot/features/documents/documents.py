"""Documents that other programs send, answered beside the event loop with the words of the command line."""

from __future__ import annotations

from typing import Final, NamedTuple

from pydantic import TypeAdapter
from pydantic_core import to_json

from bot.features.documents.decoding import WHOLE, Act
from bot.ops.line_process import LineProcess
from bot.wording import say
from rules import FieldError

PROGRAM: Final = "bot.features.documents.process"
SECONDS: Final = 2.0
"""Of the processor's time that one document may take."""
LONGEST_ANSWER: Final = 50_000_000
"""Bytes."""


class DocumentOrder(NamedTuple):
    """A document to be answered under ``notice``, or the only one, as JSON that nobody has looked at."""

    act: Act
    document: str
    notice: str | None = None


ORDER: Final = TypeAdapter(DocumentOrder)

_REFUSED: Final = b'{"error":'


class AnsweredDocument(NamedTuple):
    """``json`` is what the command line says."""

    json: bytes

    @property
    def is_refused(self) -> bool:
        """Whether it says what is wrong with the document."""
        return self.json.startswith(_REFUSED)


class Documents:
    """Answers documents one after another, in a process of its own."""

    def __init__(self) -> None:
        self._process = LineProcess(PROGRAM, SECONDS, LONGEST_ANSWER)

    async def answer(self, act: Act, document: bytes, notice: str | None = None) -> AnsweredDocument:
        """What the command line would say to ``document``. Raises ReadingFailedError."""
        try:
            written = document.decode()
        except UnicodeDecodeError:
            return _refused(act, say("documents.not_json"))
        order = DocumentOrder(act, written, notice)
        told = await self._process.answer(ORDER.dump_json(order))
        return _refused(act, say("documents.too_slow")) if told is None else AnsweredDocument(told)

    async def stop(self) -> None:
        """End the process, if there is one."""
        await self._process.stop()


def _refused(act: Act, said: str) -> AnsweredDocument:
    return AnsweredDocument(to_json({"error": [FieldError(WHOLE[act], said).as_json()]}))
