"""References, definitions, renaming and next findings, over open documents and files on disk."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

from lsp.talk import URI, change_document, document, open_document

BOOK = "%0 Book\n%A Hahn, Ute\n%T Æther 😀\n%K 😀; cards\n%F Hahn2019\n%D 2019\n"
AUTHOR = t.Position(1, 5)
UNKNOWN = t.TextDocumentIdentifier("file:///not/open.enw")


def at(place: t.Location) -> tuple[str, int, int, int]:
    return (
        place.uri.rpartition("/")[2],
        place.range.start.line,
        place.range.start.character,
        place.range.end.character,
    )


async def references(
    client: LanguageClient, position: t.Position, uri: str = URI
) -> list[tuple[str, int, int, int]]:
    params = t.ReferenceParams(
        t.ReferenceContext(include_declaration=True), t.TextDocumentIdentifier(uri), position
    )
    found = await client.text_document_references_async(params)
    return [at(place) for place in found or ()]


async def until_read(client: LanguageClient, author: t.Position = AUTHOR) -> None:
    """Wait until the file in the folder is found."""
    for _ in range(200):
        if any(name == "disk.enw" for name, *_ in await references(client, author)):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the folder was not read")


async def rename(
    client: LanguageClient, position: t.Position, new: str, uri: str = URI
) -> t.WorkspaceEdit | None:
    params = t.RenameParams(t.TextDocumentIdentifier(uri), position, new)
    return await client.text_document_rename_async(params)


async def test_references_in_open_documents_and_files(rooted: LanguageClient) -> None:
    open_document(rooted, f"{BOOK}\n{BOOK}")
    await until_read(rooted)
    assert sorted(await references(rooted, AUTHOR)) == [
        ("disk.enw", 1, 3, 12),
        ("library.enw", 1, 3, 12),
        ("library.enw", 8, 3, 12),
    ]
    assert await references(rooted, t.Position(3, 8)) == [
        ("library.enw", 3, 7, 12),
        ("library.enw", 10, 7, 12),
    ]
    assert await references(rooted, t.Position(0, 5)) == []
    assert await references(rooted, t.Position(900, 5)) == []
    assert await references(rooted, AUTHOR, UNKNOWN.uri) == []


async def test_hover_counts_records(rooted: LanguageClient) -> None:
    open_document(rooted, BOOK)
    await until_read(rooted)
    found = await rooted.text_document_hover_async(t.HoverParams(document(), AUTHOR))
    assert found is not None
    assert isinstance(found.contents, t.MarkupContent)
    assert "In 1 record of this file and 1 record of other files." in found.contents.value


async def test_rename_in_open_documents_and_files(rooted: LanguageClient, tmp_path: Path) -> None:
    open_document(rooted, BOOK)
    change_document(rooted, 2, (6, 0, 6, 0, BOOK.replace("Hahn, Ute", "HAHN, UTE")))
    await until_read(rooted)
    prepared = await rooted.text_document_prepare_rename_async(
        t.PrepareRenameParams(document(), AUTHOR)
    )
    place = t.Range(t.Position(1, 3), t.Position(1, 12))
    assert prepared == t.PrepareRenamePlaceholder(place, "Hahn, Ute")
    edit = await rename(rooted, AUTHOR, "Roe, Jane")
    assert edit is not None
    changes = {
        change.text_document.uri: change
        for change in edit.document_changes or ()
        if isinstance(change, t.TextDocumentEdit)
    }
    assert {uri: each.text_document.version for uri, each in changes.items()} == {
        URI: 2,
        (tmp_path / "disk.enw").as_uri(): None,
    }
    here = [each for each in changes[URI].edits if isinstance(each, t.AnnotatedTextEdit)]
    assert [(each.range.start.line, each.new_text, each.annotation_id) for each in here] == [
        (1, "Roe, Jane", "renamed"),
        (7, "Roe, Jane", "other spellings"),
    ]
    assert edit.change_annotations is not None
    assert {name: each.needs_confirmation for name, each in edit.change_annotations.items()} == {
        "renamed": None,
        "other spellings": True,
    }


async def test_a_client_without_annotations_leaves_other_spellings(bare: LanguageClient) -> None:
    open_document(bare, f"{BOOK}\n{BOOK.replace('Hahn, Ute', 'HAHN, UTE')}")
    edit = await rename(bare, AUTHOR, "Roe, Jane")
    assert edit is not None
    assert edit.document_changes is None
    place = t.Range(t.Position(1, 3), t.Position(1, 12))
    assert edit.changes == {URI: (t.TextEdit(place, "Roe, Jane"),)}


@pytest.mark.parametrize(
    ("position", "new", "reason"),
    [
        (AUTHOR, " ", "A name cannot be empty"),
        (AUTHOR, "%T x", '"%T x" would be read as a tag or as part of one'),
        (t.Position(3, 8), "a; b", "would be read as several values because of"),
        (t.Position(0, 1), "Book", "There is no person, journal, keyword"),
    ],
)
async def test_what_cannot_be_renamed(
    bare: LanguageClient, position: t.Position, new: str, reason: str
) -> None:
    open_document(bare, BOOK)
    with pytest.raises(JsonRpcException, match=reason):
        await rename(bare, position, new)


async def test_nothing_is_prepared_where_there_is_no_name(bare: LanguageClient) -> None:
    open_document(bare, BOOK)
    ask = bare.text_document_prepare_rename_async
    assert await ask(t.PrepareRenameParams(document(), t.Position(0, 5))) is None
    assert await ask(t.PrepareRenameParams(document(), t.Position(900, 5))) is None
    assert await ask(t.PrepareRenameParams(UNKNOWN, AUTHOR)) is None


async def test_from_citations_to_records_and_back(bare: LanguageClient, tmp_path: Path) -> None:
    text = "As in [@Hahn2019].\nOr \\cite{hahn2019}.\n\n.[\nhahn 2019\n.]\n"
    path = tmp_path / "text.md"
    path.write_text(text)

    async def defined(uri: str, line: int, column: int) -> list[tuple[str, int, int, int]]:
        params = t.DefinitionParams(t.TextDocumentIdentifier(uri), t.Position(line, column))
        found = await bare.text_document_definition_async(params)
        places = [] if found is None or isinstance(found, t.Location) else found
        return [at(place) for place in places if isinstance(place, t.Location)]

    open_document(bare, f"{BOOK}\n")
    label = ("library.enw", 4, 3, 11)
    open_document(bare, text, "file:///open/text.md", "markdown")
    for uri in (path.as_uri(), "file:///open/text.md"):
        assert await defined(uri, 0, 10) == await defined(uri, 1, 12) == [label]
        assert await defined(uri, 4, 2) == [("library.enw", 0, 0, 0)]
        assert await defined(uri, 0, 2) == await defined(uri, 70, 2) == []
    assert await defined(URI, 4, 5) == [label]
    assert await references(bare, t.Position(4, 5)) == [
        label,
        ("text.md", 0, 8, 16),
        ("text.md", 1, 9, 17),
    ]


async def test_records_of_the_workspace(rooted: LanguageClient) -> None:
    open_document(rooted, f"\n\n{BOOK}%A Moreau, Luc\n")
    await until_read(rooted, t.Position(3, 5))

    async def found(query: str) -> list[tuple[str, str | None, int]]:
        result = await rooted.workspace_symbol_async(t.WorkspaceSymbolParams(query)) or ()
        return [
            (each.name, each.container_name, each.location.range.start.line)
            for each in result
            if isinstance(each.location, t.Location)
        ]

    here = ("Hahn et al. 2019: Æther 😀", "library.enw", 0)
    disk = ("Hahn 1999: The Mending of Books", "disk.enw", 0)
    assert sorted(await found("hahn")) == [disk, here]
    assert await found("hahn 2019") == [here]
    assert await found("moreau") == [(f"{here[0]} · Moreau, Luc", *here[1:])]
    assert await found("mending books") == [disk]
    assert await found("") == []


async def test_the_next_record_with_a_finding(bare: LanguageClient) -> None:
    clean = "%0 Book\n%A Hahn, Ute\n%T Cards\n%I Press\n%C Porto\n%D 2019\n\n"
    open_document(bare, f"{clean}%0 Book\n%A Hahn, Ute\n%T Glue\n%N\n%I Press\n%D 2019\n\n")

    async def found(command: str, line: int, uri: str = URI) -> object:
        params = t.ExecuteCommandParams(command, [uri, {"line": line, "character": 0}])
        return get_converter().unstructure(await bare.workspace_execute_command_async(params))

    start, end = ({"line": 10, "character": column} for column in (0, 2))
    place = {"uri": URI, "range": {"start": start, "end": end}}
    for line in (0, 7, 900):
        assert await found("reftag.nextFinding", line) == place
        assert await found("reftag.previousFinding", line) == place
    assert await found("reftag.nextFinding", 0, UNKNOWN.uri) is None
    with pytest.raises(JsonRpcException, match="not a position"):
        await bare.workspace_execute_command_async(
            t.ExecuteCommandParams("reftag.nextFinding", [URI, 5])
        )


async def test_records_are_found_right_after_their_document_was_opened(
    bare: LanguageClient,
) -> None:
    open_document(bare, BOOK)
    found = await bare.workspace_symbol_async(t.WorkspaceSymbolParams("hahn"))
    assert [each.name for each in found or ()] == ["Hahn 2019: Æther 😀"]
