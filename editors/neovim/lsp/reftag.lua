---@brief
---
--- reftag, a language server for tagged bibliographic records: EndNote, RIS, MEDLINE (PubMed),
--- Web of Science, RefWorks and refer. It needs the command `reftag` on the `PATH`; to start it in
--- another way:
---
--- ```lua
--- vim.lsp.config("reftag", { cmd = { "/path/to/reftag", "server" } })
--- ```

local function follow(buffer, dialect)
  if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype ~= dialect then
    vim.bo[buffer].filetype = dialect
  end
end

---@type vim.lsp.Config
return {
  cmd = { "reftag", "server" },
  filetypes = { "endnote", "medline", "refer", "refworks", "ris", "wos" },
  root_markers = { "reftag.toml", ".git" },
  -- A file may not be in the format that its name suggests: the server reports the right one.
  capabilities = { experimental = { reftag = { switchLanguage = true } } },
  handlers = {
    ["reftag/dialect"] = function(_, told)
      follow(vim.uri_to_bufnr(told.uri), told.dialect)
    end,
  },
  commands = {
    ["reftag.setDialect"] = function(command, context)
      local client = assert(vim.lsp.get_client_by_id(context.client_id))
      local params = { command = command.command, arguments = command.arguments }
      client:request("workspace/executeCommand", params, function()
        -- Neovim cannot be told to ask for diagnostics again.
        local document = { uri = command.arguments[1] }
        client:request("textDocument/diagnostic", { textDocument = document }, nil, context.bufnr)
      end, context.bufnr)
    end,
  },
}
