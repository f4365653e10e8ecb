"""How importers read whole documents: the report, its words, its Markdown, what can be fixed."""
