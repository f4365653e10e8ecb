"""Facts of records, and which records share one: within a document, and across files.

Nothing here knows rules, findings or the protocol. Rule duplicate-record, completion of values and
the search for records ask the same index.
"""

from reftag.index.facts import FactIndex
from reftag.index.file_index import Edited, FileIndex, Spot
from reftag.index.groups import Entry, Groups, ordered
from reftag.index.ranking import Ranked, Ranking
from reftag.index.record_facts import (
    ABBREVIATION_OF,
    ISSN_OF,
    Fact,
    Keys,
    Part,
    RecordFacts,
    fact,
    kind_of,
    parts,
    record_name,
)
from reftag.index.stored_file import StoredFile
from reftag.index.works import MOST
from reftag.index.workspace_index import OtherFiles, RecordElsewhere, WorkspaceIndex

__all__ = [
    "ABBREVIATION_OF",
    "ISSN_OF",
    "MOST",
    "Edited",
    "Entry",
    "Fact",
    "FactIndex",
    "FileIndex",
    "Groups",
    "Keys",
    "OtherFiles",
    "Part",
    "Ranked",
    "Ranking",
    "RecordElsewhere",
    "RecordFacts",
    "Spot",
    "StoredFile",
    "WorkspaceIndex",
    "fact",
    "kind_of",
    "ordered",
    "parts",
    "record_name",
]
