"""Code actions for what nothing is wrong with, asked for by a client."""

from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import URI, actions, edits_of, made, open_document


async def test_other_ways_to_write_a_record_and_the_file(pulling: LanguageClient) -> None:
    one = "%0 Book\n%A Roe, Ann\n%T On Bells\n%I Press\n%D 2024\n%R 10.5555/b\n"
    again = f"{one}%K bells\n"
    text = f"{one}\n{again}"
    open_document(pulling, text)
    offered = {each.title: each for each in await actions(pulling, 1, 4)}
    turned = offered['Write the name as "Ann Roe"']
    assert turned.kind == t.CodeActionKind.RefactorRewrite
    assert made(text, edits_of(turned)) == text.replace("Roe, Ann", "Ann Roe", 1)
    on_title = await actions(pulling, 2, 4)
    merge = next(each for each in on_title if each.title.startswith("Merge with"))
    assert made(text, edits_of(merge)).rstrip() == f"{one}%K bells"
    by_title = await actions(pulling, 0, 0, ["source.sortRecords.reftag"])
    assert [each.title for each in by_title] == [
        "Sort the records by author and year",
        "Sort the records by year",
        "Sort the records by title",
    ]
    numbered = await actions(pulling, 0, 0, ["source.numberRecords.reftag"])
    resolved = await pulling.code_action_resolve_async(numbered[0])
    assert made(text, edits_of(resolved)).count("%F ") == 2


async def test_no_light_bulb_offers_to_rewrite(pulling: LanguageClient) -> None:
    open_document(pulling, "%0 Book\n%D 2024\n%T One\n%A Lind, Eva\n%I Press\n")
    at = t.Range(t.Position(3, 4), t.Position(3, 4))
    for kind, found in (
        (t.CodeActionTriggerKind.Automatic, False),
        (t.CodeActionTriggerKind.Invoked, True),
    ):
        context = t.CodeActionContext([], trigger_kind=kind)
        params = t.CodeActionParams(t.TextDocumentIdentifier(URI), at, context)
        offered = await pulling.text_document_code_action_async(params)
        titles = {each.title for each in offered or []}
        assert ('Write the name as "Eva Lind"' in titles) is found


async def test_tags_are_sorted(pulling: LanguageClient) -> None:
    text = "%0 Book\n%D 2024\n%T One\n%A Lind, Eva\n\n%0 Book\n%D 1\n"
    open_document(pulling, text)
    offered = {each.title: each for each in await actions(pulling, 2, 0)}
    in_order = offered["Sort the tags of the record"]
    assert (
        made(text, edits_of(in_order))
        == "%0 Book\n%A Lind, Eva\n%D 2024\n%T One\n\n%0 Book\n%D 1\n"
    )
