"""Signing in: one message for every fault, lock-out, a code that counts once, sessions that end."""

from datetime import timedelta

import pytest

from bot.helpline.sign_in import LOCKED, REFUSED
from tests.helpline.conftest import PASSWORD, House
from tests.helpline.samples import MORNING


@pytest.mark.parametrize("wrong", ["name", "password", "code", "disabled", "empty"])
def test_the_page_does_not_say_which_part_was_wrong(house: House, wrong: str) -> None:
    person = house.person("Ann")
    if wrong == "disabled":
        house.workers.disable("Ann", moment=MORNING)
    given = {"name": "Ann", "password": PASSWORD, "code": person.code(MORNING)}
    if wrong in given:
        given[wrong] = "000000"
    if wrong == "empty":
        given = {}
    browser = house.browser()
    browser.get("/sign-in")
    answer = browser.submit("/sign-in", **given)
    assert answer.status_code == 422
    assert answer.text.count(REFUSED) == 1 and PASSWORD not in answer.text
    assert browser.cookies.get("helpline") is None
    assert browser.get("/queue").headers["location"] == "/sign-in"


def test_after_five_failures_even_the_right_words_wait(house: House) -> None:
    person, browser = house.person("Ann"), house.browser()
    browser.get("/sign-in")
    for _ in range(5):
        assert browser.submit("/sign-in", name="Ann", password="wrong", code="1").status_code == 422
    right = {"name": "Ann", "password": PASSWORD, "code": person.code(MORNING)}
    answer = browser.submit("/sign-in", **right)
    assert answer.status_code == 429 and LOCKED in answer.text
    later = MORNING + timedelta(minutes=16)
    house.at(later)
    assert browser.submit("/sign-in", **{**right, "code": person.code(later)}).status_code == 303


def test_a_name_that_is_not_there_is_locked_in_the_same_way(house: House) -> None:
    browser = house.browser()
    browser.get("/sign-in")
    answers = [browser.submit("/sign-in", name="Nobody", password="x", code="1") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]


def test_a_code_counts_once(house: House) -> None:
    house.sign_in("Ann")
    browser = house.browser()
    browser.get("/sign-in")
    code = house.person("Ann").code(MORNING)
    assert browser.submit("/sign-in", name="Ann", password=PASSWORD, code=code).status_code == 422


def test_a_session_ends_after_twenty_idle_minutes_and_after_eight_hours(house: House) -> None:
    ann = house.sign_in("Ann")
    house.at(MORNING + timedelta(minutes=21))
    assert ann.get("/queue").headers["location"] == "/sign-in"
    ann = house.sign_in("Ann")
    start = house.moment
    for quarter in range(1, 32):
        house.at(start + timedelta(minutes=15 * quarter))
        assert ann.get("/queue").status_code == 200
    house.at(start + timedelta(hours=8, minutes=1))
    assert ann.get("/queue").headers["location"] == "/sign-in"


def test_signing_out_ends_the_session_for_good(house: House) -> None:
    ann = house.sign_in("Ann")
    token = ann.cookies["helpline"]
    assert ann.submit("/sign-out").headers["location"].startswith("/sign-in")
    ann.cookies.set("helpline", token)
    assert ann.get("/queue").headers["location"] == "/sign-in"


def test_each_role_begins_at_its_own_page(house: House) -> None:
    assert house.sign_in("Ann").get("/").headers["location"] == "/queue"
    assert house.sign_in("Lea", "lead").get("/").headers["location"] == "/queue"
    assert house.sign_in("Adam", "administrator").get("/").headers["location"] == "/workers"


def test_signing_in_gives_a_new_session(house: House) -> None:
    house.person("Ann")
    browser = house.browser()
    browser.cookies.set("helpline", "chosen-by-somebody-else")
    browser.cookies.set("helpline_form", "f" * 43)
    answer = browser.post(
        "/sign-in",
        data={
            "form_mark": _mark("f" * 43),
            "name": "Ann",
            "password": PASSWORD,
            "code": house.person("Ann").code(MORNING),
        },
    )
    assert answer.status_code == 303 and "chosen-by-somebody-else" not in answer.headers["set-cookie"]


def _mark(token: str) -> str:
    from bot.helpline.visit import form_mark

    return form_mark(token)
