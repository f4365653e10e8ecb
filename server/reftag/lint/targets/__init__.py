"""What the rules about `targets` share: the programs that a file is meant for.

What an importer does is known to `reftag.importers`; this package decides what of that is reported
(`importing`), how it is worded (`findings`) and fixed (`fixes`). Without targets only `harmless`
may be imported: the other modules load the measurements.
"""
