"""No safe fix, and not `format`, lowers what any importer reads; and what they do is done once.

Here on all of our own files and, where they are checked out, on the files after bug reports and a
sample of real records. `python -m safety` tries all real files and prints the figures.
"""

from collections.abc import Callable, Sequence
from functools import cache

import pytest

from editors.left_out import left_out
from reftag.dialects import dialect, names
from reftag.files.decoding import decode
from reftag.lint import all_rules
from reftag.syntax import Document
from safety.changes import ALL, FORMAT, changes
from safety.exceptions import ARGUED, NOT_OURS, RECORDS, is_argued
from safety.files import File, field, own, sample
from safety.readers import READERS, missing
from safety.trials import Trial, trials

SETS: dict[str, Callable[[], tuple[File, ...]]] = {"own": own, "field": field, "sample": sample}

each_set = pytest.mark.parametrize(
    "files",
    [
        "own",
        pytest.param("field", marks=pytest.mark.needs_shared("field")),
        pytest.param("sample", marks=pytest.mark.needs_corpus),
    ],
)
each_reader = pytest.mark.parametrize(
    ("name", "reader"), [(name, reader) for name in names() for reader in READERS[name]]
)


@cache
def tried(files: str, name: str) -> tuple[Trial, ...]:
    return tuple(trials([file for file in SETS[files]() if file.dialect == name]))


def shown(found: Sequence[Trial]) -> str:
    return "\n\n".join(
        f"{each.key}: records {each.seen.records}, values {each.seen.values} {each.seen.refused}"
        f"\nlost: {' '.join(each.seen.lost)}\n{each.file.data!r}\n{each.after!r}"
        for each in found[:8]
    )


@each_reader
@each_set
def test_importers_read_no_less_afterwards(files: str, name: str, reader: str) -> None:
    if reason := missing(reader):
        left_out(reader, reason)
    found = [each for each in tried(files, name) if each.reader == reader]
    lost = [each for each in found if each.is_loss and not is_argued(*each.key)]
    assert not lost, f"{len(lost)} losses\n{shown(lost)}"


@each_reader
def test_what_is_argued_about_is_still_so(name: str, reader: str) -> None:
    if reason := missing(reader):
        left_out(reader, reason)
    ours = {file.name for file in own() if file.dialect == name}
    argued = {each.file for each in ARGUED if each.file in ours and reader in each.readers}
    lost = {each.file.name for each in tried("own", name) if each.is_loss}
    assert argued <= lost, "nothing is lost by now: take it out of ARGUED"


def test_every_rule_with_a_safe_fix_is_tried() -> None:
    """In each dialect in which its own examples and cases have one."""
    done = {(each.change, name) for name in names() for each in tried("own", name)}
    assert {(ALL, name) for name in names()} | {(FORMAT, name) for name in names()} <= done
    codes = {code for code, _ in done if code.startswith("RT")}
    assert codes <= {rule.code for rule in all_rules()}
    assert len(codes) > 20


def written(files: str) -> list[File]:
    return [file for file in SETS[files]() if file.name not in NOT_OURS]


def records(data: bytes, name: str) -> int:
    """Count the records that say something, as `reftag records` reads them."""
    spoken = dialect(name)
    read = Document.read(decode(data).text, spoken)
    return sum(any(each.code != spoken.end_code for each in record.fields) for record in read)


@each_set
def test_a_safe_fix_makes_no_record_and_loses_none(files: str) -> None:
    wrong = []
    for file in written(files):
        before = records(file.data, file.dialect)
        found = changes(file)
        for change, make in found.items():
            if change in RECORDS or (change in (ALL, FORMAT) and set(RECORDS) & set(found)):
                continue
            after = records(make(file), file.dialect)
            if after != before:
                wrong.append(f"{change} | {file.name}: {before} records, then {after}")
    assert not wrong, "\n".join(wrong)


@each_set
def test_what_all_safe_fixes_leave_needs_none(files: str) -> None:
    wrong = []
    for file in written(files):
        for change in {ALL, FORMAT} & changes(file).keys():
            once = file._replace(data=changes(file)[change](file))
            twice = changes(once)[change](once)
            if twice != once.data:
                wrong.append(f"{change} | {file.name}: {once.data!r} becomes {twice!r}")
    assert not wrong, "\n".join(wrong)
