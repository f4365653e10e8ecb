"""Writes the files in `editors/` that repeat what the dialects say: one module for each editor.

    python -m reftag.dialects.editor_files [DIR]      writes below DIR, `editors` if none is given

Where an editor cannot use the TextMate grammars, it colours a field by its tag, line by line: as
the grammars do on proper records; mistakes are left to the language server.
"""
