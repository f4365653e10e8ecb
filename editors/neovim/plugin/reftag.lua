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

-- Shows what importers will lose of the file, in a window beside it; arguments are the importers.
local function show_portability(command)
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ bufnr = buffer, name = "reftag" })[1]
  if not client then
    vim.notify("reftag is not running for this file", vim.log.levels.WARN)
    return
  end
  local title = "reftag://portability/" .. vim.fs.basename(vim.api.nvim_buf_get_name(buffer))
  local asked = {
    command = "reftag.portability",
    arguments = { vim.uri_from_bufnr(buffer), command.fargs },
  }
  client:request("workspace/executeCommand", asked, function(failure, report)
    if failure or type(report) ~= "string" then
      return -- the server has told the reason
    end
    local shown = vim.fn.bufnr(title)
    if shown == -1 then
      shown = vim.api.nvim_create_buf(false, true)
      vim.api.nvim_buf_set_name(shown, title)
      vim.bo[shown].filetype = "markdown"
    end
    vim.bo[shown].modifiable = true
    vim.api.nvim_buf_set_lines(shown, 0, -1, false, vim.split(report, "\n", { trimempty = true }))
    vim.bo[shown].modifiable = false
    if vim.fn.bufwinid(shown) == -1 then
      vim.cmd("vertical sbuffer " .. shown)
    end
  end, buffer)
end

vim.api.nvim_create_user_command("ReftagPortability", show_portability, {
  nargs = "*",
  complete = function()
    return { "biblatex-csl-converter", "bibutils", "citation-js", "endnote", "jabref", "zotero" }
  end,
  desc = "Show what importers will lose of this file",
})

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
