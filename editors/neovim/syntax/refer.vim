" Made from the dialects: run `make generate` instead of editing this file.
" Colours for refer records: tags, and values by what they are.
if exists("b:current_syntax")
  finish
endif

syntax sync minlines=100
syntax region referPerson matchgroup=referTag start=/^\V\%(%A\|%E\|%Q\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%A\|%E\|%Q\|%B\|%J\|%S\|%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\|%D\|%N\|%P\|%V\|%F\|%L\|%R\|%K\|%Y\|%T\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region referJournal matchgroup=referTag start=/^\V\%(%B\|%J\|%S\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%A\|%E\|%Q\|%B\|%J\|%S\|%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\|%D\|%N\|%P\|%V\|%F\|%L\|%R\|%K\|%Y\|%T\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region referText matchgroup=referTag start=/^\V\%(%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%A\|%E\|%Q\|%B\|%J\|%S\|%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\|%D\|%N\|%P\|%V\|%F\|%L\|%R\|%K\|%Y\|%T\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region referNumber matchgroup=referTag start=/^\V\%(%D\|%N\|%P\|%V\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%A\|%E\|%Q\|%B\|%J\|%S\|%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\|%D\|%N\|%P\|%V\|%F\|%L\|%R\|%K\|%Y\|%T\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region referIdentifier matchgroup=referTag start=/^\V\%(%F\|%L\|%R\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%A\|%E\|%Q\|%B\|%J\|%S\|%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\|%D\|%N\|%P\|%V\|%F\|%L\|%R\|%K\|%Y\|%T\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region referKeyword matchgroup=referTag start=/^\V\%(%K\|%Y\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%A\|%E\|%Q\|%B\|%J\|%S\|%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\|%D\|%N\|%P\|%V\|%F\|%L\|%R\|%K\|%Y\|%T\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region referTitle matchgroup=referTag start=/^\V\%(%T\)\m\%( \|$\)\@=/ end=/^\%(\V\%(%A\|%E\|%Q\|%B\|%J\|%S\|%C\|%G\|%H\|%I\|%M\|%O\|%X\|%Z\|%a\|%b\|%c\|%d\|%e\|%f\|%g\|%h\|%i\|%j\|%k\|%l\|%m\|%n\|%o\|%p\|%q\|%r\|%s\|%t\|%u\|%v\|%w\|%x\|%y\|%z\|%D\|%N\|%P\|%V\|%F\|%L\|%R\|%K\|%Y\|%T\)\m\%( \|$\)\@=\|\s*$\)\@=/

highlight default link referTag Keyword
highlight default link referTitle String
highlight default link referPerson Function
highlight default link referJournal Identifier
highlight default link referNumber Number
highlight default link referIdentifier Constant
highlight default link referKeyword PreProc

let b:current_syntax = "refer"
