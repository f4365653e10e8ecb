" Colours for Web of Science records: tags, the reference type, links.
" What is wrong with them is for reftag's diagnostics to say.
if exists("b:current_syntax")
  finish
endif

syntax match wosTag /^[A-Z][A-Z0-9]\ze\%( \|$\)/
syntax match wosTypeTag /^PT\ze / nextgroup=wosType skipwhite
syntax match wosType /\S.*$/ contained
syntax match wosLink /\<https\?:\/\/\S\+/

highlight default link wosTag Keyword
highlight default link wosTypeTag wosTag
highlight default link wosType Type
highlight default link wosLink Underlined

let b:current_syntax = "wos"
