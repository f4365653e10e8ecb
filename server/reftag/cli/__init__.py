"""The command line: one file a verb. Only `server` imports the protocol, and only when it runs."""
