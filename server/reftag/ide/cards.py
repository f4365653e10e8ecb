"""The cards that explain a tag or a reference type, in Markdown, from the dialect's data.

Hover and completion show the same card, so that a reader learns one thing only once.
"""

from collections.abc import Sequence

from reftag.dialects import Dialect, ReferenceType, Tag
from reftag.text.markdown import code


def tag_card(
    dialect: Dialect, tag: Tag, kind: ReferenceType | None, arrivals: Sequence[str] = ()
) -> str:
    """Explain `tag` as a record of type `kind` uses it.

    `arrivals` are lines on the outcome for one value; they replace the general notes on how other
    programs read the tag.
    """
    label = dialect.label(tag.code, kind)
    head = f"**{code(tag.code)} {label}**"
    if label != tag.name:
        head += f" (in general: {tag.name})"
    parts = [head, tag.meaning, _duty(dialect, tag, kind)]
    if tag.successor:
        parts.append(f"This is an older tag: write {_named(dialect, tag.successor, kind)} instead.")
    if arrivals:
        rows = "\n".join(f"- {line}" for line in arrivals)
        parts.append(f"**What programs do with this value**\n\n{rows}")
    elif tag.importers:
        rows = "\n".join(f"- {who}: {reads}" for who, reads in tag.importers)
        parts.append(f"**How other programs read it**\n\n{rows}")
    return "\n\n".join(parts)


def type_card(dialect: Dialect, kind: ReferenceType) -> str:
    """Explain a reference type: its purpose and what its records need."""
    parts = [f"**{kind.name}**{f' {kind.title}' * bool(kind.title)}", kind.meaning]
    if kind.required:
        groups = [" or ".join(_named(dialect, c, kind) for c in group) for group in kind.required]
        parts.append("Required: " + "; ".join(groups))
    if kind.recommended:
        named = (_named(dialect, c, kind) for c in kind.recommended)
        parts.append("Recommended: " + "; ".join(named))
    return "\n\n".join(part for part in parts if part)


def _duty(dialect: Dialect, tag: Tag, kind: ReferenceType | None) -> str:
    """Say whether the tag is required and whether it may occur more than once."""
    if not tag.assigned:
        return "This tag has no meaning in any program."
    if tag.of_file:
        return "Belongs to the file, not to a record."
    if tag.code in (dialect.type_code, dialect.start_code):
        begins = tag.code == dialect.start_code
        return f"Required in every record{' and begins it' if begins else ''}; occurs once."
    if tag.code == dialect.end_code:
        return "Required in every record and ends it; occurs once."
    repeats = "may occur more than once" if tag.repeatable else "occurs once in a record"
    if kind is None:
        return f"This tag {repeats}."
    named = f"{'an' if kind.called[:1] in 'AEIOU' else 'a'} {kind.called}"
    for group in kind.required:
        if tag.code in group:
            others = [code(c) for c in group if c != tag.code]
            instead = f" (or {' or '.join(others)} instead)" if others else ""
            return f"Required in {named}{instead}; {repeats}."
    if tag.code in kind.recommended:
        return f"Recommended in {named}; {repeats}."
    return f"Optional in {named}; {repeats}."


def _named(dialect: Dialect, tag: str, kind: ReferenceType | None) -> str:
    return f"{code(tag)} {dialect.label(tag, kind)}"
