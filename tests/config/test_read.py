"""What reftag.toml sets, and how its errors are reported."""

from pathlib import Path

import pytest

from config.settings_in_force import problems, settings
from reftag.config import Format, RecordIgnore

WHOLE = """\
dialect = "endnote"
targets = ["zotero", "jabref"]
select = ["ALL"]
ignore = ["RT201", "RT1", "empty-value"]
exclude = ["archive/**"]
baseline = "known.json"

[severity]
duplicate-tag = "hint"
RT0 = "off"

[per-file-ignores]
"legacy/*.enw" = ["RT2"]

[[ignore-in-record]]
record = "10.2196/56529"
rules = ["RT005"]

[[ignore-in-record]]
record = "On Tags"
rules = ["RT1"]

[format]
blank-lines = 2
sort-tags = true
line-ending = "crlf"
"""


def test_every_key() -> None:
    assert problems(WHOLE) == []
    found = settings(WHOLE)
    assert found.dialect == "endnote"
    assert found.targets == ("zotero", "jabref")
    assert found.select == ("ALL",)
    assert found.ignore == ("RT201", "RT1", "empty-value")
    assert found.exclude == ("archive/**",)
    assert found.baseline == "known.json"
    assert found.severity == (("RT0", "off"), ("RT101", "hint"))
    assert found.per_file_ignores == (("legacy/*.enw", ("RT2",)),)
    assert found.ignore_in_record == (
        RecordIgnore("10.2196/56529", ("RT005",)),
        RecordIgnore("On Tags", ("RT1",)),
    )
    assert found.format == Format(blank_lines=2, sort_tags=True, line_ending="crlf")


