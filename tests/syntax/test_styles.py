"""What is a tag line in each style, and what is only nearly one."""

import pytest

from reftag.dialects import dialect
from reftag.syntax import Document


def read(name: str, text: str) -> list[list[str]]:
    """Return the fields of each record as `tag=value`, a flaw after them in brackets."""
    return [
        [
            f"{field.code}={field.value!r}" + (f" ({field.flaw.value})" if field.flaw else "")
            for field in record.fields
        ]
        for record in Document.read(text, dialect(name))
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("AU  - Doe", "AU='Doe'"),
        ("AU  -", "AU=''"),
        ("\ufeffAU  - Doe", "AU='Doe'"),
        ("ZZ  - unknown", "ZZ='unknown'"),
        ("PMID  - 1", "PMID='1'"),
        ("AU - Doe", "AU='Doe' (spacing)"),
        ("AU    - Doe", "AU='Doe' (spacing)"),
        ("AU\t- Doe", "AU='Doe' (tab)"),
        ("AU  -\tDoe", "AU='Doe' (tab)"),
        ("AU  -Doe", "AU='Doe' (no space)"),
        ("  AU  - Doe", "AU='Doe' (indented)"),
        ("au  - Doe", "AU='Doe' (case)"),
        ("AU  – Doe", "AU='Doe' (wrong sign)"),
        ("ER  -", "ER=''"),
        ("ER -", "ER='' (spacing)"),
        ("ER", "ER='' (spacing)"),
        ("ER-", "ER='' (spacing)"),
        ("er  ", "ER='' (spacing)"),
        ("er  - ", "ER='' (case)"),
        ("\tER", "ER='' (spacing)"),
        ("ER\t-", "ER='' (tab)"),
        ("ER  –", "ER='' (wrong sign)"),
        ("AU -Doe, J", "AU='Doe, J' (spacing)"),
        ("AU- Doe, J", "AU='Doe, J' (spacing)"),
        ("AU-Doe, J", "AU='Doe, J' (spacing)"),
        ("PY-2016", "PY='2016' (spacing)"),
    ],
)
def test_lines_of_ris(line: str, found: str) -> None:
    assert read("ris", f"TY  - JOUR\n{line}\n") == [["TY='JOUR'", found]]


