"""Decoding loses nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reftag.files.decoding import decode, decode_gradually
from reftag.text import Edit
from reftag.text.steps import finished

MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf\xef\xbb\xbf", b"\xff\xfe\0\0")


@given(st.binary() | st.builds(bytes.__add__, st.sampled_from(MARKS), st.binary()))
@example(b"")
@example(b"\xff\xfe%")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xfe\xff\xd8\x00\x00%")
@example(bytes(range(256)))
@example(b"\xed\xa0\x80")
def test_lossless(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.encode() == data


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_comes_back(text: str, encoding: str) -> None:
    if encoding == "utf-8":
        text = text.lstrip("\ufeff")
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "text", "encoding", "title"),
    [
        (b"%T a\r\nb\rc\n", "%T a\r\nb\rc\n", "utf-8", "UTF-8"),
        ("%T é".encode(), "%T é", "utf-8", "UTF-8"),
        ("%T é".encode("utf-8-sig"), "%T é", "utf-8", "UTF-8"),
        (b"\xff\xfe%\0T\0", "%T", "utf-16-le", "UTF-16"),
        (b"\xfe\xff\0%\0T", "%T", "utf-16-be", "UTF-16"),
        (b"%T \xe9 \x96 \x81", "%T é – \x81", "windows-1252", "Windows-1252"),
        (b"\xff\xfe%", "ÿþ%", "windows-1252", "Windows-1252"),
        ("α\n".encode() + b"\xe9\x96\n", "α\né–\n", "utf-8", "UTF-8"),
        (b"\xef\xbb\xbf\xe9\n", "é\n", "utf-8", "UTF-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str, title: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.title) == (text, encoding, title)


_LINES = st.sampled_from(
    [
        "α\n".encode(),
        b"%T x\n",
        b"\xfc\r\n",
        "“é”\r".encode(),
        b"\xe2\x80",
        b"\xf0\x9f\x98\n",
    ]
)


@given(st.lists(_LINES).map(b"".join), st.data())
def test_what_no_edit_touches_stays_byte_for_byte(data: bytes, draw: st.DataObject) -> None:
    file = decode(data)
    start = draw.draw(st.integers(0, len(file.text)))
    end = draw.draw(st.integers(start, len(file.text)))
    before = file._replace(
        text=file.text[:start], strays=tuple(at for at in file.strays if at < start)
    )
    after = file._replace(
        mark=b"",
        text=file.text[end:],
        strays=tuple(at - end for at in file.strays if at >= end),
    )
    edited = file.edited([Edit(start, end, "x")])
    assert edited.encode() == before.encode() + b"x" + after.encode()
    assert before.encode() + file.encode()[len(before.encode()) :] == data


def test_a_stretch_of_lines_is_read_as_in_the_file() -> None:
    data = "%T α\n".encode() + b"%A M\xfcller\n%T \xc3\n"
    file = decode(data)
    assert file.strays == (9, 18)
    assert "".join(file.decode(line) for line in data.splitlines(keepends=True)) == file.text


@given(
    st.sampled_from((b"", *MARKS)),
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.lists(_LINES).map(b"".join),
        st.text().map(lambda text: text.encode("utf-16-le", "surrogatepass")),
    ),
    st.integers(3, 9),
)
def test_a_file_in_pieces_is_the_whole(mark: bytes, body: bytes, size: int) -> None:
    data = mark + body
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    file, texts = finished(decode_gradually(pieces))
    assert file._replace(text="".join(texts)) == decode(data)


def test_what_the_encoding_lacks() -> None:
    decoded = decode(b"\xe9")
    with pytest.raises(UnicodeEncodeError):
        decoded._replace(text="α").encode()
    with pytest.raises(UnicodeEncodeError):
        decode(b"")._replace(text="\ud800").encode()
