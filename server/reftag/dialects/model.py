"""What a dialect is: frozen dataclasses, filled once from a TOML file by `load`.

Grammar, completion, hover and rules all read these and nothing else. A rule asks for a
*role* (`title`, `doi`); only the dialect knows that EndNote writes `%T` and `%R` for them.
"""

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

from reftag.values.patterns import NameForm


class DialectError(ValueError):
    """A file with the data of a dialect says something that cannot be."""


type_role: Final = "type"

NO_PRODUCER: Final = "none"
"""Instead of a producer's name: the files are from no particular program."""

Kind = Literal[
    "type",
    "person",
    "text",
    "year",
    "date",
    "number",
    "pages",
    "doi",
    "issn-or-isbn",
    "url",
    "path",
    "keyword",
    "language",
    "end",
]
"""The form of a value, as opposed to its purpose (the role)."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a dialect, e.g. `%A`."""

    code: str
    """As written in a file, sign included: `%A`."""
    name: str
    """The field's generic name, e.g. `Author`; `Dialect.label` gives the name for a type."""
    role: str
    """What the field is for, in words shared by all dialects, e.g. `author`."""
    kind: Kind
    repeatable: bool
    """Whether a record may carry the tag more than once."""
    meaning: str
    """One or two sentences for hover, Markdown."""
    assigned: bool = True
    """False for a code that no source gives a meaning to: it is reported as unknown."""
    narrower: str = ""
    """A role that says more than `role`, which other tags share: `isbn`, where that is
    `serial-number`; `""` for none."""
    importers: tuple[tuple[str, str], ...] = ()
    """(importer, how it reads the tag) where that differs from EndNote, in file order."""
    one_a_line: bool = False
    """Whether each line below the tag is a further value of it, as in Web of Science's `AU`."""
    separator: str = ""
    """What separates several values in one line of the tag, e.g. `;`; `""` for one value."""
    of_file: bool = False
    """Whether the line belongs to the file and to no record: Web of Science's `FN` and `EF`."""
    successor: str = ""
    """The tag to write instead, for one of an older version of the format; `""` for all others."""
    names: NameForm = "Last, First"
    """How the format writes the names of people."""
    attached: bool = False
    """Whether a value belongs to the one above it, as an affiliation to an author in MEDLINE, or to
    the one at the same place under another tag: it may be repeated."""
    capitals: bool = False
    """Whether the format has its values in capitals, as titles of journals in Web of Science."""
    written_by: str = ""
    """The program that writes the tag although the format's specification does not have it."""
    repeated: bool = False
    """Whether exporters write it several times, with different values, though it is for one."""
    echoes: str = ""
    """The role whose value programs write into this tag again, as RIS' short title the title."""
    html: bool = False
    """Whether programs write and read the value as HTML, as they do with notes in RIS."""
    spaced: bool = False
    """Whether programs write a space between the tag, however long it is, and its dash."""
    padded: bool = False
    """Whether exporters write several spaces in a row in the value, as in cited references."""
    values: tuple[str, ...] = ()
    """Values that the format has for the tag, the commonest first, where it lists them."""
    marked: tuple[str, str] | None = None
    """(mark, role): a value followed by this mark has another role, as `10.1000/182 [doi]`."""

    @property
    def names_person(self) -> bool:
        """Whether it names a person, be it the one whose full name is above it."""
        return self.kind == "person" or self.names == "Last FM"


