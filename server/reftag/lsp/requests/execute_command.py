"""workspace/executeCommand: runs what is in the folder `commands`."""

import pkgutil
from collections.abc import Callable, Generator, Mapping
from importlib import import_module
from inspect import signature
from typing import Any, Final

from lsprotocol import types as t
from pygls.exceptions import JsonRpcException, JsonRpcInternalError, JsonRpcInvalidParams

from reftag.lsp import commands
from reftag.lsp.session import Session
from reftag.text.steps import Steps

METHOD = t.WORKSPACE_EXECUTE_COMMAND
EMPTY = None


def answer(session: Session, params: t.ExecuteCommandParams) -> Steps[object]:
    """Run one of our commands and return what it answers.

    Raises `JsonRpcException`, which is sent as the answer, if it cannot be run.
    """
    command = COMMANDS.get(params.command)
    if command is None:
        raise JsonRpcInvalidParams(f"There is no command {params.command}")
    arguments = params.arguments or ()
    try:
        signature(command).bind(session, *arguments)
    except TypeError as error:
        raise JsonRpcInvalidParams(f"{params.command}: {error}") from error
    try:
        result = command(session, *arguments)
        return (yield from result) if isinstance(result, Generator) else result
    except JsonRpcException:
        raise
    except OSError as error:
        raise JsonRpcException(str(error), _REQUEST_FAILED) from error
    except Exception as error:  # a bug; pygls logs it
        raise JsonRpcInternalError(f"{params.command} failed: {error!r}") from error


_REQUEST_FAILED: Final = int(t.LSPErrorCodes.RequestFailed)


def _commands() -> dict[str, Callable[..., Any]]:
    modules = (
        import_module(f"{commands.__name__}.{module.name}")
        for module in pkgutil.iter_modules(commands.__path__)
    )
    return {module.NAME: module.run for module in modules}


COMMANDS: Final[Mapping[str, Callable[..., Any]]] = _commands()
"""What each command does; the server advertises just these."""
