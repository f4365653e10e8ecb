"""Colours by meaning, written under the lines: `^^^` and what is there, `!` for what is invalid."""

import pytest
from hypothesis import given

from properties.strategies import documents
from reftag.dialects import dialect, names
from reftag.dialects.colours import COLOURS, colour
from reftag.ide.colours import coloured
from reftag.syntax import Document


def shown(text: str, spoken: str = "endnote") -> str:
    """Return the text with its colours under each line; tags only where they are invalid."""
    lines: list[str] = []
    for record in Document.read(text, dialect(spoken)):
        found = list(coloured(record))
        offset = 0
        for line in record.text.split("\n"):
            lines.append(line)
            for each in found:
                if offset <= each.start <= offset + len(line) and (
                    each.type != "tag" or not each.is_valid
                ):
                    mark = " " * (each.start - offset) + "^" * (each.end - each.start)
                    lines.append(f"{mark} {each.type}{'' if each.is_valid else '!'}")
            offset += len(line) + 1
    return "\n".join(lines).rstrip("\n")


def test_values_have_the_colour_of_what_they_are() -> None:
    assert (
        shown("""\
%0 Journal Article
%A Hahn, Ute
%T On Bells
and Whistles
%J Bells
%D 2024
%V 11
%R 10.5555/bells
%U https://example.org/bells
%K bells
%X Much is said of bells.
%Z To be read
""")
        == """\
%0 Journal Article
   ^^^^^^^^^^^^^^^ type
%A Hahn, Ute
   ^^^^^^^^^ person
%T On Bells
   ^^^^^^^^ title
and Whistles
^^^^^^^^^^^^ title
%J Bells
   ^^^^^ journal
%D 2024
   ^^^^ number
%V 11
   ^^ number
%R 10.5555/bells
   ^^^^^^^^^^^^^ identifier
%U https://example.org/bells
   ^^^^^^^^^^^^^^^^^^^^^^^^^ link
%K bells
   ^^^^^ keyword
%X Much is said of bells.
%Z To be read"""
    )


def test_what_cannot_be_right_is_shown() -> None:
    assert (
        shown("""\
%0 Jurnal
%t small
%D 2O24
%R nothing
%@ 0378-5954
%U www.example.org
%Ü one
""")
        == """\
%0 Jurnal
   ^^^^^^ type!
%t small
^^ tag!
   ^^^^^ title
%D 2O24
   ^^^^ number!
%R nothing
   ^^^^^^^ identifier!
%@ 0378-5954
   ^^^^^^^^^ identifier!
%U www.example.org
   ^^^^^^^^^^^^^^^ link!
%Ü one
^^ tag!"""
    )


def test_the_type_decides_what_a_tag_is_for() -> None:
    assert shown("%0 Book Section\n%P 3-5\n").endswith("^ number")
    assert shown("%0 Artwork\n%P Oil on canvas\n").endswith("%P Oil on canvas")
    assert shown("%0 Aggregated Database\n%B Bells\n").endswith("^ journal")


@pytest.mark.parametrize("name", names())
def test_a_role_has_the_same_colour_in_every_dialect(name: str) -> None:
    spoken = dialect(name)
    for role, wanted in {
        "author": "person",
        "editor": "person",
        "title": "title",
        "journal": "journal",
        "secondary-title": "journal",
        "year": "number",
        "volume": "number",
        "pages": "number",
        "doi": "identifier",
        "pmid": "identifier",
        "serial-number": "identifier",
        "url": "link",
        "keyword": "keyword",
        "abstract": "",
        "note": "",
        "author-address": "",
    }.items():
        for tag in spoken.by_role.get(role, ()):
            assert colour(tag.role, tag.kind) == wanted, f"{tag.code} is for {role}"


@given(text=documents)
def test_colours_are_stretches_of_single_lines_in_order(text: str) -> None:
    for record in Document.read(text, dialect("endnote")):
        end = 0
        for each in coloured(record):
            assert end <= each.start <= each.end
            assert "\n" not in record.text[each.start : each.end]
            assert each.type in ("tag", *COLOURS)
            end = each.end
