from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogs.conversation import Conversation
from tests.made_up_notices import side_by_side

if TYPE_CHECKING:
    from rules import Policies


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return side_by_side(tmp_path_factory.mktemp("notices"))


@pytest.fixture(scope="module")
def conversation(policies: Policies) -> Conversation:
    return Conversation(policies)
