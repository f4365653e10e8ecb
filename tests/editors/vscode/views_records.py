"""The records of the tests of views."""

from . import reading_list

_MORE = """\

%0 Book
%A Ranganathan, S. R.
%T The Five Laws of Library Science
%C Madras
%I Madras Library Association
%D 1931

%0 Thesis
%A Shannon, Claude E.
%T A Symbolic Analysis of Relay and Switching Circuits
%I Massachusetts Institute of Technology
%9 Master's thesis
%D 1940

%0 Conference Paper
%A Engelbart, Douglas C.
%A English, William K.
%T A research center for augmenting human intellect
%B Fall Joint Computer Conference
%C San Francisco
%D 1968
%P 395-410

%0 Web Page
%A Berners-Lee, Tim
%T Information Management: A Proposal
%U https://www.w3.org/History/1989/proposal.html
%D 1989

%0 Book
%A Ranganathan, S. R.
%T The Five Laws of Library Science
%C Madras
%I Madras Library Association
%D 1931
"""

TEN = reading_list.TEXT + _MORE


def many(count: int) -> str:
    """Return so many records of seven lines each."""
    return "".join(
        f"%0 {'Book' if n % 10 == 0 else 'Journal Article'}\n%A Doe, Jane\n"
        f"%T On probing, part {n}\n%J Journal of Probes and Samples\n%D {1990 + n % 30}\n"
        f"%X {'A sentence of an abstract. ' * 5}\n\n"
        for n in range(count)
    )
