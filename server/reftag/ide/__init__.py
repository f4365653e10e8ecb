"""What an editor asks of a document, answered in plain data: no protocol, no state.

Every function takes a document (and what the linter found in it) and offsets in code points,
and returns frozen dataclasses with offsets; `lsp/` turns them into messages.
"""
