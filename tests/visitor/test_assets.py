"""Assets by hash, the charity's settings, the embedding script."""

import gzip
import re
from pathlib import Path

import pytest

from bot.assets import Assets, AssetsError, govuk_style, load_assets
from bot.charity import CharityError, contrast, load_charity
from bot.guidance import Setting
from bot.visitor.embed import settings_of
from bot.visitor.page import Page

MINIMUM = "name: A\nexit_site: https://weather.example.org\n"


def charity(tmp_path: Path, more: str = "") -> Path:
    file = tmp_path / "charity.yml"
    file.write_text(MINIMUM + more)
    return file


def test_an_address_changes_with_the_content_and_with_what_it_imports() -> None:
    one = Assets({"a.mjs": b'import { b } from "./b.mjs";', "b.mjs": b"1"})
    two = Assets({"a.mjs": b'import { b } from "./b.mjs";', "b.mjs": b"2"})
    assert one.url("a.mjs") != two.url("a.mjs")
    found = one.find(one.url("a.mjs").rsplit("/", 1)[1])
    assert found is not None
    assert one.url("b.mjs").rsplit("/", 1)[1].encode() in found.content
    assert gzip.decompress(found.packed) == found.content
    assert one.find("a.mjs") is None and one.find("../../etc/passwd") is None


def test_the_style_is_govuk_frontend_without_what_is_government_alone() -> None:
    style = govuk_style().decode()
    assert ".govuk-exit-this-page" in style and ".govuk-button" in style
    for word in ("GDS Transport", "@font-face", "crest", "url("):
        assert word not in style


def test_a_style_that_has_changed_is_refused(tmp_path: Path) -> None:
    changed = tmp_path / "style.css"
    changed.write_text("a{background:url(/assets/crown.svg)}")
    with pytest.raises(AssetsError):
        govuk_style(changed)
    with pytest.raises(AssetsError, match="bootstrap"):
        govuk_style(tmp_path / "none.css")


def test_the_charity_sets_icon_logo_and_colours(tmp_path: Path, setting: Setting) -> None:
    (tmp_path / "our.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    chosen = load_charity(charity(tmp_path, 'logo: our.svg\nicon: our.svg\ncolours: {main: "#5a1d6e"}\n'))
    page = Page(chosen, setting)
    html = page.chat("k" * 43, [])
    assert re.search(r'<link rel="icon" href="/assets/icon-[0-9a-f]{12}\.svg">', html)
    assert re.search(r'<img class="logo" src="/assets/logo-[0-9a-f]{12}\.svg" alt="">', html)
    style = page.assets.find(page.assets.url("chat.css").rsplit("/", 1)[1])
    assert style is not None and b"--main:#5a1d6e" in style.content
    assert any(name.startswith("charity-") for name in load_assets(chosen))


@pytest.mark.parametrize(
    "more, words",
    [
        ('colours: {main: "#ffee00"}', "darker"),
        ('colours: {quiet: "#333333"}', "lighter"),
        ("logo: none.svg", "no file"),
        ("icon: charity.yml", "use one of"),
        ('embedding_sites: ["https://a.example; script-src *"]', "embedding_sites"),
        ('embedding_sites: ["*"]', "embedding_sites"),
        ("exit_site: javascript:alert(1)", "exit_site"),
        ("unknown: 1", "unknown"),
        ('page_title: ""', "page_title"),
    ],
)
def test_a_setting_that_would_harm_is_refused(tmp_path: Path, more: str, words: str) -> None:
    text = MINIMUM if not more.startswith("exit_site") else "name: A\n"
    file = tmp_path / "charity.yml"
    file.write_text(text + more)
    with pytest.raises(CharityError, match=words):
        load_charity(file)


@pytest.mark.parametrize("text", ["- a\n", "just words", ": :", ""])
def test_a_file_that_is_no_list_of_settings_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "charity.yml"
    file.write_text(text)
    with pytest.raises(CharityError):
        load_charity(file)


def test_embedding_sites_are_origins(tmp_path: Path) -> None:
    chosen = load_charity(
        charity(tmp_path, 'embedding_sites: ["https://a.example/", "https://*.b.example"]\n')
    )
    assert chosen.embedding_sites == ("https://a.example", "https://*.b.example")


def test_the_environment_can_name_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STALKING_MATTERS_CHARITY", str(charity(tmp_path)))
    assert load_charity().name == "A"


def test_the_embedding_script_holds_the_settings_and_nothing_breaks_out(
    tmp_path: Path, setting: Setting
) -> None:
    chosen = load_charity(charity(tmp_path, "button: \"</script><script>alert('x')\"\n"))
    script = Page(chosen, setting).embedding_script(settings_of(chosen))
    assert "</script>" not in script and "https://weather.example.org" in script


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
