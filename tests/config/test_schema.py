"""The schema is fresh, and it and the settings have the same keys."""

from dataclasses import fields

from reftag.config import Format, Settings
from reftag.config.model import FORMAT_KEYS, KEYS
from reftag.config.schema import FILE, dump


def test_the_schema_is_fresh() -> None:
    fresh = FILE.read_text(encoding="utf-8") == dump()
    assert fresh, "write it anew: python -m reftag.config.schema"


def test_every_key_is_a_setting_and_every_setting_a_key() -> None:
    for model, keys in ((Settings, KEYS), (Format, FORMAT_KEYS)):
        names = {field.name.replace("_", "-") for field in fields(model)}
        assert names == {key.name for key in keys}
