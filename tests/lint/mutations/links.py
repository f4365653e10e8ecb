"""Faults in DOIs and links (RT303, RT306, RT311-RT313)."""

import re
from random import Random

from lint.mutations.sheet import Planted, Sheet, plants, plants_each

OTHERS = "10.5555/other.2014.77"


def doi(sheet: Sheet, chance: Random) -> str:
    """Return the DOI that the record has, also in a link, or an invented one."""
    linked = (m[1] for url in sheet.values("U") if (m := re.search(r"doi.*?/(10\..*)", url)))
    invented = f"10.5555/shelf.{chance.randint(1000, 9999)}"
    own = sheet.value("R") or next(linked, invented)
    return own if own.isascii() else invented


def _written(code: str, templates: dict[str, str]) -> None:
    for how, template in templates.items():

        def variant(sheet: Sheet, chance: Random, template: str = template) -> Planted | None:
            prefix, _, suffix = doi(sheet, chance).partition("/")
            return sheet.setting("R", template.format(prefix=prefix, suffix=suffix), chance)

        plants(code, how)(variant)


# RT303 invalid-doi

_written(
    "RT303",
    {
        "a comma behind it": "{prefix}/{suffix},",
        "a full stop behind it": "{prefix}/{suffix}.",
        "a semicolon behind it": "{prefix}/{suffix};",
        "a quotation mark behind it": "{prefix}/{suffix}”",
        "a bracket behind it": "{prefix}/{suffix}]",
        "percent-encoded": "{prefix}%2F{suffix}",
        "percent-encoded in small letters": "{prefix}%2f{suffix}",
        "a blank inside": "{prefix}/ {suffix}",
        "in brackets": "<{prefix}/{suffix}>",
        "no suffix": "{prefix}",
        "no prefix": "{suffix}",
        "no slash": "{prefix}{suffix}",
        "a comma behind a link": "https://doi.org/{prefix}/{suffix},",
    },
)
plants_each(
    "RT303",
    {
        "a publisher's page": "https://journals.example.org/article/12",
        "a PMID": "PMID: 38861302",
        "a handle": "hdl:2027/mdp.390150",
        "a registrant of two digits": "10.12/shelf.5",
    },
    "R",
)


# RT306 invalid-url


def _address(sheet: Sheet, chance: Random) -> str:
    invented = f"https://example.org/shelves/{chance.randint(10, 99)}"
    return sheet.value("U") if sheet.having("U") else invented


def _link(how: str, pattern: str, instead: str) -> None:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        links = sheet.having("U")
        address = _address(sheet, chance)
        wrong = re.sub(pattern, instead, address, count=1)
        lists = any(sheet.spoken.by_code[code].separator for code in sheet.codes("U"))
        if wrong == address or (lists and "; " in instead):
            return None
        if links:
            return sheet.with_value(links[0], wrong)
        return sheet.more(chance, "U", f"{wrong}")

    plants("RT306", how)(variant)


_link("no scheme", r"^https?://(?=\S+\.(?:org|com|net)/)", "")
_link("www for a scheme", r"^https?://[\w.]+", "www.example.org")
_link("a blank inside", r"(?<=/)(?=[^/]+$)", " ")
_link("a blank behind the host", r"(?<=[a-z])/(?=\w)", " /")
_link("no colon", "^https?://", "http//")
_link("one slash", "^https?://", "https:/")
_link("a letter lost", "^https?://", "htps://")
_link("a letter lost at the beginning", "^https?://", "ttps://")
_link("a letter too many", "^https?://", "htttps://")
_link("letters transposed", "^https?://", "httsp://")
_link("a letter mistyped", "^https?://", "jttps://")
_link("the scheme twice", "^", "http://")
_link("in angle brackets", "^(.*)$", r"<\1>")
_link("in quotation marks", "^(.*)$", r'"\1"')
_link("text before it", "^", "Full text: ")
_link("a remark behind it", "$", " (accessed 3 May 2024)")
_link("no host", "^(https?://)[^/]+", r"\1")
_link("a second one behind a semicolon", "$", "; https://example.org/second/8")
_link("a second one behind a blank", "$", " https://example.org/second/9")
_link("backslashes", r"^https?://", r"http:\\\\")
_link("no address", "^.*$", "see the publisher's page")


# RT311 doi-not-bare

_written(
    "RT311",
    {
        "behind doi:": "doi:{prefix}/{suffix}",
        "behind DOI and a blank": "DOI: {prefix}/{suffix}",
        "behind doi and a blank": "doi {prefix}/{suffix}",
        "a resolver's link": "https://doi.org/{prefix}/{suffix}",
        "an old resolver's link": "http://dx.doi.org/{prefix}/{suffix}",
        "a resolver without a scheme": "doi.org/{prefix}/{suffix}",
        "a resolver with www": "https://www.doi.org/{prefix}/{suffix}",
        "a library's proxy": "https://doi-org.proxy.example.edu/{prefix}/{suffix}",
        "a publisher's page": "https://pages.example.org/doi/abs/{prefix}/{suffix}",
        "info:doi": "info:doi/{prefix}/{suffix}",
    },
)


# RT312 doi-only-in-url


def _only_linked(how: str, before: str) -> None:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        rest = sheet.without("RU")
        return rest.more(chance, "U", f"{before}{doi(sheet, chance)}")

    plants("RT312", how)(variant)


_only_linked("a resolver's link", "https://doi.org/")
_only_linked("an old resolver's link", "http://dx.doi.org/")
_only_linked("a publisher's page", "https://pages.example.org/doi/full/")
_only_linked("a library's proxy", "https://login.proxy.example.edu/login?url=https://doi.org/")


@plants("RT312", "a DOI with an accent")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    rest = sheet.without("RU")
    return rest.more(chance, "U", "https://doi.org/10.5555/étagère.3")


@plants("RT312", "the DOI deleted")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    links = [at for at, url in enumerate(sheet.values("U")) if "doi.org/10." in url]
    elsewhere = sum(sheet.value("R") in line for line in sheet.lines) > 1 + len(links)
    if not links or not sheet.has("R") or elsewhere:
        return None
    rest = sheet.without("R")
    return Planted(rest.lines, (rest.having("U")[links[0]].line,))


# RT313 conflicting-identifiers


def _conflicting(how: str, before: str) -> None:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        rest = sheet.without("U")
        if not rest.has("R"):
            rest = rest.changed(rest.more(chance, "R", "10.5555/mine.2021.5"))
        return rest.more(chance, "U", f"{before}{OTHERS}")

    plants("RT313", how)(variant)


_conflicting("a resolver's link", "https://doi.org/")
_conflicting("an old resolver's link", "http://dx.doi.org/")
_conflicting("a publisher's page", "https://pages.example.org/doi/abs/")


@plants("RT313", "a DOI with an accent")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    rest = sheet.without("U")
    if not rest.has("R"):
        return None
    return rest.more(chance, "U", "https://doi.org/10.5555/étagère.3")


@plants("RT313", "a digit of the DOI changed")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    own = sheet.value("R")
    places = [at for at in range(len(own) // 2, len(own)) if own[at].isdigit()]
    if not places or not own.isascii():
        return None
    at = chance.choice(places)
    digit = chance.choice([c for c in "0123456789" if c != own[at]])
    rest = sheet.without("U")
    wrong = own[:at] + digit + own[at + 1 :]
    return rest.more(chance, "U", f"https://doi.org/{wrong}")
