import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { Formatter, STYLES } = await load("csl.ts");

const ARTICLE = {
  id: "record",
  type: "article-journal",
  title: "On <i>Tags</i> & <script>",
  "container-title": "Journal of Tags",
  volume: "3",
  issue: "2",
  page: "7-12",
  DOI: "10.5555/x",
  author: [
    { family: "Berg", given: "Jan", "non-dropping-particle": "van der" },
    { family: "Doe", given: "Al" },
  ],
  issued: { "date-parts": [[2024, 6, 11]] },
};
const BOOK = {
  id: "record",
  type: "book",
  title: "Traité de documentation",
  publisher: "Mundaneum",
  author: [{ family: "Otlet", given: "Paul" }],
  issued: { literal: "n.d." },
};

const EXPECTED = {
  apa: [
    "van der Berg, J., & Doe, A. (2024). On Tags & <script>. Journal of Tags, 3(2), 7–12. https://doi.org/10.5555/x",
    "(van der Berg & Doe, 2024)",
    "Otlet, P. (n.d.). Traité de documentation. Mundaneum.",
  ],
  vancouver: [
    "1. van der Berg J, Doe A. On Tags & <script>. Journal of Tags. 2024 Jun 11;3(2):7–12.",
    "(1)",
    "1. Otlet P. Traité de documentation. Mundaneum; n.d.",
  ],
  harvard: [
    "van der Berg, J. and Doe, A. (2024) “On Tags & <script>,” Journal of Tags, 3(2), pp. 7–12. doi:10.5555/x.",
    "(van der Berg and Doe, 2024)",
    "Otlet, P. (n.d.) Traité de documentation. Mundaneum.",
  ],
  chicago: [
    "Berg, Jan van der, and Al Doe. 2024. “On Tags & <script>.” Journal of Tags 3 (2): 7–12. https://doi.org/10.5555/x.",
    "(van der Berg and Doe 2024)",
    "Otlet, Paul. n.d. Traité de Documentation. Mundaneum.",
  ],
};

for (const style of STYLES) {
  test(`${style.title}: one record after another with the same id`, () => {
    const formatter = new Formatter(style, "en");
    const one = formatter.one(ARTICLE, "text");
    const plain = [one.reference, one.citation].map((each) => each.replace(/\s+/g, " "));
    const other = formatter.one(BOOK, "text").reference.replace(/\s+/g, " ");
    assert.deepEqual([...plain, other], EXPECTED[style.id]);
    assert.equal(one.isNote, false);
  });
}

test("what a record says is no markup but that of styles", () => {
  const { reference } = new Formatter(STYLES[0], "en").one(ARTICLE, "html");
  assert.match(reference, /On <i>Tags<\/i> &#38; &#60;script&#62;/);
});

test("terms are in the user's language, or in English", () => {
  const undated = { ...BOOK, issued: undefined };
  assert.match(new Formatter(STYLES[0], "de").one(undated, "text").citation, /Otlet, o\.\s?J\./);
  const two = [ARTICLE, BOOK].map((item, at) => ({ ...item, id: String(at) }));
  assert.equal(new Formatter(STYLES[0], "xx").references(two, "text").length, 2);
});

test("a style that cannot be read is refused", () => {
  assert.throws(() => new Formatter({ id: "x", title: "X", csl: "<style/>" }, "en").one(BOOK, "text"));
});
