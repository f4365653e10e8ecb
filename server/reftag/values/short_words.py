"""Words of four letters: which of them are certainly not abbreviations.

Precision before recall: most words that end in a consonant may be one (*Univ*, *Phys*, *Lett*), so
only those are known that often end a title. Words are rarely shortened after a vowel.
"""

from typing import Final

_ENDING_IN_CONSONANT: Final = (
    "arms arts band bank bath beam bear beef beer bees bird body book born both burn cars cash "
    "cats cell clay cold corn cost cows crop dark dawn days dead deaf debt deep dogs door drug "
    "dust east eggs eyes fast fear feed feet film fish flow flux food foot frog fuel fund game "
    "girl goal gods gold good hair hand hard harm head heat help herd high hill iron jazz kids "
    "kind king lack lamb lamp land last laws lead leaf left lens less limb link lips loan long "
    "loop loss lost lung maps meal meat milk mind mood moon nest news oils pain park past path "
    "peat pigs poem pool poor rain rats rent rest risk road rock roof room root salt sand seas "
    "seed self ship shop silk skin soil song sons soul spin star stem step talk task team tent "
    "test text them then town trap tree view walk wall want wars ways week well west wind wing "
    "wolf wood word work worm year zinc"
)
_WHOLE: Final = frozenset(_ENDING_IN_CONSONANT.split())
_SHORTENED: Final = frozenset(
    {"auto", "colo", "demo", "info", "ltda", "mono", "okla", "para", "repo", "tele", "theo"}
)


def is_whole(word: str) -> bool:
    """Say whether a word of four letters certainly is one, not the beginning of a longer one."""
    word = word.casefold()
    if not word.isascii():
        return False
    return word in _WHOLE or (word[-1] in "aeiouy" and word not in _SHORTENED)
