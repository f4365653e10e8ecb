" reftag for Vim, by ALE or vim-lsp, whichever is there.
if exists('g:loaded_reftag')
  finish
endif
let g:loaded_reftag = 1

" The language server: program and arguments.
let g:reftag_command = get(g:, 'reftag_command', ['reftag', 'server'])

augroup reftag
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
  \   'name': 'reftag',
  \   'cmd': {info -> g:reftag_command},
  \   'root_uri': {info -> lsp#utils#path_to_uri(reftag#root(lsp#utils#get_buffer_path()))},
  \   'allowlist': ['endnote', 'medline', 'refer', 'refworks', 'ris', 'wos'],
  \ })
augroup END
