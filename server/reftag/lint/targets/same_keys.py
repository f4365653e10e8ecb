"""What the rules about importers say of records that get the same key, however far apart."""

from collections.abc import Iterator

from reftag.importers import importer
from reftag.importers.keys import harm, key, same
from reftag.importers.words import does
from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context
from reftag.lint.support.wording import quoted
from reftag.syntax import Record


def keys(record: Record, targets: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys that targets make for a record, each with the name of its target."""
    for name in targets:
        known = importer(record.dialect.name, name)
        made = None if known is None else key(record, known)
        if made is not None:
            yield f"{name} {same(made)}"


def findings(record: Record, context: Context) -> Iterator[Finding]:
    """Yield what targets do because a record gets the key of one above."""
    for name in dict.fromkeys(shared.partition(" ")[0] for shared in context.keys_above):
        known = importer(record.dialect.name, name)
        made = None if known is None else key(record, known)
        if known is not None and made is not None:
            found = harm(record, known)
            yield Finding(
                found.span,
                f"{known.title} makes the key {quoted(made)} for this record and for one above, "
                f"and {does(found.treatment)}",
            )