def test_an_empty_file_sets_nothing() -> None:
    assert problems("") == []
    assert settings("# nothing\n") == settings("")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('selct = ["RT1"]', '1:1 \'selct\' there is no key "selct" here; did you mean "select"?'),
        (
            "[format]\nxyz = 1",
            (
                "2:1 'xyz' there is no key \"xyz\" here; "
                "choose from blank-lines, sort-tags, line-ending and profile"
            ),
        ),
        (
            "[severty]\na = 1",
            '1:1 \'[severty]\' there is no key "severty" here; did you mean "severity"?',
        ),
        (
            'select = ["RT1", "emty-value"]',
            '1:18 \'"emty-value"\' there is no rule "emty-value"; did you mean "empty-value"?',
        ),
        (
            '[severity]\n"RT999" = "off"',
            '2:1 \'"RT999"\' there is no rule "RT999"; `reftag rule --all` lists all rules',
        ),
        (
            'severity.RT005 = "eror"',
            '1:18 \'"eror"\' there is no severity "eror"; did you mean "error"?',
        ),
        (
            'targets = ["zotro"]',
            '1:12 \'"zotro"\' there is no program or set "zotro"; did you mean "zotero"?',
        ),
        (
            '[sets]\nmine = ["zotero", "yours"]\nyour = []',
            '2:19 \'"yours"\' there is no program or set "yours"; did you mean "your"?',
        ),
        (
            '[sets]\nzotero = ["jabref"]',
            "2:1 'zotero' a set cannot have the name of a program (\"zotero\")",
        ),
        (
            '[sets]\na = ["b"]\nb = ["zotero", "b"]\n',
            "3:1 'b' the set \"b\" contains itself",
        ),
        ("[sets]\nlatex = ['latex']", "2:1 'latex' the set \"latex\" contains itself"),
        (
            "sets = ['zotero']",
            (
                '1:8 "[\'zotero\']" "sets" must be a table of its own: [sets], '
                'e.g. thesis = ["zotero", "jabref"]; this is a list'
            ),
        ),
        (
            'dialect = "enote"',
            '1:11 \'"enote"\' there is no dialect "enote"; did you mean "endnote"?',
        ),
        (
            "dialect = 3",
            (
                "1:11 '3' \"dialect\" must be one of auto, endnote, medline, refer, refworks, "
                "ris or wos; this is a number"
            ),
        ),
        (
            'ignore = "RT1"',
            (
                '1:10 \'"RT1"\' "ignore" must be a list of rules, e.g. ["RT1", "empty-value"]; '
                "this is a text"
            ),
        ),
        (
            "ignore = [1]",
            (
                "1:11 '1' \"ignore\" must be a list of rules, "
                'e.g. ["RT1", "empty-value"]; this is a number'
            ),
        ),
        (
            "severity = true",
            (
                "1:12 'true' \"severity\" must be a table of its own: [severity], "
                'e.g. empty-value = "hint"; this is true or false'
            ),
        ),
        ('baseline = ""', '1:12 \'""\' "baseline" must be the name of a file; this is empty'),
        ("format.sort-tags = 1", "1:20 '1' \"sort-tags\" must be true or false; this is a number"),
        ("format.blank-lines = 0", "1:22 '0' \"blank-lines\" must be a number from 1 to 9"),
        (
            "format.blank-lines = true",
            "1:22 'true' \"blank-lines\" must be a number from 1 to 9; this is true or false",
        ),
        ('exclude = ["[a"]', '1:12 \'"[a"\' the pattern "[a" has a "[" without its "]"'),
        (
            "exclude = ['a\\b']",
            '1:12 "\'a\\\\b\'" the pattern "a\\b" parts names by "\\"; write "/" on every system',
        ),
        (
            '[per-file-ignores]\n"/a" = ["RT1"]',
            '2:1 \'"/a"\' the pattern "/a" is not relative to the folder of reftag.toml',
        ),
        (
            '[[ignore-in-record]]\nrules = ["RT1"]',
            "1:1 '[[ignore-in-record]]' this entry has no \"record\"",
        ),
        (
            'ignore-in-record = [{ record = "x" }]',
            '1:21 \'{ record = "x" }\' this entry has no "rules"',
        ),
        (
            "ignore-in-record = 1",
            (
                "1:20 '1' \"ignore-in-record\" must be [[ignore-in-record]] "
                "tables with record and rules; this is a number"
            ),
        ),
        ("a b", "1:3 'b' this is not TOML: expected '=' after a key in a key/value pair"),
        ("ignore = [\n", "1:10 '[' this is not TOML: invalid value"),
        (
            "ignore = []\r\nignore = []\r\n",
            "2:11 ']' this is not TOML: this key is already defined above",
        ),
        (
            "[format]\n[format]",
            "2:8 ']' this is not TOML: this table is already defined above",
        ),
    ],
)
def test_a_mistake(text: str, told: str) -> None:
    found = problems(text)
    assert len(found) == 1
    assert found[0].startswith(told)


def test_sets_that_contain_each_other() -> None:
    assert problems('sets.a = ["b"]\nsets.b = ["zotero", "a"]\ntargets = ["a"]\n') == [
        "1:1 'sets.a' the set \"a\" contains itself",
        "2:1 'sets.b' the set \"b\" contains itself",
    ]


def test_all_mistakes_are_told_and_the_rest_is_taken() -> None:
    text = 'select = ["RT1", "RT99"]\ntargets = 1\nformat.sort-tags = true\n'
    assert [line.split(" ")[0] for line in problems(text)] == ["1:18", "2:11"]
    found = settings(text)
    assert (found.select, found.targets, found.format.sort_tags) == (("RT1",), (), True)


def test_a_value_of_several_lines_is_marked_on_its_first() -> None:
    text = 'targets = """\nzotero\n"""\n'
    assert problems(text)[0].startswith('1:11 \'"""\' "targets" must be a list')


@pytest.mark.parametrize("text", ["[" * 3000, "a=" + "[" * 3000, "\x00", "a = '\ud800'", "=", "]"])
def test_nothing_makes_it_fail(text: str) -> None:
    assert len(problems(text)) == 1


def test_the_example_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    example = readme.split("```toml\n")[1].split("```")[0]
    assert "[[ignore-in-record]]" in example
    assert problems(example) == []
