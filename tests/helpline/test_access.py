"""Who may use which route. Every route of the app has to be in the matrix."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.routing import Route

from bot.charity import load_charity
from bot.helpline.app import create_app
from bot.paths import ROOT
from bot.store.workers import ROLES
from tests.helpline.conftest import PASSWORD, House
from tests.helpline.samples import MORNING

ALL = frozenset(ROLES)
CASES = frozenset({"worker", "lead"})
LEAD = frozenset({"lead"})
ADMINISTRATOR = frozenset({"administrator"})
OPEN: frozenset[str] = frozenset()
MATRIX = {
    "GET /": ALL,
    "GET /sign-in": OPEN,
    "POST /sign-in": OPEN,
    "POST /sign-out": ALL,
    "GET /queue": CASES,
    "GET /search": CASES,
    "POST /search": CASES,
    "GET /cases/{case}": CASES,
    "GET /cases/{case}/export": CASES,
    "POST /cases/{case}/claim": CASES,
    "POST /cases/{case}/release": CASES,
    "POST /cases/{case}/attempt": CASES,
    "POST /cases/{case}/note": CASES,
    "POST /cases/{case}/agreement": CASES,
    "POST /cases/{case}/hand-on": CASES,
    "POST /cases/{case}/close": CASES,
    "POST /cases/{case}/conflict": CASES,
    "POST /cases/{case}/erase": CASES,
    "POST /cases/{case}/review": LEAD,
    "POST /cases/{case}/take-back": LEAD,
    "GET /review": LEAD,
    "GET /figures": LEAD,
    "GET /figures/{plot}.svg": LEAD,
    "GET /audit": LEAD,
    "GET /workers": ADMINISTRATOR,
    "POST /workers": ADMINISTRATOR,
    "POST /workers/{worker}/disable": ADMINISTRATOR,
    "POST /workers/{worker}/reset": ADMINISTRATOR,
    "POST /workers/{worker}/role": ADMINISTRATOR,
    "POST /workers/{worker}/on-call": ADMINISTRATOR,
    "GET /assets/{name}": OPEN,
}


def routes_of(house: House) -> list[str]:
    found = []
    for route in house.app.routes:
        assert isinstance(route, Route) and route.methods
        found += [f"{method} {route.path}" for method in route.methods - {"HEAD"}]
    return found


def address(house: House, route: str, case: str) -> str:
    victim = house.person("Vic").worker.id
    return route.split(" ", 1)[1].format(case=case, worker=victim, plot="when", name="none.css")


def test_every_route_is_in_the_matrix_and_nothing_else(house: House) -> None:
    assert sorted(routes_of(house)) == sorted(MATRIX)


@pytest.mark.parametrize("route", [route for route, roles in MATRIX.items() if roles])
def test_no_route_answers_without_sign_in(house: House, route: str) -> None:
    case, browser = house.request(), house.browser()
    browser.get("/sign-in")
    methods = ["GET", "HEAD"] if route.startswith("GET") else ["POST"]
    for session in ("", "a-made-up-session"):
        browser.cookies.set("helpline", session)
        for method in methods:
            answer = browser.request(method, address(house, route, case))
            assert answer.status_code == 303 and answer.headers["location"] == "/sign-in"
            assert answer.content == b""
    assert browser.submit(address(house, route, case)).status_code in (303, 405)
    assert house.actions(case) == ["requested"]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_uses_its_own_routes_alone(house: House, role: str) -> None:
    for number, (route, roles) in enumerate(MATRIX.items()):
        if not roles:
            continue
        house.at(MORNING + timedelta(minutes=number))
        browser = house.sign_in("Me", role)
        path = address(house, route, house.request())
        answer = browser.submit(path, role="worker") if route.startswith("POST") else browser.get(path)
        if role in roles:
            assert answer.status_code in (200, 303, 422), (route, answer.status_code)
            assert answer.headers.get("location") != "/sign-in", route
        else:
            assert answer.status_code == 403, route
            assert "Anna" not in answer.text and "Vic" not in answer.text


@pytest.mark.parametrize("route", [route for route in MATRIX if route.startswith("POST")])
def test_a_form_that_is_not_ours_changes_nothing(house: House, route: str) -> None:
    case = house.request()
    role = sorted(MATRIX[route])[0] if MATRIX[route] else ""
    browser = house.sign_in("Me", role) if role else house.browser()
    path, before = address(house, route, case), house.actions()
    for mark in ({"x": "1"}, {"form_mark": "0" * 64}, {"form_mark": "é"}):
        assert browser.post(path, data=mark).status_code == 400
    assert house.actions() == before


def test_a_made_up_case_or_worker_is_not_there(house: House) -> None:
    ann, adam = house.sign_in("Ann"), house.sign_in("Adam", "administrator")
    for made_up in ("0" * 32, "77", "x'--", "%00", "../../etc/passwd"):
        assert ann.get(f"/cases/{made_up}").status_code == 404
        assert ann.submit(f"/cases/{made_up}/claim").status_code == 404
        assert adam.submit(f"/workers/{made_up}/disable").status_code == 404
    assert ann.get("/nothing").status_code == 404
    assert ann.post("/queue").status_code == 405


def test_answers_protect_themselves(house: House) -> None:
    case = house.request()
    ann = house.sign_in("Ann")
    for answer in (ann.get(f"/cases/{case}"), ann.get("/nothing"), house.browser().get("/queue")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "<script" not in answer.text and " style=" not in answer.text
    cookie = house.browser().get("/sign-in").headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie


def test_in_production_the_cookie_goes_over_https_alone(house: House) -> None:
    app = create_app(house.engine, house.cipher, load_charity(), production=True)
    browser = type(house.browser())(app, base_url="https://testserver", follow_redirects=False)
    browser.get("/sign-in")
    person = house.person("Ann")
    answer = browser.submit("/sign-in", name="Ann", password=PASSWORD, code=person.code(house.moment))
    cookie = answer.headers["set-cookie"]
    assert "__Host-helpline=" in cookie and "Secure" in cookie and "Domain" not in cookie
    assert "strict-transport-security" in answer.headers


def test_too_large_or_strange_forms_are_refused(house: House) -> None:
    ann = house.sign_in("Ann")
    assert ann.post("/search", data={"words": "w" * 300_000}).status_code == 413
    assert ann.post("/search", json={"words": "x"}).status_code == 415
    assert ann.post("/search", content=iter([b"words=x"])).status_code == 413, "no length is told"


def test_the_helpline_app_imports_neither_the_visitors_side_nor_rasa() -> None:
    seen, waiting = set(), ["bot.helpline.app"]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        assert not name.startswith(("bot.visitor", "actions", "rasa")), name
        file = ROOT / Path(*name.split("."))
        file = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")
        if name.startswith("bot") and file.exists():
            waiting += imports_of(file)
    assert "bot.store.cases" in seen


def imports_of(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found
