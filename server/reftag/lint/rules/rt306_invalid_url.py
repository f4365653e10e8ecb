"""RT306 invalid-url: an address that no browser can open."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import named
from reftag.lint.support.spans import lines
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record, Span
from reftag.text import Edit
from reftag.values import links
from reftag.values.fault import Fault


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find lines of address fields that are not an address, or are several."""
    for field in by_role(record).get("url", ()):
        tag = record.tag_of(field)
        if links.are_clean(field.value, tag.separator if tag else ""):
            continue
        for span, line in lines(record, field):
            fault = links.parse(line)
            if isinstance(fault, Fault):
                yield Finding(
                    span,
                    f"{quoted(line)} in {named(record, field)} {fault.what}; programs copy it as "
                    "it is, and the link does not open",
                    fix=_fix(record, field, span, fault.meant),
                )


def _fix(record: Record, field: Field, span: Span, meant: tuple[str, ...]) -> Fix | None:
    """Write the address that is meant, each of several in its own field."""
    others = {other.value for other in by_role(record)["url"] if other != field}
    if not meant or len(set(meant)) < len(meant) or not others.isdisjoint(meant):
        return None
    if len(meant) == 1:
        return Fix(f"Write {quoted(meant[0])}", (Edit(*span, meant[0]),), "unsafe")
    tag = record.tag_of(field)
    if tag is None or not tag.repeatable or "\n" in field.value:
        return None
    text = f"{record.line_break()}{record.further(field.code)}".join(meant)
    return Fix("Write each address in its own field", (Edit(*span, text),), "unsafe")


RULE = Rule(
    code="RT306",
    name="invalid-url",
    severity="warning",
    summary="An address that does not open",
    what=(
        "A URL (`%U`) without `https://` (`www.example.org`), with spaces or other text in it, "
        "with several addresses in one field, or without the name of a server. Addresses of other "
        "kinds (`urn:`, `file:`, EndNote's `<Go to ISI>://`) are accepted, and so are several "
        "addresses on lines of their own, or in a list with the separator of the format (`;` in "
        "RIS)."
    ),
    why=(
        "All importers copy the address as it is. EndNote, Zotero and browsers treat an address "
        "without a scheme as text, not as a link; a link ends at the first space; and of two "
        "addresses in one value neither opens."
    ),
    examples=(
        Example(
            before="%0 Web Page\n%T Full Shelves\n%U www.example.org/shelves\n",
            after="%0 Web Page\n%T Full Shelves\n%U https://www.example.org/shelves\n",
        ),
        Example(
            before="%0 Web Page\n%T Full Shelves\n%U https://example.org/a; https://example.org/b\n",
            after="%0 Web Page\n%T Full Shelves\n%U https://example.org/a\n%U https://example.org/b\n",
        ),
    ),
    fix_safety=(
        "Unsafe: it writes the most likely address, but does not check that it opens. A remark "
        "after the address is deleted."
    ),
    check=check,
)
