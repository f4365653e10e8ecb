"""Single values: those of real libraries that are accepted, and those that are reported."""

from collections.abc import Callable

import pytest

from reftag.values import dates, doi, identifiers, issn_isbn, languages, links, pages
from reftag.values.fault import Fault


def doi_fault(value: str) -> object:
    found = doi.parse(value)
    return not isinstance(found, doi.Doi) or found.before


def pages_fault(value: str) -> object:
    written = pages.with_hyphens(value)
    return (
        written != value
        or pages.backwards(written)
        or pages.is_spreadsheet_date(value)
        or pages.open_range(value)
    )


JUDGES: dict[str, Callable[[str], object]] = {
    "year": lambda value: isinstance(dates.parse_year(value), Fault),
    "date": lambda value: isinstance(dates.parse(value, "2020"), Fault),
    "doi": doi_fault,
    "issn": lambda value: not issn_isbn.is_clean(value, ("ISSN",)),
    "isbn": lambda value: not issn_isbn.is_clean(value, ("ISBN",)),
    "url": links.fault,
    "pages": pages_fault,
    "pmid": identifiers.pmid,
    "pmcid": identifiers.pmcid,
    "arxiv": identifiers.arxiv,
    "language": lambda value: not languages.is_clean(value),
}

LET_BE = {
    "year": (
        "2024 | c2001 | [2001] | 2001-2003 | 1999/2000 | n.d. | nd | in press"
        " | forthcoming | 2024, May | May 2001 | 2001-05-04 | 2001? | ca. 1450"
        " | c. 1450 | 198- | [19--?] | 19xx | 199X | [197-?] | 2001a | 2001 (in press)"
        " | 350 BC | c. 350 BCE | AD 79 | 15th century | XVe siècle | 15. Jh."
        " | MCMXCVIII | 昭和50年 | 2001年 | 民國112年 | 1980s | 2001- | 1998, c1995"
        " | 1973 [1921] | s.d. | s.a. | o.J. | [o. J.] | o.D. | im Druck"
        " | im Erscheinen | à paraître | en prensa | in corso di stampa | в печати"
        " | 印刷中 | to appear | submitted | accepted for publication | under review"
        " | 2545 | 5760 | ©2019 | p1999 | 1999 [i.e. 1998] | Spring 2019 | 12 June 1950"
        " | 2020 Dec | u.å. | [n. d.] | no date | undated | Unpublished"
        " | Early Access 2020 | 2021 Early Access | Online first | present | Circa 1880"
        " | 1450? | before 1800 | 18-- | 2010–12 | ١٩٩٩ | 1 B.C. | 33 n. Chr. | bez r."
        " | b.r. | б.г."
    ),
    "date": (
        "11.6.2024 | September  1, 2021 | June 01, 2008 | 2022-06-21 | Jan 2020"
        " | Spring 2019 | May-June | 20151028 | 28102015 | 12/7/2023 | 7/12/23"
        " | 23-07-12 | 2024-05 | 2010-12 | 2010-2012 | May | Mai 2020 | 3. Mai 2020"
        " | 4 de mayo de 2020 | 1er janvier 2020 | 1 января 2020 | 2020年5月4日 | 2001///"
        " | 2011/05/ | 2020-05-04T10:30:00Z | 2024-05-04 10:30 | Wed, 3 Jul 2019"
        " | July 3rd, 2019 | 3rd July 2019 | Feb 29, 2020 | 29 February 2000"
        " | Dec 2019-Jan 2020 | Q1 2020 | 1st Quarter 2020 | Winter | May 98 | Feb '30"
        " | Dec 31 | 31 Dec | December | in press | n.d. | no date | 06/11 | 11 | 5"
        " | 1. 1. 2020 | 13.6.2024 | 6.13.2024 | 06-13-2024 | Octubre | Oktober"
        " | październik 2020 | Sept. 2019 | Sep 2019 | Sept | 12 Sept. 2019"
        " | May 2020, vol. 45 | April 3-5, 2019 | 3-5 April 2019 | April-May 2019"
        " | 2019 Apr 30 | 2019 Apr | 2019 Apr-May | today | forthcoming"
        " | Print 2018 Dec | 2018/12/31 [received] | 2018 Dec 31 [Epub] | 1 Jan 1900"
        " | 201510 | 151028 | 2019-W05 | Mon Oct 28 2015 | 12 May 2020 14:55"
        " | 12.5.2020, 10:00 | Christmas 1999 | Aug 15 - Sep 3, 2020 | Juni/Juli 2019"
        " | Hornung | 31 mars 2020 | 2020, May 4 | 04-May-2020 | May-04-2020"
        " | 2020.05.04 | 2020. 5. 4. | Tue | Fall 2010 | Summer/Autumn | Issue 3, 2020"
        " | Week 23 | Nisan 5780 | 3 d'abril de 2020 | circa 1900"
    ),
    "doi": (
        "10.1000/182 | 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
        " | 10.1016/0370-2693(92)90002-9"
        " | 10.1175/1520-0469(1981)038<0001:TAOTS>2.0.CO;2"
        " | 10.1663/0006-8101(2005)071[0001:AB]2.0.CO;2 | 10.1016/j.cell.2010.01.001"
        " | 10.1007/978-3-662-57546-8 | 10.1000/abc_def | 10.1000.10/123"
        " | 10.5555/10.1000/x | 10.1093/ije/31.1.140 | 10.3390/s10.10.1234"
        " | 10.1134/S0012266108030129 | 10.1037/0022-3514.51.6.1173"
        " | 10.1016/S0140-6736(05)67118-4 | 10.1000/x_(y) | 10.1136/bmj.c332?"
        " | 10.1000/a+b | 10.1000/a&b | 10.1000/üx"
    ),
    "issn": (
        "0378-5955 | 03785955 | 2050-084x | 0028-0836 (Print)"
        " | 0028-0836 (Print)\n1476-4687 (Electronic) | 0028-0836; 1476-4687"
        " | 0028-0836 1476-4687 | 0028-0836,1476-4687 | ISSN 0028-0836 | ISSN:0028-0836"
        " | (ISSN)00280836 | 0028–0836 | 1476-4687 (Electronic) 0028-0836 (Linking)"
        " | 0028 0836 | eISSN 1476-4687 | 0471142727"
        " | 00280836 (ISSN); 9783161484100 (ISBN)"
        " | p-ISSN: 0028-0836, e-ISSN: 1476-4687 | ISSN-L 0028-0836 | ISSN0028-0836"
        " | 0028-0836/1476-4687"
    ),
    "isbn": (
        "978-3-16-148410-0 | 9783161484100 | 0-201-13447-0 | 0471142727"
        " | 978 3 16 148410 0 | 978-3-16-148410-0 (pbk.) | 9780262033848 0262033844"
        " | 0262033844 (hbk.) : $65.00 | ISBN 978-3-16-148410-0"
        " | ISBN-13: 978-3-16-148410-0; ISBN-10: 3-16-148410-X"
        " | ISBN-13 978-3-16-148410-0 | 316148410X | 979-0-2600-0043-8 | M-2306-7118-7"
        " | 0028-0836 | 9783161484100 paperback £12.99 | v. 1 9783161484100"
        " | 9783161484100 (v. 1) 9780262033848 (v. 2)"
        " | 978-3-16-148410-0, 978-0-262-03384-8 | 978-3-16-148410-0 hardcover"
        " | 9783161484100 (electronic bk.) | (ISBN)9783161484100 | 978–3–16–148410–0"
        " | ISBN13: 9783161484100"
    ),
    "url": (
        "https://mental.jmir.org/2024/1/e56529 | http://x.org | https://x.org/"
        " | https://x.org?a=b | http://localhost:8080/x | http://intranet/page"
        " | <Go to ISI>://WOS:000254433400001 | <Go to ISI>://000254433400001"
        " | ftp://ftp.x.org/a | file:///C:/a b.pdf | internal-pdf://123/a b.pdf"
        " | urn:nbn:de:bvb:19-123 | mailto:a@b.de | https://user:pw@x.org/a"
        " | https://[::1]/a | https://x.org/a_(b) | https://de.wikipedia.org/wiki/Größe"
        " | sftp://x.org/a | shttp://x.org/a | rtsp://x.org/a | ssh://x.org/a"
        " | https://münchen.de/ | https://x.org/a%7Cb | https://x.org/a;jsessionid=1"
        " | https://x.org/a,b | https://web.archive.org/web/2020/http://x.org/"
        " | https://ui.adsabs.harvard.edu/abs/1991hep.th....8028G"
        " | https://x.org:443/a#b | HTTP://X.ORG/A | https://x.org/?u=http://y.org"
        " | hdl:10125/123 | https://x_y.blogspot.com/a | http://192.168.0.1/a"
    ),
    "pages": (
        "123-145 | e56529 | S12-S19 | xii, 324 p. | 14.21. 1-14.21. 23 | 65-75+80"
        " | 123-5 | 1309-48 | 35-35 | 1309-1348 | 2794-2799. e3 | A1, A4 | J/AN/338/453"
        " | XX, 327 | i-ii | 324 S. | 010201 | 21.04 | hep-th/9108028 | ascl:1706.009"
        " | 123 - 145 | pp. 123-145 | 94-98,93 | 1-13; discussion 14-20 | e1-e12 | 12-1"
        " | 5-1 | S1-12 | 1348-09 | 123-+ | Pages | 1:1-1:20 | 12A-12C | L79-L82 | 1-2"
        " | iii-xv, 1-200 | 45-7, 50-2 | 100-9 | Article 12 | II-145-II-150 | 1e5"
        " | 173 s. | 123-45e2 | 1998-2003"
    ),
    "pmid": (
        "38861302 | WOS:000123 | PMID: 38861302 | PMID:38861302 | pmid 123"
        " | PMID- 12345 | CONF-2023-001 | PMID: 12345 [PubMed - indexed] | Medline:123"
        " | PMID: 12345; PMCID: PMC12345"
    ),
    "pmcid": (
        "PMC1234567 | PMCID: PMC123456 | 1234567 | https://hal.x/doc | PMC12345.1"
        " | PMC123456 [available on 2020-01-01] | UB Leipzig | NIHMS123"
        " | PMCID:PMC1234567 | pmc1234567"
    ),
    "arxiv": (
        "arXiv:1912.06970 | eprint: arXiv:hep-th/9108028 | eprint: ascl:1706.009"
        " | arXiv preprint arXiv:1912.06970 | arXiv preprint arXiv:1912.06970v2"
        " | arXiv:0704.0001 | arXiv:1412.9999 | arXiv | arXiv: 1912.06970 [cs.CL]"
        " | arXiv:math.GT/0309136 | https://arxiv.org/abs/1912.06970"
        " | https://arxiv.org/pdf/1912.06970v2.pdf | https://arxiv.org/abs/cs/0309136"
        " | arXiv e-prints | arXiv:1912.06970, 2019 | arXiv:cond-mat.str-el/0309136"
        " | https://arxiv.org/list/cs.CL/recent | arXiv: Quantum Physics"
        " | arXiv:2101.00001 (preprint) | https://arxiv.org/pdf/1912.06970#page=3"
    ),
    "language": (
        "English | en | eng | en_US | Deutsch | German; English | Englisch | anglais"
        " | Norsk (Bokmål) | Italiensk | Dansk | Flerspråklig | chi | cmn | zh-Hans"
        " | Old English | English (abstract) | Text in German"
        " | English, with French summary | Multilingual | und | mul | Русский | 中文"
        " | Serbo-Croatian (Roman) | Swiss German | Brazilian Portuguese"
        " | Chinese (Simplified) | eng, fre | English and French | En | ENGLISH | EN"
        " | Inglés | Ingles | português | Portugues | Espanol | Francais | Türkçe"
        " | Turkce | Bahasa Indonesia | Farsi | Ukrainian | Ancient Greek"
        " | Modern Greek | Latin | la | lat | gre | English. | [eng] | sr-Latn"
        " | Undetermined | Українська | Slovenian | Slovene | Croatian | engl. | dt."
        " | Englische | Mandarin | Catalan; Valencian | Filipino | Hebrew | he | iw"
        " | in | ji | Gaelic | Norwegian Nynorsk | nb-NO | ger ; eng | English French"
        " | NL | Nederlands | tiếng Việt | Vietnamese | English/German"
        " | deutsch, englisch | English & Spanish | no | N/A | none | angielski"
        " | čeština | český | en | Englisch mit dt. Zusammenfassung"
    ),
}
"""By kind, one value between two bars."""

