" Colours for RefWorks records: tags, the reference type, links.
" What is wrong with them is for reftag's diagnostics to say.
if exists("b:current_syntax")
  finish
endif

syntax match refworksTag /^[A-Z][A-Z0-9]\ze\%( \|$\)/
syntax match refworksTypeTag /^RT\ze / nextgroup=refworksType skipwhite
syntax match refworksType /\S.*$/ contained
syntax match refworksLink /\<https\?:\/\/\S\+/

highlight default link refworksTag Keyword
highlight default link refworksTypeTag refworksTag
highlight default link refworksType Type
highlight default link refworksLink Underlined

let b:current_syntax = "refworks"
