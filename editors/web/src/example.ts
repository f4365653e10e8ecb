/** The record of the example: everything on one line, as a publisher's site has offered it. */

export const NAME = "example.enw";

export const EXAMPLE =
  "%0 Journal Article %A Lindqvist,Maja %A Okonkwo, Chidi %T Opening hours &amp; evening readers " +
  "%J Journal of Library Evenings %D 2021 %V 14 %N 2 %P 201-219 %@ 2049-3630 " +
  "%R https://doi.org/10.5555/12345678 %K libraries\n";
