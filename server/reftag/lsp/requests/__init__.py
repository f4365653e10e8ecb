"""One file for each request: `METHOD`, `EMPTY` (what to answer after a failure), `answer`.

The server finds the files by listing this folder. `answer(session, params)` is pure but for
notifications, which change the session, and commands, which put something into its outbox or its
background.
"""
