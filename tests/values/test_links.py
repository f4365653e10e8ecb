"""Links: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import links
from reftag.values.fault import Fault
from reftag.values.links import Link
from values.support import HOSTILE, texts

ACCEPTED = (
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
)

REPORTED = (
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
)

FAULTS = [
    ("www.x.org/a", Fault("does not begin with https://", ("https://www.x.org/a",))),
    ("https://x.org/a b", Fault("has a space in it", ("https://x.org/a%20b",))),
    ("<https://x.org/a>", Fault("has brackets or quotes around it", ("https://x.org/a",))),
    (
        "https://x.org/a;https://x.org/b",
        Fault("contains 2 addresses", ("https://x.org/a", "https://x.org/b")),
    ),
    ("see the web", Fault("is not a web address")),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_fault_says_what_is_meant(text: str, fault: Fault) -> None:
    assert links.parse(text) == fault


def test_case_matters_in_the_path_only() -> None:
    assert links.parse("HTTPS://Example.ORG/A") == Link("HTTPS://Example.ORG/A")
    assert Link("HTTPS://Example.ORG/A").normal == "https://example.org/A"


@pytest.mark.parametrize("text", texts(ACCEPTED))
def test_is_accepted(text: str) -> None:
    assert isinstance(links.parse(text), Link)


@pytest.mark.parametrize("text", texts(REPORTED))
def test_is_reported(text: str) -> None:
    assert not (isinstance(links.parse(text), Link))


@given(st.text() | st.from_regex(r"(?i:https?|ftp|urn)[:;]/{0,2}\w{1,3}\.(?i:org)/?\S{0,5}"))
def test_a_normal_form_says_the_same(text: str) -> None:
    found = links.parse(text)
    assert isinstance(found, Fault) or links.parse(found.normal) == Link(found.normal)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    links.parse(text)
