"""The wording of the reports about importers, shared by text and Markdown."""

from typing import Final

from reftag.portability.report import Loss, TargetReport

CASES: Final = {
    "bare-tag": "a tag without a value",
    "below-unseen": "the record above has no type or follows a byte order mark",
    "blank-line": "a blank line inside a record",
    "blank-line-in-value": "a blank line inside a value",
    "blanks-before-type": "more than one space before the reference type",
    "blanks-behind-type": "spaces after the reference type",
    "blanks-for-separator": "a line with only spaces above a record",
    "byte-order-mark": "a byte order mark at the start of the file",
    "control-character": "a control character",
    "cr": "lines that end in CR alone",
    "crcrlf": "lines that end in CR CR LF",
    "crlf": "lines that end in CRLF",
    "end-of-file-mark": "an end-of-file mark (0x1A)",
    "indented-tag": "spaces before the tag",
    "keywords-below-tag": "keywords that begin on the line below the tag",
    "keywords-on-lines": "one keyword per line",
    "line-below": "the line below",
    "line-separator": "a Unicode line separator in the value",
    "no-blank-behind-tag": "no space after the tag",
    "no-blank-in-name": "no space after the comma in a name",
    "no-break-space-behind-tag": "a no-break space after the tag",
    "no-separator": "no blank line before a record",
    "no-type": "a record without a reference type",
    "no-type-below-another": "a record without a reference type",
    "one-line": "a record on one line",
    "one-of-two": "another tag for the same value",
    "organisation": "an organisation's name that ends with a comma",
    "organisation-with-comma": "an organisation's name with commas",
    "refused-type": "a type that is refused",
    "second-line": "a second line that is not a tag with a capital letter or a digit, and a value",
    "several": "more than one value",
    "several-lines": "a value on several lines",
    "several-people": "several people in one tag",
    "sign-on-further-line": "a continuation line that begins like a tag",
    "tab-behind-tag": "a tab after the tag",
    "tag": "",
    "tag-in-lower-case": "a tag in lower case",
    "text-before": "text before the first record",
    "text-behind": "text after a record",
    "third-part-of-name": "a name with three parts",
    "type-not-first": "a reference type that is not the first tag",
    "type-not-first-below-another": "a reference type that is not the first tag",
    "unknown-tag": "a tag that does not exist",
    "unknown-type": "a type that it does not know",
    "value": "",
    "value-below-tag": "a value that begins on the line below its tag",
    "wrong-sign": "a wrong sign before the tag",
}
"""What each case is called where it is counted."""

_FEW_TYPES: Final = 3
"""A list of more types does not help a reader."""


