"""The quick fixes that switch rules off: text before, text after."""

import tomllib
from collections.abc import Callable

import pytest

from config.settings_in_force import problems
from reftag.config.ignore_edits import ignored_everywhere, ignored_in_file, ignored_in_record
from reftag.text import Edit, apply


def made(text: str, edit: Edit | None) -> str:
    assert edit is not None
    after = apply(text, [edit])
    assert problems(after) == []
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'ignore = ["RT005"]\n'),
        ("# mine\n", '# mine\nignore = ["RT005"]\n'),
        ("# mine", '# mine\nignore = ["RT005"]\n'),
        ('dialect = "auto" # so\n', 'dialect = "auto" # so\nignore = ["RT005"]\n'),
        ("ignore = []\n", 'ignore = ["RT005"]\n'),
        ('ignore = ["RT1"] # x\n', 'ignore = ["RT1", "RT005"] # x\n'),
        ('ignore = [ "RT1", ]\n', 'ignore = [ "RT1", "RT005" ]\n'),
        (
            'ignore = [\n  "RT1", # one\n  "RT2" # two, too\n] # end\n',
            'ignore = [\n  "RT1", # one\n  "RT2", # two, too\n  "RT005"\n] # end\n',
        ),
        (
            'ignore = [\r\n\t"RT1",\r\n\t"RT2", # two\r\n]\r\n',
            'ignore = [\r\n\t"RT1",\r\n\t"RT2", # two\r\n\t"RT005",\r\n]\r\n',
        ),
        ('ignore = [\n  "RT1"]\n', 'ignore = [\n  "RT1",\n  "RT005"]\n'),
        ("ignore = [ # none yet\n]\n", 'ignore = [ # none yet\n    "RT005"\n]\n'),
        (
            '# ours\n\n# levels\n[severity]\nRT1 = "hint"\n',
            '# ours\nignore = ["RT005"]\n\n# levels\n[severity]\nRT1 = "hint"\n',
        ),
        ("# ours\n[severity]\n", '# ours\nignore = ["RT005"]\n\n[severity]\n'),
        ("[severity]\n", 'ignore = ["RT005"]\n\n[severity]\n'),
        (
            'select = ["RT0"]\r\n\r\n# levels\r\n[severity]\r\n',
            'select = ["RT0"]\r\nignore = ["RT005"]\r\n\r\n# levels\r\n[severity]\r\n',
        ),
        (
            'select = [\n  "RT0",\n]\n\n[severity]\n',
            'select = [\n  "RT0",\n]\nignore = ["RT005"]\n\n[severity]\n',
        ),
    ],
)
def test_everywhere(before: str, after: str) -> None:
    assert made(before, ignored_everywhere(before, "RT005")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[per-file-ignores]\n"a/b.enw" = ["RT005"]\n'),
        ("select = []", 'select = []\n\n[per-file-ignores]\n"a/b.enw" = ["RT005"]\n'),
        (
            '[per-file-ignores]\n"c.enw" = ["RT1"] # c\n\n[format]\n',
            '[per-file-ignores]\n"c.enw" = ["RT1"] # c\n"a/b.enw" = ["RT005"]\n\n[format]\n',
        ),
        (
            "[per-file-ignores]\n'a/b.enw' = [\"RT1\"]\n",
            '[per-file-ignores]\n\'a/b.enw\' = ["RT1", "RT005"]\n',
        ),
        (
            "[per-file-ignores]\n'c' = []\n# how\n[format]\n",
            '[per-file-ignores]\n\'c\' = []\n"a/b.enw" = ["RT005"]\n\n# how\n[format]\n',
        ),
        ("[per-file-ignores] # x", '[per-file-ignores] # x\n"a/b.enw" = ["RT005"]\n'),
        ("per-file-ignores = {}\n", 'per-file-ignores = {"a/b.enw" = ["RT005"]}\n'),
        (
            'per-file-ignores = { "c" = ["RT1"] }\n',
            'per-file-ignores = { "c" = ["RT1"], "a/b.enw" = ["RT005"]}\n',
        ),
        (
            'per-file-ignores."c" = ["RT1"]\n[format]\n',
            'per-file-ignores."c" = ["RT1"]\nper-file-ignores."a/b.enw" = ["RT005"]\n[format]\n',
        ),
    ],
)
def test_in_a_file(before: str, after: str) -> None:
    assert made(before, ignored_in_file(before, "a/b.enw", "RT005")) == after


def test_a_file_is_named_exactly() -> None:
    after = made("", ignored_in_file("", 'a "[b]*.enw', "RT005"))
    assert after == '[per-file-ignores]\n"./a \\"[[]b][*].enw" = ["RT005"]\n'
    again = made(after, ignored_in_file(after, 'a "[b]*.enw', "RT1"))
    assert again == after.replace('"RT005"', '"RT005", "RT1"')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[[ignore-in-record]]\nrecord = "10.1000/A"\nrules = ["RT005"]\n'),
        (
            "[format]\n",
            '[format]\n\n[[ignore-in-record]]\nrecord = "10.1000/A"\nrules = ["RT005"]\n',
        ),
        (
            '[[ignore-in-record]]\nrecord = "doi:10.1000/a"\nrules = ["RT1"]\n[format]\n',
            '[[ignore-in-record]]\nrecord = "doi:10.1000/a"\nrules = ["RT1", "RT005"]\n[format]\n',
        ),
        (
            "ignore-in-record = []\n",
            'ignore-in-record = [{record = "10.1000/A", rules = ["RT005"]}]\n',
        ),
        (
            'ignore-in-record = [{ record = "x", rules = [] }]\n',
            (
                'ignore-in-record = [{ record = "x", rules = [] }, '
                '{record = "10.1000/A", rules = ["RT005"]}]\n'
            ),
        ),
    ],
)
def test_in_a_record(before: str, after: str) -> None:
    assert made(before, ignored_in_record(before, "10.1000/A", "RT005")) == after


@pytest.mark.parametrize("text", ["ignore = ", 'ignore = "RT1"\n', "ignore = 1\n", "[ignore]\n"])
@pytest.mark.parametrize(
    "edit",
    [
        lambda text: ignored_everywhere(text, "RT005"),
        lambda text: ignored_in_file(text, "a", "RT005"),
        lambda text: ignored_in_record(text, "a", "RT005"),
    ],
)
def test_what_cannot_be_edited_is_left_alone(text: str, edit: Callable[[str], Edit | None]) -> None:
    found = edit(text)
    if found is not None:
        tomllib.loads(apply(text, [found]))


def test_a_list_that_is_none_is_left_alone() -> None:
    assert ignored_everywhere('ignore = "RT1"\n', "RT005") is None
    assert ignored_in_file("per-file-ignores = 1\n", "a", "RT005") is None
    assert ignored_in_record("ignore-in-record = 1\n", "a", "RT005") is None
