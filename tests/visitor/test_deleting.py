"""Deleting where a call-back was agreed to, and where the database fails: nothing untrue is said."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from bot.charity import load_charity
from bot.guidance import Setting, State
from bot.visitor.page import Page
from bot.visitor.routes import Handlers

KEY = "k" * 43


class Service:
    """A service that notes what is erased."""

    def __init__(self, call_back: bool = False, fails: bool = False) -> None:
        self.erased: list[bool] = []
        self._fails = fails
        empty = State()
        self._state = empty.copy(update={"request": empty.request.copy(update={"passed_on": call_back})})

    async def state(self, identity: str) -> State:
        return self._state

    async def erase(self, identity: str, cancel_call_back: bool = False) -> None:
        if self._fails:
            raise OSError("disk")
        self.erased.append(cancel_call_back)


def delete(setting: Setting, service: Service, **form: str) -> tuple[int, str]:
    handlers = Handlers(Page(load_charity(), setting), service, setting)
    request: Any = SimpleNamespace(form={"key": KEY, **form}, headers={})
    response = asyncio.run(handlers.delete(request))
    return response.status, response.body.decode()


def test_without_a_call_back_it_is_one_press(setting: Setting) -> None:
    service = Service()
    status, page = delete(setting, service)
    assert status == 200 and "is deleted" in page and KEY not in page and service.erased == [False]


def test_with_a_call_back_it_asks_first_and_says_that_nothing_is_deleted_yet(setting: Setting) -> None:
    service = Service(call_back=True)
    _, page = delete(setting, service)
    assert "Nothing is deleted yet" in page and "is deleted." not in page and service.erased == []


@pytest.mark.parametrize("answer, cancels", [("cancel", True), ("keep", False)])
def test_the_answer_is_followed(setting: Setting, answer: str, cancels: bool) -> None:
    service = Service(call_back=True)
    _, page = delete(setting, service, call_back=answer)
    assert service.erased == [cancels] and "is deleted" in page
    assert ("call back is cancelled" in page) is cancels


def test_a_database_that_fails_is_said_and_the_button_is_there_again(setting: Setting) -> None:
    status, page = delete(setting, Service(fails=True))
    assert status == 503 and "not deleted yet" in page and "is deleted." not in page
    assert KEY in page and "Delete this conversation" in page and "999" in page
