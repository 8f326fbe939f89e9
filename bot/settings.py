"""What can be set, read from the environment and ``.env``. ``.env.example`` documents every setting."""

from __future__ import annotations

import difflib
import os
import re
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    DirectoryPath,
    Field,
    Secret,
    ValidationError,
)

from bot.refusal import OperatorRefused
from bot.wording import say

ENV_FILE: Final = Path(".env")
"""Read from the directory in which the bot is started, when it is there."""

MINI_APP: Final = "/telegram"
"""Where Telegram's menu opens the page."""
TELEGRAM_WEB: Final = "https://web.telegram.org"

OUR_PREFIX: Final = "ZHICHENG_"
"""Nothing is called so, but people write it before a name; such a key is meant for us."""

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class SettingRefused(OperatorRefused):
    """A setting is wrong: its name, its place, and what would be right."""


def _in_home(path: Path) -> Path:
    try:
        found = path.expanduser()
        found.exists()
    except (RuntimeError, OSError) as error:
        raise ValueError("no such home directory, or nothing that can be looked at") from error
    return found


def _usual_place() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - most who serve say where

    return user_data_path("zhicheng-bot", appauthor=False)


_Token = Annotated[str, Field(pattern=r"^\d+:[\w-]+$")]


def _proxy_url(url: str) -> str:
    """With a host, a port that can be one, and nothing behind: a # or ? in a password cuts the rest off."""
    parts = urlsplit(url)
    host, needs_port = parts.hostname or "", parts.scheme.startswith("socks")
    host.encode("idna")
    if not re.fullmatch(r"[\w.:-]+", host) or parts.port == 0 or (needs_port and parts.port is None):
        raise ValueError("not the address of a proxy")
    if parts.path not in {"", "/"} or "#" in url or "?" in url:
        raise ValueError("more than the address of a proxy")
    return url


_ProxyUrl = Annotated[str, Field(pattern=r"^(?:https?|socks5h?)://\S+$"), AfterValidator(_proxy_url)]


_POSTGRES_HOST: Final = r"(?:\[[0-9A-Fa-f:.]+\]|[^\[\]:,@]*)(?::\d*)?"
_POSTGRES_URL: Final = re.compile(
    rf"postgres(?:ql)?://(?!$)(?:[^@/?#\s]*@)?{_POSTGRES_HOST}(?:,{_POSTGRES_HOST})*(?:[/?][^\s#]*)?"
)
_NOT_ESCAPED: Final = re.compile("%(?![0-9A-Fa-f]{2})")


def _postgres_url(url: str) -> str:
    """One host or several, and nothing that would be taken for something else: a # cuts the rest off."""
    is_one = _POSTGRES_URL.fullmatch(url) and not _NOT_ESCAPED.search(url)
    ports = re.findall(r":(\d+)(?=[,/?]|$)", urlsplit(url).netloc.rpartition("@")[2]) if is_one else []
    if not is_one or any(not 0 < int(port) < 1 << 16 for port in ports):
        raise ValueError("not the address of a database")
    return url


_PostgresUrl = Annotated[str, AfterValidator(_postgres_url)]
_HTTP: Final = r"^https?://[^\s/]+\S*$"


def _api_root(url: str) -> str:
    """As it stands before ``/bot<token>``; some libraries count that ``/bot`` among it."""
    return url.rstrip("/").removesuffix("/bot").rstrip("/")


def _separated(written: object) -> object:
    """The parts of ``1001, 1002``, with a comma of either width; what is no text is left as it is."""
    return re.split(r"\s*[,，]\s*", written.strip()) if isinstance(written, str) else written


def _without_slash(url: str) -> str:
    """One way of writing it, to which a path can be added."""
    return url.rstrip("/")


_Host = Annotated[
    str,
    Field(pattern=r"^(?:[A-Za-z][\w.-]*|(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%\w+)?)$"),
]
"""A name, or a number in either notation: what else it may be wrong about shows when it is listened on."""
_Origin = Annotated[str, Field(pattern=r"^https?://[^\s/;,'\"]+$")]
_Network = IPv4Network | IPv6Network
_ApiKey = Annotated[str, Field(pattern=r"^[\w-]{20,}$")]

_LARGEST_USER_ID: Final = 2**52 - 1
_UserId = Annotated[int, Field(ge=1, le=_LARGEST_USER_ID)]