@pytest.mark.parametrize(
    "line",
    [
        "ER - positive tumours",
        "T1-weighted images",
        "T1- and T2-weighted images",
        "AU-rich elements",
        "of - no tag",
        "ER stress",
        "IS-2",
        "AB -ve",
        "zz  - unknown",
    ],
)
def test_lines_of_text_in_ris(line: str) -> None:
    found = read("ris", f"TY  - JOUR\nAB  - Text\n{line}\n")
    assert found == [["TY='JOUR'", f"AB={'Text' + chr(10) + line!r}"]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("AU  - Doe J", "AU='Doe J'"),
        ("PMC - PMC1", "PMC='PMC1'"),
        ("TI-", "TI='' (spacing)"),
        ("BTI -    ", "BTI=''"),
        ("PMC -PMC1", "PMC='PMC1' (no space)"),
        ("AU   - Doe J", "AU='Doe J' (spacing)"),
        (" AU  - Doe J", "AU='Doe J' (indented)"),
        ("TI  - One\n      title", "TI='One\\ntitle'"),
        ("TI  - One\ntitle", "TI='One\\ntitle'"),
        ("ISSN - ISSN-2049-3630", "ISSN='ISSN-2049-3630'"),
        ("ISSN- 2049-3630", "ISSN='2049-3630'"),
        ("FAU-Doe, Jane", "FAU='Doe, Jane' (spacing)"),
        ("TI  - One\n      AU  - title", "TI='One\\nAU  - title'"),
    ],
)
def test_lines_of_medline(line: str, found: str) -> None:
    assert read("medline", f"PMID- 1\n{line}\n") == [["PMID='1'", found]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("AU Doe, J", ["AU='Doe, J'"]),
        ("AU Doe, J\n   Roe, R", ["AU='Doe, J'", "AU='Roe, R'"]),
        ("AU\n   Doe, J\n   Roe, R", ["AU='\\n   Doe, J'", "AU='Roe, R'"]),
        ("TI One\n   title", ["TI='One\\ntitle'"]),
        ("AU\tDoe, J", ["AU='Doe, J' (tab)"]),
        ("ZZ unknown", ["ZZ='unknown'"]),
        ("AB Text\nER stress", ["AB='Text\\nER stress'"]),
        ("AB Text\nor not", ["AB='Text\\nor not'"]),
        ("DE", ["DE=''"]),
        ("AUDoe, J", ["AU='Doe, J' (no space)"]),
        ("AULind E", ["AU='Lind E' (no space)"]),
        ("AU赫云, ", ["AU='赫云,' (no space)"]),
        ("TISea", ["TI='Sea' (no space)"]),
        ("PDAPR 3", ["PD='APR 3' (no space)"]),
        ("au Doe, J", ["AU='Doe, J' (case)"]),
        ("Ti Sea", ["TI='Sea' (case)"]),
        ("so SHELF MARKS", ["SO='SHELF MARKS' (case)"]),
        ("  AB We", ["AB='We' (indented)"]),
        ("TI  - Sea", ["TI='Sea' (spacing)"]),
        ("AU Doe, J\nRoe, R", ["AU='Doe, J'", "AU='Roe, R'"]),
        ("AB Text\nUTIs are", ["AB='Text\\nUTIs are'"]),
        ("AB Text\nab initio", ["AB='Text\\nab initio'"]),
        ("AB Text\n  AD patients", ["AB='Text\\nAD patients'"]),
        ("ER-", ["ER='' (spacing)"]),
        ("er", ["ER='' (case)"]),
        (" ER", ["ER='' (indented)"]),
    ],
)
def test_lines_of_web_of_science(line: str, found: list[str]) -> None:
    assert read("wos", f"PT J\n{line}\n") == [["PT='J'", *found]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("U10 ten", "U10='ten'"),
        ("U1 0 ten", "U1='0 ten'"),
        ("PMID 31112233", "PMID='31112233'"),
        ("PMCID\tPMC7", "PMCID='PMC7' (tab)"),
        ("vo 30", "VO='30' (case)"),
        ("    vo 30", "VO='30' (indented)"),
        (" AB We count", "AB='We count' (indented)"),
        ("T1Sea", "T1='Sea' (no space)"),
        ("K1cards", "K1='cards' (no space)"),
        ("RTReport", "RT='Report' (no space)"),
        ("T1-weighted", "XX='y\\nT1-weighted'"),
        ("C1q deficiency", "XX='y\\nC1q deficiency'"),
        ("is the best", "XX='y\\nis the best'"),
        ("no Echoes", "XX='y\\nno Echoes'"),
        ("PDFs are", "XX='y\\nPDFs are'"),
        ("RT=Reference Type", "XX='y\\nRT=Reference Type'"),
    ],
)
def test_lines_of_refworks(line: str, found: str) -> None:
    fields = [field for record in read("refworks", f"XX y\n{line}\n") for field in record]
    assert fields[-1] == found


