" Colours for refer records: tags, the reference type, links.
" What is wrong with them is for reftag's diagnostics to say.
if exists("b:current_syntax")
  finish
endif

syntax match referTag /^%[A-Za-z]\ze\%( \|$\)/
syntax match referLink /\<https\?:\/\/\S\+/

highlight default link referTag Keyword
highlight default link referLink Underlined

let b:current_syntax = "refer"