class Settings(BaseModel):
    """All settings. What a right value of each is stands in words/settings.yaml.

    :func:`read_settings` reads them.
    """

    model_config = ConfigDict(frozen=True)

    # Storage
    data_dir: Annotated[Path, AfterValidator(_in_home)] = Field(default_factory=_usual_place)
    database_url: Secret[_PostgresUrl] | None = None
    retention_days: int = Field(default=90, ge=1, le=3650)

    keep_unanswered: bool = False

    notices_dir: DirectoryPath | None = None

    # Logging
    log_level: Annotated[LogLevel, BeforeValidator(str.upper)] = "WARNING"

    # Telegram
    telegram_bot_token: Secret[_Token] | None = None
    telegram_api_base_url: Annotated[str, AfterValidator(_api_root)] = Field(
        default="https://api.telegram.org", pattern=_HTTP
    )
    telegram_proxy_url: Secret[_ProxyUrl] | None = None
    telegram_user_limit: int = Field(default=60, ge=0, le=10_000)
    telegram_pacing: bool = True

    hr_user_ids: Annotated[frozenset[_UserId], BeforeValidator(_separated)] = frozenset()

    # Rosters
    roster_max_mb: int = Field(default=20, ge=1, le=20)
    roster_max_rows: int = Field(default=200_000, ge=1, le=200_000)
    roster_waiting: int = Field(default=3, ge=1, le=100)
    roster_workers: int = Field(default=2, ge=1, le=16)
    roster_keep_days: int = Field(default=0, ge=0, le=365)

    # Telegram by webhook
    webhook_url: str | None = Field(default=None, pattern=_HTTP)
    webhook_host: _Host = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=1, le=65535)

    # Web page
    web_host: _Host = "127.0.0.1"
    web_port: int = Field(default=8000, ge=0, le=65535)
    web_url: Annotated[str, AfterValidator(_without_slash)] | None = Field(default=None, pattern=_HTTP)
    web_frame_ancestors: Annotated[tuple[_Origin, ...], BeforeValidator(_separated)] = ()
    web_trusted_proxies: Annotated[tuple[_Network, ...], BeforeValidator(_separated)] = ()
    web_officer_header: str | None = Field(default=None, pattern=r"^[A-Za-z][A-Za-z0-9-]*$")
    api_keys: Annotated[tuple[Secret[_ApiKey], ...], BeforeValidator(_separated)] = ()

    # Monitoring
    metrics_host: _Host = "127.0.0.1"
    metrics_port: int = Field(default=9464, ge=0, le=65535)

    @property
    def secrets(self) -> list[str]:
        """What must stand in no log line."""
        given = (self.telegram_bot_token, self.telegram_proxy_url, self.database_url, *self.api_keys)
        values = [secret.get_secret_value() for secret in given if secret is not None]
        address = "" if self.database_url is None else self.database_url.get_secret_value()
        password = urlsplit(address).password
        return values if password is None else [*values, password]

    @property
    def mini_app(self) -> str | None:
        """The address by which Telegram's menu opens the page; null where there is no bot, no page or no HTTPS."""
        is_there = self.telegram_bot_token is not None and self.web_port
        address = self.web_url or ""
        return f"{address}{MINI_APP}" if is_there and address.startswith("https://") else None

    @property
    def frame_ancestors(self) -> tuple[str, ...]:
        """The sites that may show the page within theirs; Telegram's own among them where its menu opens the page."""
        return (*self.web_frame_ancestors, *([TELEGRAM_WEB] if self.mini_app else []))

    @property
    def store_place(self) -> str:
        """Where everything is kept, in words that may be shown."""
        if self.database_url is None:
            return str(self.database)
        parts = urlsplit(self.database_url.get_secret_value())
        return f"{parts.hostname or ''}{parts.path}"

    @property
    def database(self) -> Path:
        """The SQLite file with everything that is kept."""
        return self.data_dir / "zhicheng.sqlite3"


def read_settings(env_file: Path = ENV_FILE) -> Settings:
    """The settings in force. Raises :class:`SettingRefused` for the first one that is wrong.

    The environment goes before ``.env``; an empty value stands for the default.
    """
    _refuse_slips(_bindings(env_file), env_file)
    given = {
        name.lower(): value
        for source in (dotenv_values(env_file, encoding="utf-8"), os.environ)
        for name, value in source.items()
        if value and name.lower() in Settings.model_fields
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        field = str(error.errors(include_url=False, include_input=False)[0]["loc"][0])
        raise _refusal(field, env_file) from None


def _bindings(env_file: Path) -> list[Binding]:
    if not env_file.exists():
        return []
    try:
        with env_file.open(encoding="utf-8") as lines:
            return list(parse_stream(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingRefused(say("settings.unreadable", file=env_file)) from error


def _refuse_slips(bindings: list[Binding], env_file: Path) -> None:
    """A line that would silently count for nothing is refused: a slip in RETENTION_DAYS must show."""
    names = [field.upper() for field in Settings.model_fields]
    for binding in bindings:
        line = binding.original.line
        if binding.error or (binding.key is not None and binding.value is None):
            raise SettingRefused(say("settings.line", file=env_file, line=line))
        name = (binding.key or "").upper()
        if not name or name in names:
            continue
        meant = difflib.get_close_matches(name.removeprefix(OUR_PREFIX), names, n=1, cutoff=0.8)
        if meant:
            raise SettingRefused(say("settings.meant", file=env_file, line=line, name=name, right=meant[0]))
        if name.startswith(OUR_PREFIX):
            raise SettingRefused(
                say("settings.unknown", file=env_file, line=line, name=name, names="、".join(names))
            )


def _refusal(field: str, env_file: Path) -> SettingRefused:
    name = field.upper()
    in_environment = any(key.upper() == name and value for key, value in os.environ.items())
    place = say("settings.environment") if in_environment else say("settings.file", file=env_file)
    return SettingRefused(say("settings.wrong", name=name, place=place, right=say(f"settings.right.{field}")))
