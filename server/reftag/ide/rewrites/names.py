"""Turn a person's name round: *Lind, Eva* to *Eva Lind*, and back."""

from reftag.ide.choices import Choice
from reftag.ide.value_at import value_at
from reftag.syntax import Document
from reftag.text import Edit
from reftag.values import names
from reftag.values.fault import Fault


def turned_round(document: Document, offset: int) -> Choice | None:
    """Return the other order of the name at an offset, if it is certain what its parts are."""
    value = value_at(document, offset)
    if value is None or value.kind != "person":
        return None
    name = names.parse(value.text)
    if isinstance(name, Fault) or not name.certain or not name.given or name.suffix:
        return None
    old = name.inverted if name.form == "comma" else f"{name.given} {name.family}"
    if "".join(old.split()) != "".join(value.text.split()):
        return None  # there is a note besides
    if name.form == "comma":
        new = f"{name.given} {name.family}"
    elif name.form == "given first":
        new = name.inverted
    else:
        return None
    return Choice(f'Write the name as "{new}"', [Edit(*value.span, new)])
