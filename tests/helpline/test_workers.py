"""What administrators do with workers."""

import pyotp
import pytest

from tests.helpline.conftest import PASSWORD, House

NEW = {"name": "Zoe", "role": "worker", "email": "zoe@example.org", "password": "four words are better"}


def test_a_new_worker_gets_a_secret_once_and_signs_in_with_it(house: House) -> None:
    adam = house.sign_in("Adam", "administrator")
    shown = adam.submit("/workers", **NEW).text
    secret = shown.split('class="secret">')[1].split("<")[0]
    assert "data:image/svg+xml" in shown and secret not in adam.get("/workers").text
    browser = house.browser()
    browser.get("/sign-in")
    code = pyotp.TOTP(secret).at(house.moment)
    answer = browser.submit("/sign-in", name="zoe", password=NEW["password"], code=code)
    assert answer.status_code == 303 and browser.get("/queue").status_code == 200


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"name": ""}, "Write a name"),
        ({"name": "n" * 61}, "Write a name"),
        ({"name": "adam"}, "already"),
        ({"password": "short"}, "at least 12"),
        ({"role": "king"}, "Choose a role"),
        ({"email": "nonsense"}, "Write an e-mail address"),
    ],
)
def test_a_worker_that_cannot_be_added_says_why(house: House, changes: dict[str, str], shown: str) -> None:
    adam = house.sign_in("Adam", "administrator")
    answer = adam.submit("/workers", **{**NEW, **changes})
    assert answer.status_code == 422 and shown in answer.text
    assert NEW["password"] not in answer.text and len(house.workers.list()) == 1


def test_a_disabled_worker_is_out_at_once_and_a_reset_lets_them_in(house: House) -> None:
    adam, ann = house.sign_in("Adam", "administrator"), house.sign_in("Ann")
    to = f"/workers/{house.person('Ann').worker.id}"
    assert adam.submit(f"{to}/disable").status_code == 303
    assert ann.get("/queue").headers["location"] == "/sign-in"
    assert adam.submit(f"{to}/reset", new_password="short").status_code == 422
    shown = adam.submit(f"{to}/reset", new_password="another four words").text
    secret = shown.split('class="secret">')[1].split("<")[0]
    ann.get("/sign-in")
    code = pyotp.TOTP(secret).at(house.moment)
    assert ann.submit("/sign-in", name="Ann", password=PASSWORD, code=code).status_code == 422
    assert ann.submit("/sign-in", name="Ann", password="another four words", code=code).status_code == 303


def test_a_role_counts_at_once(house: House) -> None:
    adam, ann = house.sign_in("Adam", "administrator"), house.sign_in("Ann")
    to = f"/workers/{house.person('Ann').worker.id}"
    assert ann.get("/audit").status_code == 403
    assert adam.submit(f"{to}/role", role="lead").status_code == 303
    assert ann.get("/audit").status_code == 200
    assert adam.submit(f"{to}/role", role="king").status_code == 404


def test_administrators_do_not_lock_themselves_out(house: House) -> None:
    adam = house.sign_in("Adam", "administrator")
    to = f"/workers/{house.person('Adam').worker.id}"
    assert adam.submit(f"{to}/disable").headers["location"].endswith("own_account")
    assert adam.submit(f"{to}/role", role="worker").headers["location"].endswith("own_account")
    assert adam.get("/workers").status_code == 200


def test_what_administrators_do_is_in_the_audit_trail(house: House) -> None:
    adam = house.sign_in("Adam", "administrator")
    ann = house.person("Ann").worker.id
    adam.submit("/workers", **NEW)
    adam.submit(f"/workers/{ann}/on-call", on_call="yes")
    adam.submit(f"/workers/{ann}/role", role="lead")
    adam.submit(f"/workers/{ann}/disable")
    by_adam = [e.action for e in house.audit.events() if e.worker_id == house.person("Adam").worker.id]
    assert sorted(by_adam) == [
        "signed_in", "worker_added", "worker_changed", "worker_changed", "worker_disabled",
    ]  # fmt: skip


def test_the_lead_reads_the_audit_trail_and_whether_it_is_whole(house: House) -> None:
    case = house.request()
    house.sign_in("Ann").get(f"/cases/{case}")
    page = house.sign_in("Lea", "lead").get("/audit").text
    assert "The chain is whole" in page and "Case viewed" in page and "Ann" in page and "the program" in page
