"""What values say, whatever format they are in: one module for each kind of value.

Each has `parse(text)`, which returns an immutable value with a `normal` form for comparing, or a
`fault.Fault` that says what is wrong and what may be meant; it never raises. Where a field may hold
several, `parse_all` reads each of them. Some have a quick test besides (`is_clean`, `is_usual`),
since rules read every value of every record. Nothing here knows of records, tags or rules.

`patterns` and `months` hold what other floors have to recognise as well: what a DOI, a year, a
month look like is written down there and nowhere else.
"""
