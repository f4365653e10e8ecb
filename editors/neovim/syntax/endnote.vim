" Made from the dialects: run `make generate` instead of editing this file.
" Colours for EndNote records: tags, and values by what they are.
if exists("b:current_syntax")
  finish
endif

syntax sync minlines=100
syntax region endnoteType matchgroup=endnoteTag start=/^\V\%(%0\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnotePerson matchgroup=endnoteTag start=/^\V\%(%A\|%E\|%H\|%Y\|%?\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnoteJournal matchgroup=endnoteTag start=/^\V\%(%B\|%J\|%O\|%S\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnoteText matchgroup=endnoteTag start=/^\V\%(%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnoteNumber matchgroup=endnoteTag start=/^\V\%(%D\|%N\|%P\|%V\|%6\|%8\|%[\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnoteIdentifier matchgroup=endnoteTag start=/^\V\%(%F\|%L\|%M\|%R\|%@\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnoteKeyword matchgroup=endnoteTag start=/^\V\%(%K\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnoteTitle matchgroup=endnoteTag start=/^\V\%(%Q\|%T\|%!\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region endnoteLink matchgroup=endnoteTag start=/^\V\%(%U\|%>\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%0\|%A\|%E\|%H\|%Y\|%?\|%B\|%J\|%O\|%S\|%C\|%G\|%I\|%W\|%X\|%Z\|%1\|%2\|%3\|%4\|%7\|%9\|%#\|%$\|%]\|%&\|%(\|%)\|%*\|%+\|%^\|%<\|%=\|%~\|%f\|%D\|%N\|%P\|%V\|%6\|%8\|%[\|%F\|%L\|%M\|%R\|%@\|%K\|%Q\|%T\|%!\|%U\|%>\)\m\%( \|$\)\@=\|\s*$\)\@=/

highlight default link endnoteTag Keyword
highlight default link endnoteType Type
highlight default link endnoteTitle String
highlight default link endnotePerson Function
highlight default link endnoteJournal Identifier
highlight default link endnoteNumber Number
highlight default link endnoteIdentifier Constant
highlight default link endnoteLink Underlined
highlight default link endnoteKeyword PreProc

let b:current_syntax = "endnote"