@pytest.mark.parametrize(
    ("name", "text", "sizes"),
    [
        ("ris", "TY  - JOUR\n\nTI  - One\nER  - \nTY  - JOUR\nER  - \n", [3, 2]),
        ("ris", "TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\n", [2, 2]),
        ("ris", "DB  - x\nTY  - JOUR\nER  - \n\nDB  - x\nTY  - JOUR\n", [3, 2]),
        ("ris", "1.\nTY  - JOUR\nER  - \n2.\nTY  - JOUR\nER  - \n", [2, 2]),
        ("ris", "TY  - JOUR\nER  -\nNL  - x\n\nLink\n\n2.\nTY  - JOUR\nER  -\n", [3, 2]),
        ("ris", "TY  - JOUR\r\r\nTI  - One\r\r\nER  - \r\r\nTY  - BOOK\r\r\n", [3, 1]),
        ("ris", "TY  - JOUR\nAB  - One\n\nTwo\nER  - \n", [3]),
        ("ris", "TY  - JOUR\nTI  - One\nER\nTY  - JOUR\nTI  - Two\nER\n", [3, 3]),
        ("ris", "TY  - JOUR\nER  - \nAB  - x\nKW  - y\n\nTY  - JOUR\n", [4, 1]),
        ("ris", "TY  - JOUR\nER  - \n\nAB  - x\nUR  - y\n\nTY  - JOUR\n", [4, 1]),
        ("ris", "TY  - JOUR\nAB  - x\nER  - \n\nAB  - y\n\nTY  - JOUR\n", [3, 1, 1]),
        ("ris", "TY  - JOUR\nER  - \n\nUR  - x\n\nTY  - JOUR\n", [2, 1, 1]),
        ("ris", "TY  - JOUR\nTI  - x\nER  - \nTI  - y\nER  - \n", [3, 2]),
        ("ris", "TY  - JOUR\nER  - \n\nER  - \n\nTY  - JOUR\n", [3, 1]),
        ("ris", "ER  - \nTY  - JOUR\nER  - \n", [1, 2]),
        ("medline", "\nPMID- 1\nTI  - One\n\nPMID- 2\nTI  - Two\n", [2, 2]),
        ("medline", "OWN - ERIC\nTI  - One\n\nOWN - ERIC\nTI  - Two\n", [2, 2]),
        ("medline", "PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n", [2, 2]),
        ("wos", "FN x\nVR 1.0\nPT J\nTI One\nER\n\nPT J\nER\n\nEF\n", [3, 2]),
        ("wos", "PT J\nER\nAB x\nUT y\n\nPT J\nER\n", [4, 2]),
        ("wos", "FN x\nVR 1\nPT J\nER\n\nEF\n\ufeffFN x\nVR 1\nPT J\nEF\nPT J\nER", [2, 1, 2]),
        ("wos", "PT J\nTI One\nEF\nFN x\nVR 1.0\nPT J\nER\nEF", [2, 2]),
        ("refworks", "RT Journal\nT1 One\n\n\nRT Generic\nT1 Two\n", [2, 2]),
        ("refworks", "RT Journal\nT1 One\nRT Generic\nT1 Two\n", [2, 2]),
        ("refer", "%T One\n%A Doe\n\n%T Two\n\n%A Roe\n", [2, 1, 1]),
        ("refer", '.\\" comment\n%T One\n\n.[\n%T Two\n.]\n', [1, 1]),
    ],
)
def test_where_records_begin(name: str, text: str, sizes: list[int]) -> None:
    assert [len(fields) for fields in read(name, text)] == sizes


def test_lines_of_the_file_belong_to_no_record() -> None:
    text = "FN x\nVR 1.0\nPT J\nER\n\nEF\n"
    [record] = Document.read(text, dialect("wos"))
    assert [field.code for field in record.of_file] == ["FN", "VR", "EF"]
    assert record.outside() == []


def test_a_mark_behind_a_value_gives_it_a_role() -> None:
    text = (
        "PMID- 1\r\nAID - S1-2 [pii]\r\nAID - 10.1234/7  [doi]\r\n"
        "LID - 10.1234/8\r\n      [doi]\r\n"
    )
    (record,) = Document.read(text, dialect("medline"))
    found = list(record.with_role("doi"))
    assert [(each.code, each.value) for each in found] == [
        ("AID", "10.1234/7"),
        ("LID", "10.1234/8"),
    ]
    assert [text[slice(*each.value_span)] for each in found] == ["10.1234/7", "10.1234/8"]
    assert record.value("doi") == "10.1234/7"
    assert [each.value for each in record.with_role("article-id")] == [
        "S1-2 [pii]",
        "10.1234/7  [doi]",
        "10.1234/8\n[doi]",
    ]
