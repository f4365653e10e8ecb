"""The records in the pictures."""

MISTAKE = "Le livre sur le livre"
"""Stands in the line that the picture explains."""

TEXT = """\
%0 Journal Article
%A Lovelace, Ada
%T Sketch of the Analytical Engine, with Notes
%J Scientific Memoirs
%V 3
%P 666-731
%D 1843

%0 Journal Article %A Bush, Vannevar %T As We May Think %J The Atlantic Monthly %V 176 %D 1945

%0 Bok
%A Briet, Suzanne
%T Qu'est-ce que la documentation ?
%C Paris
%I Éditions documentaires, industrielles et techniques
%D 1951

%0 Book
%A Otlet, Paul
%T Traité de documentation
%T Le livre sur le livre
%C Brussels
%I Editiones Mundaneum
%D 1934

%0 Journal Article
%a Garfield, Eugene
%T Citation Indexes for Science
%J Science
%V 122
%P 108-111
%D 1955
%K
%R 10.1126/science.122.3159.108
"""
