"""The content check finds each fault and says where it is and what to do."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.knowledge import FormId, Knowledge, KnowledgeError, check, load
from bot.knowledge.numbers import is_known_number
from bot.paths import KNOWLEDGE

TODAY = date(2026, 11, 29)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copy)
    return copy


def change(folder: Path, file: str, old: str, new: str) -> int:
    """Replaces the first `old`; returns its line."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def errors(folder: Path) -> list:
    return [problem for problem in check(folder, TODAY) if problem.level == "error"]


def test_our_knowledge_has_no_error() -> None:
    assert errors(KNOWLEDGE) == []


def test_ten_forms_with_behaviours_and_tips(knowledge: Knowledge) -> None:
    assert set(knowledge.forms) == {form.value for form in FormId}
    assert len(knowledge.behaviours) >= 45
    for form in FormId:
        assert any(behaviour.form == form for behaviour in knowledge.behaviours.values())
        assert any(form in tip.forms for tip in knowledge.tips.values())


def test_every_fact_names_its_source_and_date(knowledge: Knowledge) -> None:
    for kind in ("forms", "behaviours", "organisations", "tips", "law", "answers"):
        for fact in getattr(knowledge, kind).values():
            assert fact.source
            assert fact.checked_on <= TODAY


def test_every_serious_behaviour_has_urgent_guidance(knowledge: Knowledge) -> None:
    for behaviour in knowledge.behaviours.values():
        if behaviour.serious:
            assert f"urgent_{behaviour.id}" in knowledge.tips


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("behaviours.yml", "form: unwanted_contact", "form: unwanted_contacts", "unwanted_contacts"),
        ("organisations.yml", 'phone: "0808 802 0300"', 'phone: "0808 802 03000"', "no valid UK number"),
        ("organisations.yml", "url: https://www.police.uk/", "url: www police uk", "url"),
        ("organisations.yml", "opening: always", 'opening: {mon: "9-5"}', "opening"),
        ("organisations.yml", "needs: [emergency, police]", "needs: [emergencies]", "needs"),
        ("tips.yml", "forms: [", "forms: [flowers, ", "forms"),
        ("answers.yml", "law: [ew_offence_stalking", "law: [ew_nothing", "ew_nothing"),
        ("answers.yml", "organisations: [", "organisations: [nobody, ", "nobody"),
        ("law.yml", "nation: england_wales", "nation: england", "nation"),
        ("forms.yml", "source: charity_page", "source: somewhere", "somewhere"),
        ("forms.yml", "  - id: threats", "  - id: menaces", "menaces"),
        ("signals.yml", "patterns:\n", "patterns:\n      - '('\n", "cannot be read"),
        ("sources.yml", "sources:", "origins:", "origins"),
    ],
)
def test_a_fault_is_refused_with_its_place(folder: Path, file: str, old: str, new: str, said: str) -> None:
    line = change(folder, file, old, new)
    found = [problem for problem in errors(folder) if problem.file == file]
    assert any(said in str(problem) for problem in errors(folder))
    assert any(abs(problem.line - line) <= 8 for problem in found)
    assert all(problem.remedy for problem in errors(folder))
    with pytest.raises(KnowledgeError):
        load(folder)


def test_a_missing_source_is_refused(folder: Path) -> None:
    line = change(folder, "forms.yml", "    source: charity_page\n", "")
    problem = next(problem for problem in errors(folder) if "source" in problem.message)
    assert problem.file == "forms.yml"
    assert abs(problem.line - line) <= 4
    assert "source" in problem.remedy


def test_a_form_without_tips_is_refused(folder: Path) -> None:
    path = folder / "tips.yml"
    path.write_text(path.read_text().replace("driving_past", "threats"), encoding="utf-8")
    assert any("driving_past" in p.message and "tips" in p.message for p in errors(folder))


def test_an_old_fact_is_a_warning_only(folder: Path) -> None:
    looked_up = date(2026, 11, 24)
    later = looked_up + timedelta(days=181)
    stale = [problem for problem in check(folder, later) if "forms “threats”" in problem.message]
    assert [problem.level for problem in stale] == ["warning"]
    fresh = check(folder, looked_up + timedelta(days=180))
    assert not any("forms “threats”" in problem.message for problem in fresh)
    load(folder)


def test_unreadable_yaml_is_a_clear_error(folder: Path) -> None:
    (folder / "tips.yml").write_text("tips:\n  - id: [broken\n", encoding="utf-8")
    assert any(problem.file == "tips.yml" and "YAML" in problem.message for problem in errors(folder))


@pytest.mark.parametrize("number", ["999", "101", "116 123", "0800 1111", "0808 802 0300", "85258"])
def test_numbers_of_helplines_are_known(number: str) -> None:
    assert is_known_number(number)


@pytest.mark.parametrize("number", ["", "abc", "0808 802 030", "12345", "+44", "0808 802 03000"])
def test_malformed_numbers_are_not(number: str) -> None:
    assert not is_known_number(number)
