"""What the rules about `targets` share: the programs that a file is meant for.

What an importer does is known to `reftag.importers`; this package decides what of that is reported
(`importing`, `findings`) and how it is fixed (`fixes`), also for the report of `portability`
(`offered_fixes`). Without targets only `harmless` may be imported: the other modules load the
measurements.
"""
