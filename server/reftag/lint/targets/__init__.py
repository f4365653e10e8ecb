"""What the rules for those who name `targets` share: the programs that a file is meant for.

What an importer does is known to `reftag.importers`; here is decided what of that is found
(`importing`), how it is said (`findings`) and mended (`fixes`), and what need not be looked at
since it is known from other records (`alike`, `tables`, `memory`). Only `harmless` may be imported
by whoever runs without targets: the others load what was measured.
"""
