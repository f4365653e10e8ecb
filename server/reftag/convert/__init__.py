"""Records in other forms: for now as items of CSL, for programs that format references.

Asks for roles and types as rules do. Refuses to write files: what a record says that the other form
has no place for is left out.
"""

from reftag.convert.csl import Item, csl_item

__all__ = ["Item", "csl_item"]
