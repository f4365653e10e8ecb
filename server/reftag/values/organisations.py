"""Names of organisations, as far as they can be recognised by a word."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_LINKING: Final = re.compile(
    r"(?:^|\s)(?:of|for|the|on|at|to|against|by|with|für|pour|para|per|dell'\w+|dello|&)\s",
    re.IGNORECASE,
)

_TELLING: Final = (
    "agency agencia agence agences agências agentur alliance allianz amt archive archives bank "
    "banque board broadcasting bureau business center centers centre centres centro centrum "
    "chamber church civil clearinghouse clinic clinical clinics coalition college comisión "
    "comité comitato committee committees company conference confederation congress congreso "
    "consejo conseil contributors convention corp corporation council court dept development "
    "directorate division editorial embassy enterprise enterprises european forum foundation "
    "fund fundación fundação gesellschaft gmbh government group groupe grupo gruppe gruppo "
    "health hochschule house inc initiative investigators journal lab labs league libraries "
    "library limited llc ltd management medical medicine members museum nations nacional "
    "netzwerk network office panel parliament party police political press production "
    "productions projekt project public redaktion register registry royal school schools "
    "schule science sciences scientific secretariat section senate service services society "
    "sociedad sociedade société solutions staff state states statistics studies studio studios "
    "survey syndicate system systems team trust union unit united uniwersytet verband verein "
    "verlag workgroup working world news radio television airlines airways motors insurance "
    "president professor lecturer director chairman chairwoman"
)
_WORDS: Final = frozenset(_TELLING.split())
_BEGINNINGS: Final = (
    "academ", "administra", "assembl", "associa", "authorit", "bundes", "collaborat", "commission",
    "consort", "consult", "cooperati", "departament", "department", "département", "editor",
    "facult", "federa", "fonda", "forschungs", "hospital", "industri", "institu", "international",
    "klinik", "laborator", "minister", "ministr", "ministè", "ministé", "national", "observator",
    "organisa", "organiza", "partners", "program", "publish", "research", "technolog", "universi",
)  # fmt: skip


def is_organisation(text: str) -> bool:
    """Say whether a word in the text shows that it names no person."""
    lowered = text.lower()
    return _LINKING.search(text) is not None or any(
        word in _WORDS or word.startswith(_BEGINNINGS) for word in _WORD.findall(lowered)
    )
