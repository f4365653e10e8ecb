"""The commands of `workspace/executeCommand`: one file each.

A command's file has its `NAME`, from `capabilities`, and `run`, which gets the session and the
arguments that the client sent. A generator function runs in steps, for what is about all records.
"""
