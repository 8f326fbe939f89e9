"""A whole durable turn by the web page, beside the same server with a static page of the same size, in one run.

``python -m bench.web``: one server in a process of its own; 50 people answer the questions, each as fast as the page
comes: without scripts (a turn is a form and the page it leads to), then with scripts (it is one request). Then such
as read for a while before they answer, such as only load their page again, and last as many who fetch a static page of
that size. BENCH_TURNS changes how many turns each takes.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from aiohttp import ClientSession, CookieJar, web

from tests.bot.channels.telegram.bot_process import environment
from tests.bot.channels.web.site_in_process import free_port

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

PEOPLE = 50
TURNS = int(os.environ.get("BENCH_TURNS", "20"))
ANSWERS = ("是", "网络与系统安全", "硕士", "8年", "没有", "返回", "7年", "没有", "不清楚", "为什么")
LEAST_SHARE, MOST_P99, MOST_OF_A_PAGE = 0.25, 60.0, 0.4
LOADS = 5
"""Of a page that is only loaded again, to one turn."""
_FIELD = re.compile(r'name="(\w+)" value="([^"]*)"')


async def _ready(session: ClientSession, path: str) -> None:
    for _ in range(600):
        try:
            async with session.get(path):
                return
        except OSError:
            await asyncio.sleep(0.1)
    raise TimeoutError(path)


def _fields(text: str) -> dict[str, str]:
    """Of the form beside the question, as it stands last."""
    form = text[text.index("<form") :]
    return dict(_FIELD.findall(form[: form.index("</form>")]))


class Manner(NamedTuple):
    """How people answer: ``requests`` a turn, with these ``headers``, after so many seconds of reading at most."""

    name: str
    requests: int
    headers: dict[str, str]
    reads: float = 0.0

    async def turns(self, session: ClientSession, took: list[float], sizes: list[int]) -> None:
        """Answer question after question."""
        async with session.get("/") as response:
            text = await response.text()
        for turn in range(TURNS + 1):
            await asyncio.sleep(random.random() * self.reads)
            fields = {**_fields(text), "say": ANSWERS[turn % len(ANSWERS)] if turn else ""}
            began = time.perf_counter()
            async with session.post("/talk", data=fields, headers=self.headers) as response:
                text = await response.text()
            if turn:
                took.append(time.perf_counter() - began)
                sizes.append(len(text.encode()))


SCRIPTS = {"HX-Request": "true"}
WITHOUT = Manner("without scripts", 2, {})
MANNERS = (
    WITHOUT,
    Manner("with scripts", 1, SCRIPTS),
    Manner("reading up to 2 s, with scripts", 1, SCRIPTS, 2.0),
)


class Measured(NamedTuple):
    """What people of a manner came to."""

    manner: Manner
    rate: float
    slowest: float
    size: int
    spent: float


async def _loads(session: ClientSession, took: list[float], sizes: list[int]) -> None:
    async with session.get("/") as response:
        text = await response.text()
    async with session.post("/talk", data={**_fields(text), "say": ""}) as response:
        await response.read()
    for _turn in range(TURNS * LOADS):
        began = time.perf_counter()
        async with session.get("/talk") as response:
            sizes.append(len(await response.read()))
            response.raise_for_status()
        took.append(time.perf_counter() - began)


async def _fetches(session: ClientSession, took: list[float], _: list[int]) -> None:
    for _turn in range(TURNS * 2):  # a turn is a form and the page it leads to
        began = time.perf_counter()
        async with session.get("/") as response:
            await response.read()
        took.append(time.perf_counter() - began)


async def _together(
    address: str, work: Callable[[ClientSession, list[float], list[int]], Awaitable[None]]
) -> tuple[float, list[float], list[int]]:
    took: list[float] = []
    sizes: list[int] = []
    sessions = [
        ClientSession(
            address,
            cookie_jar=CookieJar(unsafe=True),
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )
        for number in range(PEOPLE)
    ]
    began = time.perf_counter()
    try:
        await asyncio.gather(*(work(session, took, sizes) for session in sessions))
    finally:
        for session in sessions:
            await session.close()
    return time.perf_counter() - began, took, sizes


def _processor_seconds(process: int) -> float:
    """Of the processor, that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _p99(took: list[float]) -> float:
    return quantiles(took, n=100)[98] * 1000


async def _static(size: int) -> None:
    app = web.Application()
    body = b"x" * size

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type="text/html")

    app.router.add_get("/", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["PORT"])).start()
    await asyncio.Event().wait()


async def _measured(folder: Path) -> bool:
    port, plain = free_port(), free_port()
    settings = environment(folder, WEB_PORT=str(port), WEB_TRUSTED_PROXIES="127.0.0.1")
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve", env=settings, stdout=asyncio.subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        async with ClientSession(address) as session:
            await _ready(session, "/")
        await _together(address, WITHOUT.turns)  # warm
        found = [await _of_manner(address, manner, server.pid) for manner in MANNERS]
        before = _processor_seconds(server.pid)
        _, loaded, _ = await _together(address, _loads)
        of_a_page = (_processor_seconds(server.pid) - before) / len(loaded) * 1000
    finally:
        server.terminate()
        await server.wait()
    size = found[0].size
    beside = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.web", "static", str(size), env={**os.environ, "PORT": str(plain)}
    )
    try:
        address = f"http://127.0.0.1:{plain}"
        async with ClientSession(address) as session:
            await _ready(session, "/")
        plain_seconds, fetched, _ = await _together(address, _fetches)
    finally:
        beside.kill()
        await beside.wait()
    plain_rate = len(fetched) / plain_seconds
    print(f"static pages of {size:,} bytes: {plain_rate:.0f} requests/s")
    for one in found:
        print(
            f"{PEOPLE} people {one.manner.name}: {one.rate:.0f} turns/s, p99 {one.slowest:.1f} ms, pages of"
            f" {one.size:,} bytes, {one.spent * 1000:.2f} ms of the server's processor a turn"
        )
    print(f"their page loaded again: {of_a_page:.2f} ms of the server's processor (at most {MOST_OF_A_PAGE})")
    share, slowest = WITHOUT.requests * found[0].rate / plain_rate, found[0].slowest
    print(
        f"requests/s of whole turns: {share:.2f} of static ones (at least {LEAST_SHARE}); p99 at most {MOST_P99:.0f} ms"
    )
    return share >= LEAST_SHARE and slowest <= MOST_P99 and of_a_page <= MOST_OF_A_PAGE


async def _of_manner(address: str, manner: Manner, process: int) -> Measured:
    before = _processor_seconds(process)
    seconds, took, sizes = await _together(address, manner.turns)
    spent = (_processor_seconds(process) - before) / len(took)
    return Measured(manner, len(took) / seconds, _p99(took), int(median(sizes)), spent)


def main() -> int:
    """Measure and print; 1 when a goal is missed."""
    if sys.argv[1:2] == ["static"]:
        asyncio.run(_static(int(sys.argv[2])))
    with tempfile.TemporaryDirectory() as folder:
        return 0 if asyncio.run(_measured(Path(folder))) else 1


if __name__ == "__main__":
    sys.exit(main())
