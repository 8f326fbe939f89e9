"""Settings in any form: taken, or refused in one line that gives no secret away."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from bot.settings import SettingRefused, Settings, read_settings
from tests.fuzz.target import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET: Final = "AAFsecretsecret"  # noqa: S105 - no secret
_NAMES: Final = tuple(name.upper() for name in Settings.model_fields)
_VALUES: Final = (
    *(
        "",
        " ",
        "0",
        "1",
        "-1",
        "1.5",
        "true",
        "yes",
        "99999999999999999999",
        "WARNING",
        "~",
        "~nobody/x",
        "/dev/null",
    ),
    *(
        "http://",
        "https://a b",
        "http://[::1",
        "http://[::1]:99999",
        "socks5://u:p#q@h:1",
        "socks5h://h",
        "https://例.cn/钩",
    ),
    *("1001,1002", "1001，x", ",", "123456:" + SECRET, "'", '"', "${HOME}", "$(id)", "\\", "#"),
)


def taken_or_refused(given: Mapping[str, Any]) -> None:
    """Read ``environment`` and the ``file``."""
    before = dict(os.environ)
    for name in _NAMES:
        os.environ.pop(name, None)
    os.environ.update(given["environment"])
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder) / ".env"
            file.write_bytes(given["file"].encode("utf-8", "surrogatepass"))
            read_settings(file)
    except SettingRefused as refused:
        said = str(refused)
    else:
        return
    finally:
        os.environ.clear()
        os.environ.update(before)
    assert "\n" not in said
    assert said.endswith("。")
    assert SECRET not in said


_text = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
_value = st.one_of(st.sampled_from(_VALUES), _text)
_line = st.one_of(
    st.builds("{}={}".format, st.sampled_from(_NAMES), _value),
    st.builds(
        "{}{}={}".format, st.sampled_from(("ZHICHENG_", "export ", "X")), st.sampled_from(_NAMES), _value
    ),
    st.text(max_size=30),
)
SETTINGS = Target(
    st.fixed_dictionaries(
        {
            "environment": st.dictionaries(st.sampled_from(_NAMES), _value, max_size=5),
            "file": st.lists(_line, max_size=5).map("\n".join),
        }
    ),
    taken_or_refused,
    seconds=0.5,
)
