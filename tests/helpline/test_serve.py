"""The app does not start where a setting is not usable, and says which."""

from pathlib import Path

import pytest

from bot.helpline.app import serve


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("HELPLINE_PORT", "x", "HELPLINE_PORT is no port"),
        ("STALKING_MATTERS_KEY", "no key", "Make one with"),
        ("STALKING_MATTERS_NOW", "yesterday", "no ISO time"),
        ("SMTP_HOST", "mail.example.org", "SMTP_FROM"),
        ("STALKING_MATTERS_ENV", "production", "no encryption key"),
    ],
)
def test_a_setting_that_is_not_usable(
    setting: str,
    value: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("STALKING_MATTERS_KEY", "STALKING_MATTERS_KEY_FILE", "STALKING_MATTERS_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'test.db'}")
    monkeypatch.setenv(setting, value)
    assert serve() == 1
    assert said in capsys.readouterr().err
