"""RT402 multiple-keywords: a list of keywords in one tag."""

from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.exploded import exploded
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import lines
from reftag.lint.support.splitting import in_tags_of_their_own
from reftag.lint.targets.harmless import unless_harmful
from reftag.syntax import Field, Record, Span
from reftag.values import keywords

_WRAPPED: Final = 40
"""A list that is wrapped has lines of at least this many characters."""


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find lists of keywords: with semicolons, and with commas where they are all there is."""
    tags = record.dialect.by_role.get("keyword", ())
    if any(tag.separator for tag in tags):
        return  # the format has its keywords in one list
    fields = [field for field in record.with_role("keyword") if field.value]
    for field in fields:
        if keywords.SEPARATORS.isdisjoint(field.value) or field in exploded(record):
            continue
        span, found = _listed(record, field)
        if not found and len(fields) == 1:
            found = keywords.by_commas(_joined(record, field))
        if found:
            yield _finding(record, context, field, span, found)


def _joined(record: Record, field: Field) -> str:
    """Return the value on one line, if its lines end with commas; else as it is."""
    if "\n" not in field.value:
        return field.value
    parts = [line for _, line in lines(record, field)]
    return " ".join(parts) if all(part.endswith((",", "，")) for part in parts[:-1]) else ""


def _listed(record: Record, field: Field) -> tuple[Span, list[str]]:
    """Return the first line with a list, and its keywords; the first line of all if none has."""
    stretches = list(lines(record, field))
    if len(stretches) == 1 or _is_wrapped([line for _, line in stretches]):
        return stretches[0][0], keywords.listed(" ".join(line for _, line in stretches))
    # One keyword a line, except for a line with several.
    for span, line in stretches:
        if found := keywords.listed(line):
            return span, found
    return stretches[0][0], []


def _is_wrapped(texts: list[str]) -> bool:
    """Say whether the lines are one list that was too long for a line."""
    return all(len(text) >= _WRAPPED and (";" in text or "；" in text) for text in texts[:-1])


def _finding(
    record: Record, context: Context, field: Field, span: Span, found: list[str]
) -> Finding:
    many = fate(record, "most", "some")
    return Finding(
        span,
        f"{named(record, field)} contains {len(found)} keywords; {many} importers read them as a "
        "single keyword",
        fix=_fix(record, context, field, found),
    )


def _fix(record: Record, context: Context, field: Field, found: list[str]) -> Fix | None:
    edit = in_tags_of_their_own(
        record, field, field.value_end, _all(record, field, found), twice=False
    )
    if edit is None:
        return None
    fix = Fix(f"Write each keyword in its own {field.code}", (edit,), "unsafe")
    return unless_harmful(record, context, fix)


def _all(record: Record, field: Field, found: list[str]) -> list[str]:
    """Return all keywords of the field: where there is one a line, those of other lines as well."""
    stretches = [line for _, line in lines(record, field)]
    if len(stretches) == 1 or _is_wrapped(stretches) or not any(map(keywords.listed, stretches)):
        return found
    return [keyword for line in stretches for keyword in (keywords.listed(line) or [line])]


RULE = Rule(
    code="RT402",
    name="multiple-keywords",
    severity="warning",
    summary="Several keywords in one tag",
    what=(
        "A list of keywords in one `%K`: with semicolons (also `；` and CNKI's `;;`), bars, or as "
        "programs write lists (`['one', 'two']`), and with commas if this is the record's only "
        "keyword field and no part of it is long. Commas among several keywords, subject headings "
        "such as *Anemia, Hemolytic, Autoimmune*, and headings of a classification with semicolons "
        "(*E21 - Consumption; Saving; Wealth*) are left alone."
    ),
    why=(
        "bibutils, Zotero, citation-js and JabRef read `one; two` and `one, two` as one keyword "
        "of that name; only biblatex-csl-converter splits them. A search for *two* does not "
        "find the record."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Echoes\n%I Example Press\n%D 2016\n"
            "%K acoustics; echo; concert halls\n",
            after="%0 Book\n%A Silva, Rui\n%T Echoes\n%I Example Press\n%D 2016\n"
            "%K acoustics\n%K echo\n%K concert halls\n",
        ),
    ),
    fix_safety=(
        "Unsafe: a comma or semicolon may belong to a keyword. Each keyword gets its own tag, and "
        "those that the record has already are left out. EndNote, Zotero and bibutils read all of "
        "them; JabRef keeps only the last tag, and so loses keywords that it read as one before: "
        "no fix is offered if `jabref` is among the `targets`."
    ),
    check=check,
    looks_back=True,  # as targets do, which the fix must not harm
)
