"""A conversation by hand for each test."""

import pytest

from bot.guidance import Setting
from tests.guidance.talk import Talk


@pytest.fixture
def talk(setting: Setting) -> Talk:
    return Talk(setting)
