"""Patterns that are compiled late: all of them can be."""

import pkgutil
import re
from importlib import import_module

import pytest

import reftag
from reftag.text.lazy_pattern import LazyPattern, lazy_pattern


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    number = lazy_pattern(r"(?P<digits>\d+) kg", re.IGNORECASE)
    found = number.search("12 KG")
    assert found is not None
    assert found["digits"] == "12"
    assert number.groupindex == {"digits": 1}
    assert number.sub("", "a 1 kg b") == "a  b"


def test_a_pattern_that_is_wrong_is_not_noticed_before() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


def test_all_patterns_of_ours_can_be_compiled() -> None:
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(reftag.__path__, "reftag.")
        if not module.name.endswith("__main__")
    ]
    patterns = [
        value for each in modules for value in vars(each).values() if isinstance(value, LazyPattern)
    ]
    assert patterns
    for each in patterns:
        re.compile(*each._source)
