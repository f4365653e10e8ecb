" Registers reftag with ALE for a file type; ale_linters/ calls it when a file of that type is opened.
function! reftag#ale(filetype) abort
  call ale#linter#Define(a:filetype, {
  \   'name': 'reftag',
  \   'lsp': 'stdio',
  \   'executable': {buffer -> g:reftag_command[0]},
  \   'command': {buffer -> join(['%e'] + map(g:reftag_command[1:], 'ale#Escape(v:val)'))},
  \   'project_root': {buffer -> reftag#root(bufname(buffer))},
  \ })
endfunction

" Returns the folder whose settings are in force for a file.
function! reftag#root(path) abort
  let l:folder = fnamemodify(a:path, ':p:h')
  let l:settings = findfile('reftag.toml', escape(l:folder, ' ,;') . ';')
  return empty(l:settings) ? l:folder : fnamemodify(l:settings, ':p:h')
endfunction
