"""Faults in the text of values: markup, encodings, characters, capitals (RT501-RT508)."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from lint.mutations.sheet import Entry, Planted, Sheet, plants

TEXTS = "TJBIX"
"""Tags whose values people read."""
WORD = re.compile(r"\b[A-Za-z]{5,}\b")
FOREIGN = ("in München", "à l’école", "– ein Überblick", "of São Paulo", "„Café“", "naïveté")
SURE = FOREIGN[1:3] + FOREIGN[4:5]
"""Words with several letters beyond ASCII, which leave no doubt in rarer encodings as well."""


def _in_text(code: str, how: str, change: Callable[[str, Random], str], tags: str = TEXTS) -> None:
    """Make a variant that changes one value of the record."""

    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        values = [e for e in sheet.having(tags) if e.line < sheet.end]
        spoilt = [(e, text) for e in values if (text := change(e.value, chance))]
        spoilt = [(e, text) for e, text in spoilt if text != e.value]
        if not spoilt:
            return None
        at, text = chance.choice(spoilt)
        return sheet.with_value(at, text)

    plants(code, how)(variant)


def _around_word(template: str) -> Callable[[str, Random], str]:
    """Return what writes `template` for a word; `{a}` and `{b}` are its halves."""

    def change(value: str, chance: Random) -> str:
        words = list(WORD.finditer(value))
        if not words:
            return ""
        match = chance.choice(words)
        middle = chance.randint(2, len(match[0]) - 2)
        new = template.format(a=match[0][:middle], b=match[0][middle:], word=match[0])
        return value[: match.start()] + new + value[match.end() :]

    return change


def _between_words(text: str) -> Callable[[str, Random], str]:
    def change(value: str, chance: Random) -> str:
        places = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", value)]
        if not places:
            return ""
        at = chance.choice(places)
        return value[:at] + text + value[at + 1 :]

    return change


# RT501 html-markup

for _how, _template in {
    "italic": "<i>{word}</i>",
    "emphasis in capitals": "<EM>{word}</EM>",
    "bold, escaped": "&lt;b&gt;{word}&lt;/b&gt;",
    "a subscript": "{word}<sub>2</sub>",
    "a span with attributes": '<span class="name">{word}</span>',
    "a line break": "{word}<br/>",
    "the publisher's own": "<jats:italic>{word}</jats:italic>",
    "the end alone": "{word}</sup>",
    "a link": '<a href="https://example.org/">{word}</a>',
}.items():
    _in_text("RT501", _how, _around_word(_template))
_in_text("RT501", "a paragraph", lambda value, _: f"<p>{value}</p>", "X")


# RT502 html-entity

for _how, _text in {
    "an ampersand": " &amp; ",
    "an ampersand twice": " &amp;amp; ",
    "a dash by number": " &#8211; ",
    "a dash in hexadecimal": " &#x2013; ",
    "a blank": "&nbsp;",
    "a less-than sign": " &lt; ",
}.items():
    _in_text("RT502", _how, _between_words(_text))
_in_text("RT502", "an accent", _around_word("{a}&eacute;{b}"))
_in_text("RT502", "quotation marks", _around_word("&quot;{word}&quot;"))
_in_text("RT502", "an apostrophe", _around_word("{word}&#39;s"))


@plants("RT502", "in an author")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    authors = sheet.having("A")
    name = chance.choice(("M&uuml;ller, Anna", "O&#39;Neill, Sarah", "Garc&iacute;a, Maria"))
    if not authors:
        return None
    at = chance.choice(authors)
    return sheet.with_more(at.stop, f"{sheet.further(at)}{name}")


@plants("RT502", "in a keyword")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    lists = [e for e in sheet.entries if e.tag in sheet.codes("K")]
    if lists and sheet.spoken.by_code[lists[0].tag].separator == ";":
        return sheet.with_value(lists[0], f"shelves &amp; lamps; {lists[0].value}")
    return sheet.more(chance, "K", "shelves &amp; lamps")


# RT503 mojibake


def _misread(text: str, encoding: str) -> str:
    """Return UTF-8 read with another encoding; as programs do, with gaps filled from Latin-1."""
    data = text.encode()
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "cp1252":
            return ""
        return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def _foreign(encoding: str, words: tuple[str, ...]) -> Callable[[str, Random], str]:
    rare = encoding not in {"cp1252", "latin-1"}

    def change(value: str, chance: Random) -> str:
        """Add words to a value; where several encodings meet, rare ones are past telling."""
        if rare and not value.isascii():
            return ""
        return f"{value} {_misread(chance.choice(words), encoding)}"

    return change


for _encoding in ("cp1252", "latin-1"):
    _in_text("RT503", f"a word in {_encoding}", _foreign(_encoding, FOREIGN), "TX")
for _encoding in ("mac-roman", "cp1250", "cp1251"):
    _in_text("RT503", f"words in {_encoding}", _foreign(_encoding, SURE), "TX")
    _in_text("RT503", f"a letter in {_encoding}", _foreign(_encoding, ("of São Paulo",)), "TX")

_in_text("RT503", "an apostrophe", _around_word("{word}â€™s"))
_in_text("RT503", "quotation marks", _around_word("â€œ{word}â€\x9d"))
_in_text("RT503", "a dash", _between_words(" â€“ "))
_in_text("RT503", "twice", lambda value, _: f"{value} in MÃƒÂ¼nchen", "T")
_in_text("RT503", "a lost character", _around_word("{a}�{b}"))


def _whole(encoding: str) -> Callable[[str, Random], str]:
    def change(value: str, _chance: Random) -> str:
        accented = any(c.isalpha() and not c.isascii() for c in value)
        return _misread(value, encoding) if accented else ""

    return change


_in_text("RT503", "a whole value in cp1252", _whole("cp1252"), "TJBAECIK")
_in_text("RT503", "a whole value in latin-1", _whole("latin-1"), "TJBAECIK")


# RT504 invisible-character

for _how, _character in {
    "a soft hyphen": "\xad",
    "a zero-width space": "\u200b",
    "a zero-width joiner": "\u200d",
    "a byte order mark": "\ufeff",
    "a null character": "\x00",
    "a backspace": "\x08",
    "a private character": "\ue001",
    "a word joiner": "\u2060",
    "a mark of direction": "\u200e",
}.items():
    _in_text("RT504", f"{_how} in a word", _around_word(f"{{a}}{_character}{{b}}"), TEXTS + "K")
for _how, _character in {
    "a vertical tab": "\x0b",
    "a form feed": "\x0c",
    "a line separator": "\u2028",
    "a paragraph separator": "\u2029",
    "an old separator": "\x1e",
}.items():
    _in_text("RT504", f"{_how} between words", _between_words(_character))
_in_text(
    "RT504",
    "a zero-width space at the end",
    lambda value, _: f"{value}\u200b" if value.isascii() else "",
    "TX",
)
_in_text(
    "RT504",
    "a zero-width space behind Arabic",
    lambda value, _: f"{value}\u200b" if re.search(r"[\u0600-\u06ff]$", value) else "",
    "TX",
)


@plants("RT504", "in an author")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    authors = [e for e in sheet.having("A") if e.value.isascii() and ", " in e.value]
    if not authors:
        return None
    at = chance.choice(authors)
    name = at.value.replace(", ", ", \u200b")
    return sheet.with_value(at, name)


# RT505 decomposed-unicode

_in_text("RT505", "an accent apart", _around_word("{a}e\u0301{b}"))
_in_text("RT505", "an umlaut apart", _around_word("u\u0308{word}"))
_in_text("RT505", "a word more", lambda value, _: f"{value} cafe\u0301", "TX")
_in_text("RT505", "a whole value", lambda value, _: unicodedata.normalize("NFD", value), "TJBAECIK")


# RT506 all-caps


def _capitals(value: str, _chance: Random) -> str:
    return value.upper() if len(WORD.findall(value)) > 2 and value.isascii() else ""


def _capital_name(value: str, _chance: Random) -> str:
    plain = re.fullmatch(r"[A-Z][a-z]{2,}, [A-Z][a-z]{2,}(?: [A-Z]\.?)?", value)
    return value.upper() if plain else ""


_in_text("RT506", "a title", _capitals, "T")
_in_text("RT506", "an author", _capital_name, "A")


# RT507 trailing-period


@plants("RT507", "a title")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    titles = sheet.having("T")
    if not titles:
        return None
    title: Entry = titles[0]
    if not re.search(r"[a-z]{3}$", title.value):
        return None
    return sheet.with_value(title, f"{title.value}.")


# RT508 extra-whitespace

_in_text("RT508", "a blank at the end", lambda value, _: f"{value} ", TEXTS + "ADVNPRUKG")
_in_text("RT508", "several blanks and a tab at the end", lambda value, _: f"{value}  \t")
_in_text("RT508", "a blank doubled", _between_words("  "))
_in_text("RT508", "three blanks", _between_words("   "))
_in_text("RT508", "a blank doubled in a name", lambda v, _: v.replace(", ", ",  "), "AE")


@plants("RT508", "two blanks behind the tag")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    texts = sheet.having(TEXTS)
    if not texts:
        return None
    at = chance.choice(texts)
    return sheet.with_value(at, f" {at.value}")
