"""How importers read whole documents: the report, in words, in Markdown, and what of it matters."""
