" Colours for MEDLINE records: tags, the reference type, links.
" What is wrong with them is for reftag's diagnostics to say.
if exists("b:current_syntax")
  finish
endif

syntax match medlineTag /^[A-Z]\{2,4} *\ze- /
syntax match medlineLink /\<https\?:\/\/\S\+/

highlight default link medlineTag Keyword
highlight default link medlineLink Underlined

let b:current_syntax = "medline"
