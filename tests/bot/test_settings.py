from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import SettingRefused, Settings, read_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path / ".env"


def test_without_any_setting_the_defaults_are_in_force(env_file: Path) -> None:
    settings = read_settings(env_file)
    assert settings.retention_days == 90
    assert settings.log_level == "WARNING"
    assert settings.database.name == "zhicheng.sqlite3"
    assert settings.database.is_absolute()


def test_the_file_sets_and_the_environment_goes_before_it(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file.write_text(
        "RETENTION_DAYS=30\nLOG_LEVEL=info\nDATA_DIR=~/数据\nSOMEBODY_ELSES=1\n", encoding="utf-8"
    )
    monkeypatch.setenv("RETENTION_DAYS", "7")
    settings = read_settings(env_file)
    assert settings.retention_days == 7
    assert settings.log_level == "INFO"
    assert settings.data_dir == Path.home() / "数据"


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("RETENTION_DAYS=九十", "应为 1 到 3650 的整数（天），例如 90"),
        ("RETENTION_DAYS=0", "应为 1 到 3650 的整数（天），例如 90"),
        ("LOG_LEVEL=verbose", "应为 DEBUG、INFO、WARNING、ERROR 之一，例如 WARNING"),
        ("TELEGRAM_BOT_TOKEN=my-token", "应为 @BotFather 给的令牌"),
        ("TELEGRAM_API_BASE_URL=api.telegram.org", "应为 Bot API 服务器的地址"),
        ("TELEGRAM_PROXY_URL=127.0.0.1:1080", "应为代理的地址"),
        ("WEBHOOK_URL=ftp://bot.example.cn", "应为 Telegram 能访问的地址"),
        ("WEBHOOK_PORT=0", "应为 1 到 65535 的整数"),
        ("METRICS_PORT=99999", "应为 0 到 65535 的整数"),
        ("METRICS_HOST=not a host", "应为本机的一个地址，例如 127.0.0.1"),
        ("WEB_HOST=127.0.0.1:8000", "应为本机的一个地址，例如 127.0.0.1"),
        ("WEBHOOK_HOST=127.0.0", "应为本机的一个地址，例如 127.0.0.1"),
        ("HR_USER_IDS=王工", "应为 Telegram 用户编号，几个之间用逗号分开"),
        ("HR_USER_IDS=1001,", "应为 Telegram 用户编号，几个之间用逗号分开"),
        ("HR_USER_IDS=1001;1002", "应为 Telegram 用户编号，几个之间用逗号分开"),
        ("HR_USER_IDS=0", "应为 Telegram 用户编号，几个之间用逗号分开"),
        ("HR_USER_IDS=-100200", "应为 Telegram 用户编号，几个之间用逗号分开"),
        ("HR_USER_IDS=4503599627370496", "应为 Telegram 用户编号，几个之间用逗号分开"),
        ("DATA_DIR=~nobody_of_that_name/data", "应为一个可写目录的路径"),
        (f"DATA_DIR=/{'长' * 100}", "应为一个可写目录的路径"),
    ],
)
def test_a_wrong_value_is_refused_naming_setting_place_and_remedy(
    env_file: Path, monkeypatch: pytest.MonkeyPatch, line: str, right: str
) -> None:
    name, _, value = line.partition("=")
    env_file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(SettingRefused, match=rf"^设置 {name}（设置文件 .*\.env）不对：{re.escape(right)}"):
        read_settings(env_file)
    env_file.unlink()
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingRefused, match=rf"^设置 {name}（环境变量）不对：{re.escape(right)}"):
        read_settings(env_file)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.5", "localhost", "web-1.internal", "::1", "::", "fe80::1%eth0"]
)
def test_a_name_and_a_number_in_either_notation_are_hosts(env_file: Path, host: str) -> None:
    env_file.write_text(f"WEB_HOST={host}\n", encoding="utf-8")
    assert read_settings(env_file).web_host == host


@pytest.mark.parametrize("written", ["1001,1002", " 1002 ， 1001 ", "1001,1002,1001"])
def test_hr_officers_are_named_by_their_numbers(env_file: Path, written: str) -> None:
    assert read_settings(env_file).hr_user_ids == frozenset()
    env_file.write_text(f"HR_USER_IDS={written}\n", encoding="utf-8")
    assert read_settings(env_file).hr_user_ids == {1001, 1002}


