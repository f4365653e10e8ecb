"""Tags inside a line: what is left where line breaks were lost.

A record is *flattened* when several of its tags share a line, as after copying from a web page, and
a record is *glued* to the one above when two files were joined without a line break between them
(`KW  - acousticsTY  - JOUR`). Running text may name tags as well (`the AU  - field`), so a tag
inside a line counts only where that is beyond doubt:

- The line begins a record, with a type that exists, and has tags after it.
- The line ends a record or the file, and the next one begins right after that.
- The beginning of a record, with a type that exists, ends the line, or is followed by more tags.
- Where tags hardly look like text, a single tag is enough, if the value before it is not running
  text or the value after it can only be this tag's.

What counts follows from the line and from the tag that it belongs to, and from nothing else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from reftag.dialects import Dialect, Tag
from reftag.syntax.events import SPACES, TagLine
from reftag.text.lines import LINE_BREAK
from reftag.values import patterns

_RUNNING: Final = frozenset({"text", "keyword"})
"""Kinds of values in which words follow each other, so that one may look like a tag."""

_PROSE: Final = ("abstract", "note", "research-note")
"""Roles of running text, in which a tag may be quoted."""

_SHOWN: Final = " \t\x1a\ufeff"

_NAME: Final = re.compile(
    r"(?:(?:[vV]an|[vV]on|[dD][aeiu]|[dD]e[lnr]|[lL][ae]|[tT]e[nr]|[aA]l|d') ?)*"
    r"[^\W\d_a-z][^,;]{0,60}, ?[^\W\d_]"
)
"""`Lind, Eva`, also with a particle before the name."""
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-z]\.[ -]?)+[^\W\d_a-z]\w")
"""`M. Savel`."""
_PROOF: Final = {
    "person": re.compile(f"{_NAME.pattern}|{_INITIALS.pattern}"),
    "year": re.compile(rf"{patterns.LIKELY_YEAR}(?!\d)"),
    "date": re.compile(rf"{patterns.LIKELY_YEAR}(?![^/\s-])"),
    "doi": re.compile(rf"{patterns.DOI}/\S"),
    "url": re.compile(r"https?://\S"),
}
"""What a value looks like that can hardly be anything else, by its kind."""
_FIT: Final = {
    **_PROOF,
    "date": re.compile(r".*\d"),
    "number": re.compile(r".*\d"),
    "pages": re.compile(r"[A-Za-z]{0,3}\d"),
    "issn-or-isbn": re.compile(r"\d"),
}
"""What a value looks like at least; of other kinds, it begins with no small letter."""


class InnerPatterns(NamedTuple):
    """How the tags of a style look, as far as it matters inside a line."""

    shape: str
    """Matches a tag there, in its exact form: groups `code` and, if it has one, `dash`."""
    suspect: str
    """Matches wherever a tag may be inside a line; quick, so it begins with what it looks for."""
    words: bool = False
    """Whether a tag may as well be a word of the value: it has to follow a space, and its own value
    to fit it."""
    firm: frozenset[str] | None = None
    """The tags that text hardly ever has in this form; None if a tag is one character and a sign,
    which may be a unit (`wt%C`)."""


class _Candidate(NamedTuple):
    tag: TagLine
    value: str
    """What follows on the line, up to the next tag."""
    glued: bool
    """Whether there is no space before it."""
    after: str
    """The last character before it that is not a space or a byte order mark."""


class InnerTags:
    """Finds the tags inside the lines of one dialect."""

    def __init__(
        self, dialect: Dialect, openings: InnerPatterns, known_type: Callable[[str], object]
    ) -> None:
        """Compile the patterns; `known_type` says whether a name is that of a type."""
        self.dialect = dialect
        self._how = openings
        self._known_type = known_type
        self._shape = re.compile(openings.shape)
        self._suspect = re.compile(openings.suspect)
        start = re.escape(dialect.start_code)
        # A literal comes first and the look back second: so it is found quickly.
        named = rf"{start}(?<![^\r\n\ufeff]{start})[^\r\n]*?{openings.shape}"
        self._start_line = re.compile(named) if openings.words else None
        closing = {code for code in (dialect.end_code, *dialect.of_file) if code}
        self._closing_codes = frozenset(closing)
        self._opening_codes = frozenset({*closing, dialect.start_code})

    def suspects(self, text: str, start: int, end: int) -> bool:
        """Say whether records from `start` to `end`, where a line begins, may have such tags.

        If not, nothing more needs to be looked at; this takes little time.
        """
        if self._suspect.search(text, start, end) is not None:
            return True
        return self._start_line is not None and bool(self._start_line.search(text, start, end))

    def shaped(self, text: str) -> bool:
        """Say whether anything in a line of a value has the form of a known tag."""
        return any(each.after != "," for each in self._shapes(text, 0, len(text)))

    def find(self, text: str, host: TagLine, start: int, end: int) -> Iterator[TagLine]:
        """Yield the tags inside the lines from `start` to `end`, which belong to the tag `host`."""
        own = start == host.opened
        quick = self._how.words and own and host.code in self._opening_codes
        if not quick and self._suspect.search(text, start, end) is None:
            return
        for begin, stop in _lines(text, start, end):
            shapes = list(self._shapes(text, begin, stop))
            if shapes:
                before = text[begin : shapes[0].tag.line_start].strip(_SHOWN)
                yield from self._counting(host, before, shapes, own=own)
            own = False
            if host.code in self._closing_codes:
                return  # never continues on the next line

    def _shapes(self, text: str, start: int, end: int) -> Iterator[_Candidate]:
        found = list(self._shape.finditer(text, start, end))
        stops = [*(match.start("code") for match in found[1:]), end][: len(found)]
        for match, stop in zip(found, stops, strict=True):
            at, tag_end = match.span("code")
            marked = text[at - 1 : at] == "\ufeff" and at > start
            line_start = at - marked
            dash_end = match.end("dash") if "dash" in self._shape.groupindex else -1
            tag = TagLine(line_start, at, tag_end, match["code"], None, dash_end, inside=True)
            value = text[tag.opened : stop].strip(_SHOWN)
            after = text[start:line_start].rstrip(_SHOWN)[-1:]
            yield _Candidate(tag, value, text[line_start - 1] not in SPACES, after)

    def _counting(
        self, host: TagLine, before: str, shapes: Sequence[_Candidate], *, own: bool
    ) -> Iterator[TagLine]:
        """Yield those tags of one line that count; `before` is the text before the first.

        `own` says that the line is that of the tag `host`.
        """
        if own and self._opens(host, before, shapes):
            yield from self._kept(host.code, shapes)
            return
        begins = (at for at, each in enumerate(shapes) if self._is_beginning(each, host))
        at = next(begins, len(shapes))
        above = shapes[:at]
        if own and above:
            if self._is_flattened(host, above):
                yield from self._kept(host.code, above)
            elif self._ends_here(above[-1]):
                yield above[-1].tag
        if at < len(shapes):
            yield shapes[at].tag
            yield from self._kept(shapes[at].tag.code, shapes[at + 1 :])

    def _opens(self, host: TagLine, before: str, shapes: Sequence[_Candidate]) -> bool:
        """Say whether a line opens with what shows that its tags inside are tags."""
        if host.code == self.dialect.start_code:
            return self._names_a_record(before)
        if host.code in self._closing_codes and not before:
            return self._begins(shapes[0])
        return host.code in self.dialect.of_file and any(map(self._begins, shapes))

    def _names_a_record(self, value: str) -> bool:
        """Say whether a value is one with which a record begins."""
        if self.dialect.start_code == self.dialect.type_code:
            return self._known_type(value) is not None
        return value.isdecimal()

    def _begins(self, shape: _Candidate) -> bool:
        """Say whether a tag begins a record or a file."""
        if shape.tag.code == self.dialect.start_code:
            return self._names_a_record(shape.value)
        return shape.tag.code in self.dialect.of_file and bool(shape.value)

    def _is_beginning(self, shape: _Candidate, host: TagLine) -> bool:
        """Say whether a record begins at a tag inside a value."""
        if shape.tag.code != self.dialect.start_code or not self._names_a_record(shape.value):
            return False
        if shape.glued:
            return not (self._how.words and shape.after.isupper())
        tag = self.dialect.by_code.get(host.code)
        if tag is None or tag.role in _PROSE:
            return False
        return not self._how.words or tag.kind not in _RUNNING

    def _ends_here(self, shape: _Candidate) -> bool:
        """Say whether a tag ends the record in the line, whatever is above it."""
        code = shape.tag.code
        return code == self.dialect.end_code and self._is_firm(shape) and not shape.value

    def _is_firm(self, shape: _Candidate) -> bool:
        return self._how.firm is not None and shape.tag.code in self._how.firm

    def _kept(self, code: str, shapes: Sequence[_Candidate]) -> Iterator[TagLine]:
        """Yield the tags of a line of which some are known to be tags; `code` is the one above."""
        for each in shapes:
            if self._how.words:
                keep = self._begins(each) or (not each.glued and self._fits(each))
            elif self._how.firm is None:
                keep = not each.glued or self._ends_value(code, each)
            else:
                keep = True
            if keep:
                yield each.tag
                code = each.tag.code

    def _ends_value(self, code: str, shape: _Candidate) -> bool:
        """Say whether the value of the tag `code` ends at a tag without a space before it."""
        above = self.dialect.by_code.get(code)
        if above is not None and above.kind not in _RUNNING:
            return True
        return self._is_proven(shape) or self._begins(shape)

    def _fits(self, shape: _Candidate) -> bool:
        """Say whether the value after what may be a word is one that this tag may have."""
        tag = self.dialect.by_code[shape.tag.code]
        if tag.kind == "end":
            return not shape.value
        if shape.after == "," or not shape.value:
            return False  # after a comma it is a state of the USA in an address
        if shape.tag.code == self.dialect.start_code:
            return self._names_a_record(shape.value)
        fit = _FIT.get(tag.kind)
        return bool(fit.match(shape.value)) if fit else not shape.value[0].islower()

    def _is_proven(self, shape: _Candidate) -> bool:
        proof = _PROOF.get(self.dialect.by_code[shape.tag.code].kind)
        return proof is not None and proof.match(shape.value) is not None

    def _is_flattened(self, host: TagLine, shapes: Sequence[_Candidate]) -> bool:
        """Say whether a line in the middle of a record has several tags beyond doubt."""
        tag = self.dialect.by_code.get(host.code)
        if tag is None or self._how.words or tag.role in _PROSE:
            return False
        running = tag.kind in _RUNNING
        if self._how.firm is not None:
            firm = [each for each in shapes if self._is_firm(each)]
            proven = len(firm) > 1 or any(self._is_proven(each) for each in firm)
            return proven or (bool(firm) and not running) or self._ends_here(shapes[-1])
        if tag.kind == "type" or any(not each.value or each.value[0].islower() for each in shapes):
            return False
        if not running:
            return True
        if shapes[0].glued:
            return self._is_proven(shapes[0])
        tags = [tag, *(self.dialect.by_code[each.tag.code] for each in shapes)]
        return len(shapes) > 1 and _is_a_work(tags) and any(map(self._is_proven, shapes))


def _is_a_work(tags: Sequence[Tag]) -> bool:
    """Say whether tags describe a work: its title, and who wrote it or when."""
    roles = {tag.role for tag in tags}
    return "title" in roles and bool(roles & {"author", "year"})


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in LINE_BREAK.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end
