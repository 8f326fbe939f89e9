"""``zhicheng officers``: who may assess others at the web page."""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.channels.web.standing import NAME
from bot.channels.web.visitor import INVITATION, OFFICER, OFFICER_PREFIX, digest, new_owner, new_secret
from bot.clock import BEIJING
from bot.settings import read_settings
from bot.store import store_of
from bot.turns.sanitize import clean
from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings
    from bot.store import AccessKey, Transaction


LONGEST_LABEL: Final = 60
"""Characters of what an officer is called."""


class _Told(NamedTuple):
    """The exit code, the lines on standard output, and what is said beside them."""

    code: int
    lines: list[str]
    said: str


def is_readable(label: str) -> bool:
    """Whether anything of it can be seen."""
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in label)


def add_officer(label: str) -> int:
    """Print a link by which the officer called ``label`` signs in, once: again for one who is known already."""
    label = " ".join(clean(label).split())
    if not is_readable(label) or len(label) > LONGEST_LABEL:
        sys.stderr.write(say("officers.label", most=LONGEST_LABEL) + "\n")
        return 2

    def added(transaction: Transaction, settings: Settings) -> _Told:
        known = [key.owner for key in _keys(transaction) if key.label == label]
        owner, secret = known[0] if known else new_owner(OFFICER_PREFIX), new_secret()
        transaction.keys.add(digest(secret), owner, INVITATION, label)
        address = settings.web_url or f"http://{settings.web_host}:{settings.web_port}"
        return _Told(0, [f"{address}/enter/{secret}"], say("officers.added", label=label))

    return _with_store(added)


def list_officers() -> int:
    """Print a line for each officer: label, since when, last seen, links that were not used yet."""

    def listed(transaction: Transaction, _: Settings) -> _Told:
        lines: list[str] = []
        held: dict[str, list[AccessKey]] = defaultdict(list)
        for key in _keys(transaction):
            held[key.owner].append(key)
        for keys in held.values():
            last = max(key.used_at for key in keys).astimezone(BEIJING).date()
            unused = sum(key.use == INVITATION for key in keys)
            browsers = len(keys) - unused
            lines.append(
                say("officers.line", label=keys[0].label, last=last, browsers=browsers, unused=unused)
            )
        return _Told(0, lines, "" if held else say("officers.none"))

    return _with_store(listed)


def remove_officer(label: str, *, erase: bool) -> int:
    """Sign the officer out everywhere, and ``erase`` what they keep as well; 1 when there is none of that name."""

    def removed(transaction: Transaction, _: Settings) -> _Told:
        owners = {key.owner for key in _keys(transaction) if key.label == label}
        for owner in owners:
            transaction.keys.drop_held(owner)
            if erase:
                transaction.forget(NAME, owner)
        key = "officers.unknown" if not owners else "officers.erased" if erase else "officers.removed"
        return _Told(0 if owners else 1, [], say(key, label=label))

    return _with_store(removed)


def _keys(transaction: Transaction) -> list[AccessKey]:
    return [*transaction.keys.every(OFFICER), *transaction.keys.every(INVITATION)]


def _with_store(work: Callable[[Transaction, Settings], _Told]) -> int:
    """Nothing is told before it is kept."""
    settings = read_settings()
    with store_of(settings) as store, store.transaction() as transaction:
        told = work(transaction, settings)
    sys.stdout.writelines(f"{line}\n" for line in told.lines)
    if told.said:
        sys.stderr.write(f"{told.said}\n")
    return told.code
