-- How Neovim starts reftag. To change a setting, say so in your init.lua, e.g.
--   vim.lsp.config("reftag", { cmd = { "/path/to/reftag", "server" } })
return {
  cmd = { "reftag", "server" },
  filetypes = { "endnote", "refer", "ris", "medline", "wos", "refworks" },
  root_markers = { "reftag.toml", ".git" },
  -- A file may be in another format than its name says: the server tells, and the colours follow.
  capabilities = { experimental = { reftag = { switchLanguage = true } } },
  handlers = {
    ["reftag/dialect"] = function(_, told)
      local buffer = vim.uri_to_bufnr(told.uri)
      if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype ~= told.dialect then
        vim.bo[buffer].filetype = told.dialect
      end
    end,
  },
}