def test_an_empty_list_of_hr_officers_names_nobody(env_file: Path) -> None:
    env_file.write_text("HR_USER_IDS=\n", encoding="utf-8")
    assert read_settings(env_file).hr_user_ids == frozenset()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("RETENTION_DAY=30", "第 2 行：没有 RETENTION_DAY 这一项，应为 RETENTION_DAYS。"),
        ("ZHICHENG_LOG_LEVEL=INFO", "没有 ZHICHENG_LOG_LEVEL 这一项，应为 LOG_LEVEL。"),
        (
            "ZHICHENG_COLOUR=red",
            "没有 ZHICHENG_COLOUR 这一项，可用的有 DATA_DIR、DATABASE_URL、RETENTION_DAYS、KEEP_UNANSWERED、",
        ),
        ("RETENTION_DAYS 30", "第 2 行看不懂：应写成“名称=值”。"),
        ("RETENTION_DAYS", "第 2 行看不懂：应写成“名称=值”。"),
    ],
)
def test_a_slip_that_would_count_for_nothing_is_refused(env_file: Path, line: str, complaint: str) -> None:
    env_file.write_text(f"# 设置\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingRefused, match=re.escape(complaint)) as refused:
        read_settings(env_file)
    assert "\n" not in str(refused.value)


def test_a_bot_api_server_is_known_with_or_without_the_path_that_libraries_put_behind_it(
    env_file: Path,
) -> None:
    for written in ("http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot"):
        env_file.write_text(f"TELEGRAM_API_BASE_URL={written}\n", encoding="utf-8")
        assert read_settings(env_file).telegram_api_base_url == "http://127.0.0.1:8081"


def test_secrets_are_shown_by_nothing_but_their_own_method(env_file: Path) -> None:
    proxy = "socks5://wang:geheim@127.0.0.1:1080"
    env_file.write_text(f"TELEGRAM_BOT_TOKEN=123456:abc-DEF\nTELEGRAM_PROXY_URL={proxy}\n", encoding="utf-8")
    settings = read_settings(env_file)
    assert settings.secrets == ["123456:abc-DEF", proxy]
    assert "abc-DEF" not in repr(settings)
    assert "geheim" not in repr(settings)


def test_a_file_that_is_no_text_is_refused(env_file: Path) -> None:
    env_file.write_bytes("LOG_LEVEL=INFO # 日志".encode("gb18030"))
    with pytest.raises(SettingRefused, match="应为可读的 UTF-8 文本文件"):
        read_settings(env_file)


def test_a_directory_in_place_of_the_file_is_refused(env_file: Path) -> None:
    env_file.mkdir()
    with pytest.raises(SettingRefused, match="应为可读的 UTF-8 文本文件"):
        read_settings(env_file)


def test_the_example_documents_every_setting_with_its_true_default(env_file: Path) -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    documented = re.findall(r"^([A-Z_]+)=", example, flags=re.MULTILINE)
    assert documented == [name.upper() for name in Settings.model_fields]
    defaults = read_settings(env_file)
    assert read_settings(EXAMPLE) == defaults
    for paragraph in example.split("\n\n"):
        if re.search(r"^[A-Z_]+=", paragraph, flags=re.MULTILINE):
            assert re.search(r"# .*[\u4e00-\u9fff]", paragraph), paragraph
            assert re.search(r"# [A-Z][A-Za-z ,]+", paragraph), paragraph


@pytest.mark.parametrize(
    "proxy",
    [
        "socks5://127.0.0.1:99999",
        "socks5://127.0.0.1",
        "http://a..b:80",
        "http://h\\x:80",
        "socks5://127.0.0.1:0",
        "socks5://127.0.0.1:port",
        "socks5://wang:ge#heim@127.0.0.1:1080",
        "socks5://wang:ge?heim@127.0.0.1:1080",
        "http://wang:ge/heim@127.0.0.1:7890",
        "http://:7890",
        "http://[::1:7890",
        "http://127.0.0.1:7890/path",
    ],
)
def test_a_proxy_s_address_that_would_be_cut_or_cannot_be_is_one_line(env_file: Path, proxy: str) -> None:
    env_file.write_text(f"TELEGRAM_PROXY_URL={proxy!r}\n", encoding="utf-8")
    with pytest.raises(SettingRefused, match=r"TELEGRAM_PROXY_URL.*%23") as refused:
        read_settings(env_file)
    assert "heim" not in str(refused.value)


@pytest.mark.parametrize(
    "proxy",
    [
        "socks5h://a:b%23c@127.0.0.1:1080",
        "http://127.0.0.1:7890/",
        "https://proxy.example.cn",
        "http://[::1]:7890",
    ],
)
def test_a_proxy_s_address_as_it_should_be(env_file: Path, proxy: str) -> None:
    env_file.write_text(f"TELEGRAM_PROXY_URL={proxy}\n", encoding="utf-8")
    assert proxy in read_settings(env_file).secrets


@pytest.mark.parametrize(
    "address",
    [
        "mysql://db/zhicheng",
        "postgresql+psycopg://db/zhicheng",
        "postgresql://",
        "postgresql://db:0/zhicheng",
        "postgresql://db:65536/zhicheng",
        "postgresql://db:port/zhicheng",
        "postgresql://one:5432,two:99999/zhicheng",
        "postgresql://[::1/zhicheng",
        "postgresql://bot:se#cret@db/zhicheng",
        "postgresql://bot:se@cret@db/zhicheng",
        "postgresql://bot:100%@db/zhicheng",
        "postgresql://bot:se cret@db/zhicheng",
    ],
)
def test_an_address_of_a_database_that_would_be_cut_or_cannot_be_is_one_line(
    env_file: Path, address: str
) -> None:
    env_file.write_text(f"DATABASE_URL='{address}'\n", encoding="utf-8")
    with pytest.raises(
        SettingRefused, match=r"^设置 DATABASE_URL（设置文件 .*）不对：应为 PostgreSQL 的地址"
    ) as refused:
        read_settings(env_file)
    assert "cret" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql:///zhicheng",
        "postgresql:///zhicheng?host=/var/run/postgresql",
        "postgres://db",
        "postgresql://bot:s%23e%40cret@db:6432/zhicheng?sslmode=verify-full",
        "postgresql://bot@one:5432,two:5433/zhicheng?target_session_attrs=read-write",
        "postgresql://[::1]:5432/zhicheng",
    ],
)
def test_an_address_of_a_database_as_it_should_be(env_file: Path, address: str) -> None:
    env_file.write_text(f"DATABASE_URL={address}\n", encoding="utf-8")
    kept = read_settings(env_file).database_url
    assert kept is not None
    assert kept.get_secret_value() == address
