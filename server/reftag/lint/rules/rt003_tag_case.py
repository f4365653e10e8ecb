"""RT003 tag-case: a lower-case tag where only the capital is one."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.lost_lines import has_lost_lines
from reftag.lint.support.prose import fate, has_tag_above, in_prose, named
from reftag.lint.support.small_tags import small_tags
from reftag.syntax import Flaw, Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find tags in the wrong case."""
    if record.is_proper:
        return
    for at, field in enumerate(record.fields):
        if field.flaw is not Flaw.CASE:
            continue
        tag = named(record, field)
        yield Finding(
            field.tag_span,
            f'"{field.spelled}" must be written {tag}; {_harm(record)}',
            fix=Fix(
                f"Write {field.code}",
                (Edit(field.start, field.tag_end, field.code),),
                "unsafe" if _may_be_text(record, at) else "safe",
            ),
        )

    for span, meant in small_tags(record):
        name = f"{meant.code} ({record.dialect.label(meant.code, record.type)})"
        yield Finding(
            span,
            f'"{record.text[slice(*span)]}" must be written {name}; {_harm(record)}',
            fix=Fix(f"Write {meant.code}", (Edit(*span, meant.code),), "unsafe"),
        )


def _may_be_text(record: Record, at: int) -> bool:
    return in_prose(record, at) or has_tag_above(record, at) or has_lost_lines(record)


def _harm(record: Record) -> str:
    return fate(
        record,
        "Zotero, citation-js and JabRef drop this line, biblatex-csl-converter appends it to the "
        "value above",
        "case-sensitive programs drop this line or append it to the value above",
    )


RULE = Rule(
    code="RT003",
    name="tag-case",
    severity="error",
    summary="A tag in lower case that must be in capitals",
    what=(
        "A tag in lower case, e.g. `%t`, where the format has only capitals. Lower-case tags that "
        "exist, such as `%f` in EndNote, are left as they are. In Web of Science and RefWorks, "
        "where a line of text may begin with any two letters, the rest of the line must look like "
        "a value of that tag."
    ),
    why=(
        "Tags are case-sensitive. In a record with lower-case tags only bibutils finds the values. "
        "Zotero refuses a file that has one among its first two lines and drops the values "
        "elsewhere, citation-js drops them, biblatex-csl-converter appends them to the line above, "
        "and JabRef finds no record."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Alpha, Anna\n%t On Tags\n%J Journal One\n%D 2001\n",
            after="%0 Journal Article\n%A Alpha, Anna\n%T On Tags\n%J Journal One\n%D 2001\n",
        ),
    ),
    fix_safety=(
        "Safe: only the case of the tag changes. Unsafe where a long text is above and the line "
        "may be a part of it, where the record has that tag already and takes only one, where "
        "lines lost their indentation, and where only other lower-case tags show that this is a "
        "tag."
    ),
    check=check,
)