REPORTED = {
    "year": (
        "Date | testD | 20x4 | 2O24 | 202 | 98 | '98 | 0224 | 9999 | 20224 | 224"
        " | https://x.org/2001/ | 10.1016/j.x.2001.01.001 | Nature | 2204 | 0 | 0000"
        " | Smith | 199o | 20 24 | 2 024 | 12345"
    ),
    "date": (
        "31 February 2021 | February 30, 2021 | Feb 29, 2021 | 29.2.2021 | 2024-31-12"
        " | 2024-13-05 | 2024-02-30 | 2024-05-00 | 2024-00-00 | 0000-00-00 | 31/04/2021"
        " | 32/01/2020 | 45/45/2020 | 13/2020 | 20153110 | 20150231 | 99999999 | 42305"
        " | 1571234567 | not-a-date | test8 | abc | June 31, 2008 | 0 May 2020"
        " | June 32, 2020 | 2024-5-32 | 123.4.2020 | 2024/02/30 | 30 Febrero 2020"
        " | 31. April 2019 | April 31"
    ),
    "doi": (
        "https://doi.org/10.1111/apm.12778 | http://dx.doi.org/10.1000/182"
        " | doi:10.1000/182 | DOI: 10.1000/182 | doi 10.1000/182 | doi.org/10.1000/182"
        " | www.doi.org/10.1000/182 | https://doi-org.proxy.lib.edu/10.1000/182"
        " | https://doi.org/doi:10.1000/182"
        " | https://proxy.x.edu/login?url=https://doi.org/10.1000/182"
        " | info:doi/10.1000/182 | urn:doi:10.1000/182"
        " | https://onlinelibrary.wiley.com/doi/10.1111/apm.12778"
        " | https://onlinelibrary.wiley.com/doi/full/10.1111/apm.12778?x=y"
        " | https://doi.org/10.1000%2F182 | 10.1000%2F182 | 10.1002/%28SICI%291097"
        ' | 10.1000/182. | 10.1000/182, | "10.1000/182" | <10.1000/182> | (10.1000/182)'
        " | [10.1000/182] | 10.1000/182) | 10.1000/ 182 | 10. 1000/182 | 10.1000 /182"
        " | 10.1000/18 2 | 10.1000/a–b | 10.1000/182; 10.1000/183"
        " | 10.1000/182 10.1000/183 | 10.1000/182,10.1000/183"
        " | https://doi.org/10.1000/182 https://doi.org/10.1000/183"
        " | 10.1140/epjc/s10052-020-7683-610.48550/arXiv.1912.06970 | PMID-12345 | Type"
        " | hdl:10125/123 | https://www.jstor.org/stable/123 | 10.1000 | 10.123/abc"
        " | 11.1000/abc | 1O.1016/abc | 10.1016j.cell | Artn e123;Doi 10.1000/182"
        " | ARTN 123 10.1000/182 | arXiv:1912.06970 | doi: | https://doi.org/"
        " | 10.1000/182 [doi] | 10.1000/182 (free full text)"
        " | doi:https://doi.org/10.1000/182 | https://doi.org/10.1000/182."
        " | DOI:10.1000/182. | oai:nb.bibsys.no:998320569524702202"
        " | S0140-6736(05)67118-4 | https://dx.doi.org/10.1000/182?nosfx=y"
    ),
    "issn": (
        "2368-7958 | 1234-5678 | 2368-795 | ISSN | n/a | 2368-7958 (Print)"
        " | 0028-0836; 1476-4688 | 0028-0836 1476-4688 | 2689520 | X028-0836"
        " | 0028-083X6 | 12 | none | 978-3-16-148410-1"
    ),
    "isbn": (
        "978-3-16-148410-1 | 978-3-123456-78-9 | I-S-B-N | ISBN | 0-201-13447-1"
        " | 978-3-16-148410 | 97831614841000 | B00ABC1234 | 316148410"
        " | 9783161484100; 9780262033849 | 978-3-16-14841O-0"
    ),
    "url": (
        "www.x.org/a | x.org/a | doi.org/10.1000/1 | mental.jmir.org/2024"
        " | https://x.org/a b.pdf | https://x.org/a https://x.org/b"
        " | https://x.org/a; https://x.org/b | https://x.org/a;https://x.org/b"
        " | https://x.org/a, www.y.org | Available from: https://x.org/a"
        " | URL: https://x.org/a | <https://x.org/a>"
        " | https://x.org/a (accessed 2020-01-01) | https://x.org/a [accessed 1 May]"
        " | https://x.org/a. Accessed May 1 | http:/x.org/a | http//x.org/a"
        " | htp://x.org/a | ttps://x.org/a | httsp://x.org/a | hhttp://x.org/a"
        " | htttps://x.org/a | nttps://x.org/a | ptth://x.org/a | https;//x.org | http://http://x.org/a"
        " | https://https://x.org | http:// | https:// | https:///a | URL | n/a | testU"
        " | file.pdf | 10.1000/182 | doi:10.1000/182 | https://www,x.org/a"
        " | http://x..org/ | https:// x.org/a | see the web | /document.pdf"
        " | https://x.org/a and https://x.org/b | https://x.org/very- long/path"
    ),
    "pages": (
        "145-123 | S19-S12 | 123–145 | 123--145 | 123 – 145 | 123—145 | S12–S19"
        " | xii–xv | 123−145 | 123‐145 | 200-210, 145-123 | 123- | 123– | e123-"
        " | 12-May | May-12 | 5-Jan | 123–145, 150–155 | 1–13 | e1–e12 | A–1 12–13"
    ),
    "pmid": ("PMID: 3886130x | PMID: 123456789 | PMID: | PMID: PMC1234 | PMID: 0"),
    "pmcid": ("PMC 1234567 | PMC | PMC12x45 | PMCID: 1234567 | PMC-123456"),
    "arxiv": (
        "arXiv:1912.6970 | arXiv:1913.06970 | arXiv preprint arXiv:19120.6970"
        " | https://arxiv.org/abs/1912.0697 | arXiv:1412.99999 | arXiv:0612.1234"
    ),
    "language": ("Englsh | Germn | xx | Frnech | foo | Klingonese | Eglish; German | Spansh"),
}


def values(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, value.strip()) for kind, row in table.items() for value in row.split(" | ")]


@pytest.mark.parametrize(("kind", "value"), values(LET_BE))
def test_is_let_be(kind: str, value: str) -> None:
    assert not JUDGES[kind](value)


@pytest.mark.parametrize(("kind", "value"), values(REPORTED))
def test_is_reported(kind: str, value: str) -> None:
    assert JUDGES[kind](value)


@pytest.mark.parametrize(
    "value", ["1-" * 10_000, "10." * 8_000, "https://" * 3_000, "((" * 9_000, "1 " * 9_000]
)
@pytest.mark.parametrize("kind", JUDGES)
def test_a_hostile_value_is_judged(kind: str, value: str) -> None:
    JUDGES[kind](value)
