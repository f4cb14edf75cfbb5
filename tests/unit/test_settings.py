"""A bad setting stops the start and names itself without showing a secret."""

import pytest

from bot.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("SAPA_PORT", "many", "SAPA_PORT"),
        ("SAPA_VILLAGE_ZONE", "Asia/Depok", "SAPA_VILLAGE_ZONE"),
        ("SAPA_TELEGRAM_MODE", "webhook", "telegram_token"),
        ("SAPA_WHATSAPP_SENDER", "0812", "SAPA_WHATSAPP_SENDER"),
        ("SAPA_PUBLIC_URL", "sapa.example.org", "SAPA_PUBLIC_URL"),
    ],
)
def test_bad_value_names_itself(monkeypatch, name, value, named):
    """The operator learns which setting to correct."""
    monkeypatch.setenv("SAPA_TWILIO_AUTH_TOKEN", "very-secret")
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert named in str(caught.value)
    assert "very-secret" not in str(caught.value)


def test_secrets_are_not_printed(monkeypatch):
    """Printing the settings shows no token."""
    monkeypatch.setenv("SAPA_TELEGRAM_TOKEN", "1:very-secret")
    assert "very-secret" not in repr(read_settings())


def test_every_setting_says_what_it_is():
    """Each setting has a sentence."""
    for name, field in Settings.model_fields.items():
        assert field.description, name
