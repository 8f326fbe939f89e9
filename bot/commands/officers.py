"""``zhicheng officers``: who may assess others at the web page."""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from typing import Final

from bot.channels.web.pieces import NAME
from bot.channels.web.visitor import INVITATION, OFFICER, OFFICER_PREFIX, digest, new_owner, new_secret
from bot.clock import BEIJING
from bot.settings import read_settings
from bot.store import AccessKey, Transaction, store_of
from bot.turns.sanitize import clean
from bot.wording import say

LONGEST_LABEL: Final = 60
"""Characters of what an officer is called."""


def add_officer(label: str) -> int:
    """Print a link by which the officer called ``label`` signs in, once: again for one who is known already."""
    label = " ".join(clean(label).split())
    can_be_seen = any(unicodedata.category(sign)[0] in "LNPS" for sign in label)
    if not can_be_seen or len(label) > LONGEST_LABEL:
        sys.stderr.write(say("officers.label", most=LONGEST_LABEL) + "\n")
        return 2
    settings, secret = read_settings(), new_secret()
    with store_of(settings) as store, store.transaction() as transaction:
        known = [key.owner for key in _keys(transaction) if key.label == label]
        owner = known[0] if known else new_owner(OFFICER_PREFIX)
        transaction.keys.add(digest(secret), owner, INVITATION, label)
    address = settings.web_url or f"http://{settings.web_host}:{settings.web_port}"
    sys.stdout.write(f"{address}/enter/{secret}\n")
    sys.stderr.write(say("officers.added", label=label, database=settings.store_place) + "\n")
    return 0


def list_officers() -> int:
    """Print a line for each officer: label, since when, last seen, links that were not used yet."""
    held: dict[str, list[AccessKey]] = defaultdict(list)
    with store_of(read_settings()) as store, store.transaction() as transaction:
        for key in _keys(transaction):
            held[key.owner].append(key)
    for keys in held.values():
        last = max(key.used_at for key in keys).astimezone(BEIJING).date()
        unused = sum(key.use == INVITATION for key in keys)
        browsers = len(keys) - unused
        line = say("officers.line", label=keys[0].label, last=last, browsers=browsers, unused=unused)
        sys.stdout.write(f"{line}\n")
    if not held:
        sys.stderr.write(say("officers.none") + "\n")
    return 0


def remove_officer(label: str, *, erase: bool) -> int:
    """Sign the officer out everywhere, and ``erase`` what they keep as well; 1 when there is none of that name."""
    with store_of(read_settings()) as store, store.transaction() as transaction:
        owners = {key.owner for key in _keys(transaction) if key.label == label}
        for owner in owners:
            transaction.keys.drop_held(owner)
            if erase:
                transaction.forget(NAME, owner)
    key = "officers.unknown" if not owners else "officers.erased" if erase else "officers.removed"
    sys.stderr.write(say(key, label=label) + "\n")
    return 0 if owners else 1


def _keys(transaction: Transaction) -> list[AccessKey]:
    return [*transaction.keys.every(OFFICER), *transaction.keys.every(INVITATION)]
