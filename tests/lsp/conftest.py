"""The real process on stdio, driven by pytest-lsp as three different editors."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_lsp
from lsprotocol import types as t
from pygls.protocol import default_converter
from pytest_lsp import (
    ClientServerConfig,
    LanguageClient,
    client_capabilities,
)
from pytest_lsp.client import register_lsp_features

from lsp.raw import COMMAND

ROOT = Path(__file__).parents[2]


class Editor(LanguageClient):
    """A client that also takes what the server registers for."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.registered: list[t.Registration] = []


def _editor() -> Editor:
    editor = Editor()
    register_lsp_features(editor)

    def register(params: t.RegistrationParams) -> None:
        editor.registered.extend(params.registrations)

    editor.feature(t.CLIENT_REGISTER_CAPABILITY)(register)
    for refresh in (t.WORKSPACE_INLAY_HINT_REFRESH, t.WORKSPACE_CODE_LENS_REFRESH):
        editor.feature(refresh)(lambda _=None: None)
    return editor


CONFIG = ClientServerConfig(
    client_factory=_editor,
    server_command=COMMAND,
    server_env={**os.environ, "PYTHONPATH": str(ROOT / "server")},
)


async def _start(client: LanguageClient, capabilities: t.ClientCapabilities) -> t.InitializeResult:
    return await client.initialize_session(
        t.InitializeParams(capabilities=capabilities, root_uri=None)
    )


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]  # has no types
async def pushed(client: LanguageClient) -> AsyncIterator[None]:
    """A client that is sent diagnostics (VS Code 1.65: UTF-16, versioned edits)."""
    await _start(client, client_capabilities("visual-studio-code@1.65.2"))
    yield
    await client.shutdown_session()


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]  # has no types
async def pulling(client: LanguageClient) -> AsyncIterator[None]:
    """A client that asks for diagnostics (Neovim 0.11: UTF-8, plain edits)."""
    await _start(client, client_capabilities("neovim@0.11.0"))
    yield
    await client.shutdown_session()


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]  # has no types
async def switching(client: LanguageClient) -> AsyncIterator[None]:
    """A client that can change a document's language on request (our VS Code extension)."""
    capabilities = client_capabilities("visual-studio-code@1.65.2")
    capabilities.experimental = {"reftag": {"switchLanguage": True}}
    await _start(client, capabilities)
    yield
    await client.shutdown_session()


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]  # has no types
async def bare(client: LanguageClient) -> AsyncIterator[None]:
    """A client that said nothing of what it can do."""
    await _start(client, t.ClientCapabilities())
    yield
    await client.shutdown_session()


DISK = "%0 Book\n%A Hahn, Ute\n%T The Mending of Books\n%I Example Press\n%D 1999\n"


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]  # has no types
async def rooted(client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    """The client of `pushed` with a folder open, in which there is a library."""
    (tmp_path / "disk.enw").write_text(DISK)
    folder = t.WorkspaceFolder(tmp_path.as_uri(), "folder")
    await client.initialize_session(
        t.InitializeParams(
            capabilities=client_capabilities("visual-studio-code@1.65.2"),
            workspace_folders=[folder],
        )
    )
    yield
    await client.shutdown_session()
