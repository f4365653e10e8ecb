"""The language server: the only package that knows pygls and lsprotocol.

It keeps open documents (`session`), turns plain answers of `ide/` and `lint/` into messages
(`convert`), and holds one file for each request (`requests/`). It knows nothing of formats.
"""
