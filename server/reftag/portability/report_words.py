"""The wording of the reports about importers, shared by text and Markdown."""

from typing import Final

from reftag.importers.model import OF_WHOLE_FILE
from reftag.importers.words import CASES, does, listed
from reftag.portability.report import Loss, TargetReport

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
    return f"in {listed(loss.types)}"


def what_it_does(loss: Loss) -> str:
    """Return what the importer does, to follow its name."""
    said = does(loss.treatment)
    if loss.refuses_file and loss.treatment.effect not in OF_WHOLE_FILE:
        return f"{said}, and reads nothing from the file"
    return said


def mending(loss: Loss) -> str:
    """Return which rule reports a loss and what fixes it: *RT008: safe fix for 3 of 5*."""
    if loss.rule is None:
        return ""
    if loss.case == "crlf":
        return f'{loss.rule}: fixed by reftag format with line-ending = "lf"'
    parts = [_fixable("safe fix", loss.safe, loss.count)] if loss.safe else []
    if loss.unsafe:
        parts.append(_fixable("unsafe fix", loss.unsafe, loss.count))
    return f"{loss.rule}: {', '.join(parts)}" if parts else loss.rule


def _fixable(fix: str, fixed: int, count: int) -> str:
    return fix if fixed >= count else f"{fix} for {fixed:,} of {count:,}"


def rows(loss: Loss) -> str:
    """Return the lines on which a loss is, counted from 1: *line 7*, *lines 7, 19, 31 …*."""
    lines = list(dict.fromkeys(place.line + 1 for place in loss.places))
    more = " …" if loss.count > len(loss.places) else ""
    noun = "line" if len(lines) == 1 and not more else "lines"
    return f"{noun} {', '.join(map(str, lines))}{more}"


def verdict(target: TargetReport) -> str:
    """Return the outcome for the document as the rest of a sentence after the importer's name."""
    if target.refusals:
        return f"reads nothing from this file: {does(target.refusals[0].treatment)}"
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
    safe, unsafe = _fixes(target)
    name = f'"{name}"' if " " in name else name
    command = f"reftag check {name} --target {target.importer.name} --fix"
    if safe:
        more = f"; --unsafe-fixes fixes {unsafe:,} more" if unsafe else ""
        return f"`{command}` fixes {safe:,} of these{more}"
    return f"`{command} --unsafe-fixes` fixes {unsafe:,} of these" if unsafe else ""


def fixes(target: TargetReport) -> str:
    """Return how many losses have a fix, for where there is no command line; `""` if none has."""
    safe, unsafe = _fixes(target)
    parts = [f"safe fixes for {safe:,} of these"] if safe else []
    if unsafe:
        parts.append(
            f"unsafe ones for {unsafe:,}" if safe else f"unsafe fixes for {unsafe:,} of these"
        )
    return f"There are {' and '.join(parts)}" if parts else ""


def _fixes(target: TargetReport) -> tuple[int, int]:
    """Return how many losses have a safe fix, and an unsafe one."""
    return sum(loss.safe for loss in target.losses), sum(loss.unsafe for loss in target.losses)


def advice(target: TargetReport) -> str:
    """Return which other format would arrive better, with both figures; `""` if none would."""
    other = target.other
    if other is None:
        return ""
    here, there = (percent(kept, other.fields) for kept in (other.kept_here, other.kept_there))
    return (
        f"{target.importer.title} would keep {there} of these fields from {other.title} files, "
        f"and keeps {here} from this format"
    )


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