def how_much(count: int, noun: str) -> str:
    """Return a count and what it counts: *1 field*, *1,200 fields*."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def percent(part: int, whole: int) -> str:
    """Return a share; 0 and 100 % are exact: *0 %*, *<1 %*, *>99 %*."""
    if not whole:
        return "–"
    share = round(100 * part / whole)
    if share == 0 and part:
        return "<1 %"
    if share == 100 and part < whole:
        return ">99 %"
    return f"{share} %"


def subject(loss: Loss) -> tuple[str, str]:
    """Return what a loss is about: the tag as code, or `""`, and words for the rest."""
    words = CASES[loss.case]
    match loss.reason:
        case "structure":
            return "", capital(words)
        case "type":
            return "", f"{loss.about}, {words}" if loss.about else capital(CASES["no-type"])
        case _:
            return loss.about, ", ".join(part for part in (loss.name, words) if part)


def in_types(loss: Loss, target: TargetReport) -> str:
    """Return in which types a loss is there, if that is not in all: *in Book and Thesis*."""
    if loss.reason == "type" or not all(loss.types) or not 0 < len(loss.types) <= _FEW_TYPES:
        return ""
    slots = target.importer.slots_by_type
    differs = any(loss.about in slots.get(kind, ()) for kind in loss.types)
    if loss.case != "tag" or not differs:
        return ""
    *most, last = loss.types
    return f"in {', '.join(most)} and {last}" if most else f"in {last}"


def does(loss: Loss) -> str:
    """Return what the importer does, to follow its name."""
    return f"{loss.does}, {_ALL}" if loss.refuses_file and "file" not in loss.does else loss.does


_ALL: Final = "and reads nothing from the file"


def mending(loss: Loss) -> str:
    """Return which rule reports a loss and what fixes it: *RT008: fixable with --fix*."""
    if loss.rule is None:
        return ""
    if loss.case == "crlf":
        return f'{loss.rule}: fixed by reftag format with line-ending = "lf"'
    parts = [_fixable("--fix", loss.safe, loss.count)] if loss.safe else []
    if loss.unsafe:
        parts.append(_fixable("--fix --unsafe-fixes", loss.unsafe, loss.count))
    return f"{loss.rule}: {', '.join(parts)}" if parts else loss.rule


def _fixable(flags: str, fixed: int, count: int) -> str:
    share = "" if fixed >= count else f"{fixed:,} of {count:,} "
    return f"{share}fixable with {flags}"


def rows(loss: Loss) -> str:
    """Return the lines on which a loss is, counted from 1: *line 7*, *lines 7, 19, 31 …*."""
    lines = list(dict.fromkeys(place.line + 1 for place in loss.places))
    more = " …" if loss.count > len(loss.places) else ""
    noun = "line" if len(lines) == 1 and not more else "lines"
    return f"{noun} {', '.join(map(str, lines))}{more}"


def verdict(target: TargetReport) -> str:
    """Return the outcome for the document as the rest of a sentence after the importer's name."""
    if target.refusals:
        return f"reads nothing from this file: {target.refusals[0].does}"
    if not target.lost and not target.misread:
        return "keeps everything"
    parts = []
    if target.lost:
        parts.append(f"loses {how_much(target.lost, 'field')}")
    if target.misread:
        parts.append(f"misreads {how_much(target.misread, 'field')}")
    return " and ".join(parts)


def basis(target: TargetReport) -> str:
    """Return what the report is based on: a measured version, or documentation."""
    if target.importer.measured:
        return f"measured with {target.importer.version}"
    return "not measured; based on its documentation"


def sections(target: TargetReport) -> list[tuple[str, list[Loss]]]:
    """Return the losses under the headings of a report."""
    refusing = [loss for loss in target.losses if loss.refuses_file]
    rest = [loss for loss in target.losses if not loss.refuses_file]
    then = " after that is fixed" if refusing else ""
    wanted = [
        ("The file is refused", refusing),
        (f"Lost{then}", [x for x in rest if x.outcome == "lost" and x.is_missed]),
        (f"Misread{then}", [x for x in rest if x.outcome == "misread" and x.is_missed]),
        (
            "No real loss: also in another field, or only useful to the program that wrote it",
            [x for x in rest if not x.is_missed],
        ),
    ]
    return [(title, losses) for title, losses in wanted if losses]


def offer(target: TargetReport, name: str) -> str:
    """Return the command that fixes what can be fixed in the file `name`; `""` if nothing can."""
    safe = sum(loss.safe for loss in target.losses)
    unsafe = sum(loss.unsafe for loss in target.losses)
    name = f'"{name}"' if " " in name else name
    command = f"reftag check {name} --target {target.importer.name} --fix"
    if safe:
        more = f"; --unsafe-fixes fixes {unsafe:,} more" if unsafe else ""
        return f"`{command}` fixes {safe:,} of these{more}"
    return f"`{command} --unsafe-fixes` fixes {unsafe:,} of these" if unsafe else ""


def what_is_lost(target: TargetReport) -> str:
    """Return what a target still loses, in one sentence; `""` if the losses do not matter."""
    title = target.importer.title
    if target.refusals:
        return f"{title} {verdict(target)}"
    by_subject: dict[str, int] = {}
    for loss in target.losses:
        if loss.is_missed and loss.fields:
            key = loss.about if loss.reason in ("tag", "value") else CASES[loss.case]
            by_subject[key] = by_subject.get(key, 0) + loss.fields
    if not by_subject:
        return ""
    most = sorted(by_subject.items(), key=lambda each: (-each[1], each[0]))
    named = [f"{about} ({count:,})" for about, count in most[:_FEW_NAMED]]
    if len(most) > _FEW_NAMED:
        named.append("…")
    return f"{title} still loses or misreads {', '.join(named)}"


_FEW_NAMED: Final = 6


def capital(words: str) -> str:
    """Return words with a capital at the start."""
    return words[:1].upper() + words[1:]
