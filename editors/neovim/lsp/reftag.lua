-- How Neovim starts reftag. To change a setting, say so in your init.lua, e.g.
--   vim.lsp.config("reftag", { cmd = { "/path/to/reftag", "server" } })
return {
  cmd = { "reftag", "server" },
  filetypes = { "endnote" },
  root_markers = { "reftag.toml", ".git" },
}
