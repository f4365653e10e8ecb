"""RT103 tag-without-meaning: a custom field that the record's reference type does not have."""

from collections.abc import Iterator
from functools import cache

from reftag.dialects import Dialect
from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import fate, named
from reftag.lint.support.wording import with_article
from reftag.syntax import Record


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find custom fields with a value in a type that has no use for them."""
    if record.tags.isdisjoint(_custom(record.dialect)) or record.type is None:
        return
    lost = fate(
        record,
        "EndNote has no such field for this type, and Zotero and JabRef drop the value",
        "EndNote has no such field for this type, and other programs drop the value",
    )
    unused = _unused(record.dialect, record.type.name)
    reported: set[str] = set()
    for field in record.fields:
        if field.code in unused and field.value and field.code not in reported:
            reported.add(field.code)
            yield Finding(
                record.head(field),
                f"{named(record, field)} has no meaning in "
                f"{with_article(record.type.called).lower()}; {lost}",
            )


@cache
def _custom(dialect: Dialect) -> frozenset[str]:
    """Return the tags whose meaning is made by the types alone: each gives it a label or none."""
    return frozenset(
        tag.code
        for tag in dialect.tags
        if tag.role.startswith("custom-") and any(tag.code in kind.labels for kind in dialect.types)
    )


@cache
def _unused(dialect: Dialect, type_name: str) -> frozenset[str]:
    """Return the custom tags that a type leaves without a meaning.

    Of a type that labels none of them it is not known what it does with them.
    """
    kind = dialect.exact_type(type_name)
    used = _custom(dialect) & set(kind.labels) if kind else frozenset()
    wanted = {code for group in kind.required for code in group} if kind else set()
    return _custom(dialect) - used - wanted if used else frozenset()


RULE = Rule(
    code="RT103",
    name="tag-without-meaning",
    severity="hint",
    summary="A tag that means nothing in this reference type",
    what=(
        "A custom field (`%1` to `%4`, `%#`, `%$`, `%]`) in a reference type that does not use it: "
        "`%1` is the legal note of a Journal Article, but a Report has no field for it. Other tags "
        "are left as they are, since their general meaning holds in any type; so are types whose "
        "custom fields are not documented, such as Thesis and Generic."
    ),
    why=(
        "EndNote shows only the fields that the type has, so you do not see the value and no "
        "citation contains it. Zotero, JabRef and biblatex-csl-converter drop it. Usually the type "
        "is the wrong one, or a program wrote its own data there."
    ),
    examples=(
        Example(
            before="%0 Report\n%A Holm, Siri\n%T Snow Depths\n%I Example Institute\n%D 2020\n"
            "%1 Field work in March\n",
        ),
    ),
    check=check,
)
