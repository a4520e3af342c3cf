"""The visitor's app can ask for a call-back and withdraw it, and has no code that reads a case."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from bot.paths import ROOT

READS_CASES = (
    "bot.store.cases",
    "bot.store.reading",
    "bot.store.figures",
    "bot.store.workers",
    "bot.helpline",
)
VISITOR = ("bot.server", "bot.terminal", "bot.visitor.routes", "bot.visitor.unsaved")


def imported_by(module: str) -> set[str]:
    """The modules of ours that importing `module` loads, without running anything else."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        file = _file(name)
        if name in found or file is None:
            continue
        found.add(name)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                waiting += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                waiting += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def _file(name: str) -> Path | None:
    base = ROOT.joinpath(*name.split("."))
    return next((f for f in (base.with_suffix(".py"), base / "__init__.py") if f.is_file()), None)


@pytest.mark.parametrize("module", VISITOR)
def test_the_visitors_app_imports_nothing_that_reads_a_case(module: str) -> None:
    found = imported_by(module)
    assert "bot.store.requests" in found, "the test follows the imports"
    assert not [name for name in found if name.startswith(READS_CASES)]


def test_what_the_visitors_side_selects_of_cases_is_no_content() -> None:
    """Their modules name the encrypted columns of a case only where they write or erase them."""
    for name in ("bot.store.requests", "bot.store.effects", "bot.store.retention", "bot.store.conversations"):
        file = _file(name)
        assert file is not None
        source = file.read_text(encoding="utf-8")
        for column in (
            "cases.c.summary",
            "requests.c.contact",
            "requests.c.agreement",
            "incidents.c.content",
        ):
            assert column not in source, (name, column)


def test_the_helplines_store_needs_neither_rasa_nor_the_visitors_app() -> None:
    code = (
        "import sys, bot.store.cases, bot.store.workers, bot.store.audit, bot.store.retention;"
        "print([m for m in sys.modules if m.split('.')[0] in ('rasa', 'sanic', 'actions') or m.startswith('bot.visitor')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
