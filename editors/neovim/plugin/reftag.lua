vim.lsp.enable("reftag")

-- What the server says of a value has the colour that syntax/ gives to such values.
local formats = { "endnote", "medline", "refer", "refworks", "ris", "wos" }
local values =
  { "tag", "type", "title", "person", "journal", "number", "identifier", "link", "keyword" }
for _, format in ipairs(formats) do
  for _, value in ipairs(values) do
    local group = format .. value:sub(1, 1):upper() .. value:sub(2)
    vim.cmd.highlight({ "default", "link", ("@lsp.type.%s.%s"):format(value, format), group })
  end
  vim.cmd.highlight({ "default", "link", "@lsp.mod.invalid." .. format, "Error" })
end

-- Shows what a command of the server answers, which is Markdown, in a window beside the file.
local function show(buffer, command, arguments, title)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = "reftag" })[1]
  if not client then
    vim.notify("reftag is not running for this file", vim.log.levels.WARN)
    return
  end
  local asked = { command = command, arguments = arguments }
  client:request("workspace/executeCommand", asked, function(failure, text)
    if failure or type(text) ~= "string" then
      return -- the server has reported the reason
    end
    local shown = vim.fn.bufnr(title)
    if shown == -1 then
      shown = vim.api.nvim_create_buf(false, true)
      vim.api.nvim_buf_set_name(shown, title)
      vim.bo[shown].filetype = "markdown"
    end
    vim.bo[shown].modifiable = true
    vim.api.nvim_buf_set_lines(shown, 0, -1, false, vim.split(text, "\n", { trimempty = true }))
    vim.bo[shown].modifiable = false
    if vim.fn.bufwinid(shown) == -1 then
      vim.cmd("vertical sbuffer " .. shown)
    end
  end, buffer)
end

-- :ReftagPortability says what importers will lose of the file; arguments are the importers.
vim.api.nvim_create_user_command("ReftagPortability", function(command)
  local buffer = vim.api.nvim_get_current_buf()
  local title = "reftag://portability/" .. vim.fs.basename(vim.api.nvim_buf_get_name(buffer))
  show(buffer, "reftag.portability", { vim.uri_from_bufnr(buffer), command.fargs }, title)
end, {
  nargs = "*",
  complete = function()
    return { "biblatex-csl-converter", "bibutils", "citation-js", "endnote", "jabref", "zotero" }
  end,
  desc = "Show what importers will lose of this file",
})

-- :ReftagPreview shows the record at the cursor as a formatted reference, and what was found in it.
vim.api.nvim_create_user_command("ReftagPreview", function()
  local buffer = vim.api.nvim_get_current_buf()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local arguments = { vim.uri_from_bufnr(buffer), { line = line, character = 0 } }
  show(buffer, "reftag.preview", arguments, "reftag://preview")
end, { desc = "Show the record at the cursor as a reference" })

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
