" Colours for RIS records: tags, the reference type, links.
" What is wrong with them is for reftag's diagnostics to say.
if exists("b:current_syntax")
  finish
endif

syntax match risTag /^[A-Z][A-Z0-9]\ze  -\%( \|$\)/
syntax match risTypeTag /^TY\ze  - / nextgroup=risDash skipwhite
syntax match risDash /- / contained nextgroup=risType
syntax match risType /\S.*$/ contained
syntax match risLink /\<https\?:\/\/\S\+/

highlight default link risTag Keyword
highlight default link risTypeTag risTag
highlight default link risType Type
highlight default link risLink Underlined

let b:current_syntax = "ris"
