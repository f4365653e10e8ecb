" Colours for EndNote records: tags, the reference type, links.
" What is wrong with them is for reftag's diagnostics to say.
if exists("b:current_syntax")
  finish
endif

syntax match endnoteTag /^%\S\ze\%( \|$\)/
syntax match endnoteTypeTag /^%0\ze\%( \|$\)/ nextgroup=endnoteType skipwhite
syntax match endnoteType /\S.*$/ contained
syntax match endnoteLink /\<https\?:\/\/\S\+/

highlight default link endnoteTag Keyword
highlight default link endnoteTypeTag endnoteTag
highlight default link endnoteType Type
highlight default link endnoteLink Underlined

let b:current_syntax = "endnote"