@dataclass(frozen=True, slots=True)
class ReferenceType:
    """One reference type, e.g. `Journal Article`."""

    name: str
    meaning: str
    """One sentence for hover, Markdown."""
    csl: str
    """The type of CSL 1.0.2 for such a work, e.g. `article-journal`."""
    bibtex: str
    """The entry type for such a work: BibTeX's, or biblatex's where BibTeX has none."""
    required: tuple[tuple[str, ...], ...]
    """Groups of tag codes; each group requires at least one of its tags, preferably the first."""
    recommended: tuple[str, ...]
    labels: MappingProxyType[str, str]
    """Tag code -> what this type calls that field, where it differs from the tag's name. They are
    for people to read: what the field is for is in `roles`."""
    roles: MappingProxyType[str, str]
    """Tag code -> the field's role in this type, where it differs from the tag's: `access-date`."""
    is_part: bool = False
    """Whether such a work is part of a book or of proceedings, whose DOI it may have."""
    aliases: tuple[str, ...] = ()
    """Other spellings that exporters write for this type."""
    synonyms: tuple[str, ...] = ()
    """Names that the format has for the type and that are as good as the first."""
    title: str = ""
    """What people call the type where its name is a code: *Journal Article* for `JOUR`."""

    @property
    def called(self) -> str:
        """What messages call the type."""
        return self.title or self.name


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A wrong beginning of a line that is meant as a tag, e.g. `$]` for `%]`."""

    written: str
    means: str


BlankLines = Literal["end a record", "may end a record", "mean nothing"]
"""What a blank line does: always ends the record; ends it where the next tags start over (see
`syntax.document`); or may be anywhere, as only tags begin and end records."""


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How lines and records of a dialect look: a style of `syntax` and what varies in it."""

    style: str = "percent"
    """`percent` (`%T Title`), `dash` (`TI  - Title`) or `letters` (`TI Title`)."""
    start: str | None = None
    """The tag that begins a record; None for the type tag, `""` if any tag may."""
    end: str = ""
    """The tag that ends a record, e.g. `ER`; `""` if none does."""
    blank_lines: BlankLines = "may end a record"
    indent: int = 0
    """How many spaces come before a continuation line; 0 if such lines are not marked."""
    width: int = 0
    """To how many characters tags are padded with spaces before the dash."""
    separator: str = " "
    """What separates the tag (with its padding) from the value: `"  - "`."""
    dashes: str = ""
    """Characters typed by mistake for the dash."""
    order_matters: bool = False
    """Whether tags belong to those above them, as MEDLINE's `AD` to an author: never sort them."""


