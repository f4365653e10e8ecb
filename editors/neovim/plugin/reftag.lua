vim.filetype.add({
  extension = {
    enw = "endnote",
    endnote = "endnote",
    refer = "refer",
    ref = "refer",
    ris = "ris",
    nbib = "medline",
    medline = "medline",
    ciw = "wos",
    isi = "wos",
  },
})
vim.lsp.enable("reftag")

-- :ReftagDialect ris has the current file read as that format; without a name, by its content.
vim.api.nvim_create_user_command("ReftagDialect", function(command)
  local name = command.args ~= "" and command.args or "auto"
  local buffer = vim.api.nvim_get_current_buf()
  local arguments = { vim.uri_from_bufnr(buffer), name }
  for _, client in ipairs(vim.lsp.get_clients({ bufnr = buffer, name = "reftag" })) do
    client:exec_cmd(
      { title = "Set dialect", command = "reftag.setDialect", arguments = arguments },
      { bufnr = buffer }
    )
  end
end, {
  nargs = "?",
  desc = "Read this file as another format of bibliographic records",
  complete = function()
    return { "auto", "endnote", "refer", "ris", "medline", "wos", "refworks" }
  end,
})