@dataclass(frozen=True, eq=False)
class Dialect:
    """One format: its tags, its reference types and how a tag line looks."""

    name: str
    """Also the editor's language id, e.g. `endnote`."""
    title: str
    """What people call the format, short enough for messages: `Web of Science`."""
    extensions: tuple[str, ...]
    """With the dot, lower case."""
    sign: str
    """The character that opens a tag line, e.g. `%`."""
    sign_variants: tuple[str, ...]
    """Characters typed by mistake for the sign, e.g. the full-width percent sign."""
    tags: tuple[Tag, ...]
    types: tuple[ReferenceType, ...]
    misspellings: tuple[Misspelling, ...] = ()
    reading: ReadingStyle = ReadingStyle()
    journal_from: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(program, the tags from which it takes an article's journal: the first that is there)."""
    header: str = ""
    """How the first line begins that a program writes above the records; `""` for none."""
    footer: str = ""
    """The line that the program writes below the last record."""
    byte_order_mark: str = ""
    """What programs do to a file that begins with a byte order mark, as a clause; `""` where it
    does no harm."""
    home_numbers: tuple[str, ...] = ()
    """How the accession numbers of the format's own database begin; `()` for no such. Records from
    another database may have tags that only that database knows."""
    common_types: tuple[str, ...] = ()
    """The types that most files have, the commonest first."""
    measured: bool = False
    """Whether what rules say importers do with a mistake was measured with this format's files."""
    producer: str = NO_PRODUCER
    """The program whose way to write the format this is."""
    by_code: MappingProxyType[str, Tag] = field(init=False, repr=False, compare=False)
    by_role: MappingProxyType[str, tuple[Tag, ...]] = field(init=False, repr=False, compare=False)
    of_file: frozenset[str] = field(init=False, repr=False, compare=False)
    """The codes of tags that belong to the file and to no record."""
    one_a_line: frozenset[str] = field(init=False, repr=False, compare=False)
    """The codes of tags below which each line is a further value."""
    marked: MappingProxyType[str, tuple[str, str]] = field(init=False, repr=False, compare=False)
    """By code: the mark after some values of a tag, and the role that these play."""
    marks: MappingProxyType[str, MappingProxyType[str, str]] = field(
        init=False, repr=False, compare=False
    )
    """By role: the codes of tags some of whose values play it, each with the mark after those."""
    _codes: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the tags; the class is frozen for everyone else."""
        roles: dict[str, list[Tag]] = {}
        for tag in self.tags:
            roles.setdefault(tag.role, []).append(tag)
        codes = {role: tuple(tag.code for tag in tags) for role, tags in roles.items()}
        object.__setattr__(self, "_codes", codes)
        object.__setattr__(self, "by_code", MappingProxyType({tag.code: tag for tag in self.tags}))
        object.__setattr__(
            self, "by_role", MappingProxyType({role: tuple(tags) for role, tags in roles.items()})
        )

        frame = frozenset(tag.code for tag in self.tags if tag.of_file)
        object.__setattr__(self, "of_file", frame)
        lines = frozenset(tag.code for tag in self.tags if tag.one_a_line)
        object.__setattr__(self, "one_a_line", lines)
        marks: dict[str, dict[str, str]] = {}
        marked = {tag.code: tag.marked for tag in self.tags if tag.marked}
        for code, (mark, role) in marked.items():
            marks.setdefault(role, {})[code] = mark
        object.__setattr__(self, "marked", MappingProxyType(marked))
        proxies = {role: MappingProxyType(codes) for role, codes in marks.items()}
        object.__setattr__(self, "marks", MappingProxyType(proxies))

    def codes(self, role: str) -> tuple[str, ...]:
        """Return the codes of the tags that play `role`, `()` if the dialect has none."""
        return self._codes.get(role, ())

    @cached_property
    def type_code(self) -> str:
        """The tag that names the reference type, e.g. `%0`; `""` if records name none."""
        return next(iter(self.codes(type_role)), "")

    @cached_property
    def start_code(self) -> str:
        """The tag that begins a record, e.g. `PMID`; `""` if any tag may."""
        return self.type_code if self.reading.start is None else self.reading.start

    @property
    def end_code(self) -> str:
        """The tag that ends a record, e.g. `ER`; `""` if none does."""
        return self.reading.end

    @cached_property
    def only_type(self) -> ReferenceType | None:
        """The type of every record, where records name none; None where they do."""
        return None if self.type_code else next(iter(self.types), None)

    @cached_property
    def _types_by_name(self) -> dict[str, ReferenceType]:
        names = {other: kind for kind in self.types for other in (*kind.aliases, *kind.synonyms)}
        return names | {kind.name: kind for kind in self.types}

    @cached_property
    def _types_by_fold(self) -> dict[str, ReferenceType]:
        return {fold(name): kind for name, kind in self._types_by_name.items()}

    def exact_type(self, name: str) -> ReferenceType | None:
        """Return the type with exactly this name (an alias is not an exact name)."""
        found = self._types_by_name.get(name)
        return found if found and (found.name == name or name in found.synonyms) else None

    def nearly_type(self, name: str) -> ReferenceType | None:
        """Return the type meant by `name` when only case, spaces or an alias differ."""
        return self._types_by_fold.get(fold(name))

    def label(self, code: str, kind: ReferenceType | None) -> str:
        """Return what a record of this type calls the field: `%B` is *Conference Name* in one."""
        if kind is not None and (label := kind.labels.get(code)):
            return label
        tag = self.by_code.get(code)
        return tag.name if tag else code

    def role(self, code: str, kind: ReferenceType | None) -> str:
        """Return what a record of this type uses the field for; `""` for an unknown tag.

        That is the narrowest role which the data have for it: `%@` is for an `isbn` in a Book.
        """
        if kind is not None and (role := kind.roles.get(code)):
            return role
        tag = self.by_code.get(code)
        return (tag.narrower or tag.role) if tag else ""


def fold(name: str) -> str:
    """Reduce a type's name to what distinguishes types: no case, no spaces, no hyphens."""
    return "".join(name.split()).replace("-", "").replace("_", "").casefold()
