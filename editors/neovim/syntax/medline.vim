" Made from the dialects: run `make generate` instead of editing this file.
" Colours for MEDLINE records: tags, and values by what they are.
if exists("b:current_syntax")
  finish
endif

syntax sync minlines=100
syntax region medlineIdentifier matchgroup=medlineTag start=/^\V\%(PMID-\|AUID-\|JID -\|IS  -\|ISBN-\|ISSN-\|PMC -\|PMCID-\|MID -\|LID -\|AID -\|OID -\)\m\%( \|$\)\@=/ end=/^\%(\s\{6}\)\@!/
syntax region medlineText matchgroup=medlineTag start=/^\V\%(OWN -\|STAT-\|SB  -\|PST -\|PUBM-\|PHST-\|PMCR-\|VTI -\|EN  -\|PB  -\|AB  -\|OAB -\|OABL-\|OCI -\|CI  -\|LA  -\|PT  -\|COIS-\|GN  -\|SO  -\|AD  -\|IRAD-\|PL  -\|SI  -\|GR  -\|SFM -\|OTO -\|RN  -\|NM  -\|GS  -\|CIN -\|CON -\|EIN -\|EFR -\|CRI -\|CRF -\|PRIN-\|PROF-\|RIN -\|ROF -\|RPI -\|RPF -\|RRI -\|RRF -\|UIN -\|UOF -\|SPIN-\|ORI -\|ECI -\|ECF -\|DDIN-\|DRIN-\)\m\%( \|$\)\@=/ end=/^\%(\s\{6}\)\@!/
syntax region medlineNumber matchgroup=medlineTag start=/^\V\%(DCOM-\|LR  -\|DA  -\|CRDT-\|EDAT-\|MHDA-\|CTDT-\|CDAT-\|DRDT-\|DP  -\|DEP -\|VI  -\|IP  -\|PG  -\|RF  -\)\m\%( \|$\)\@=/ end=/^\%(\s\{6}\)\@!/
syntax region medlineTitle matchgroup=medlineTag start=/^\V\%(TI  -\|TT  -\)\m\%( \|$\)\@=/ end=/^\%(\s\{6}\)\@!/
syntax region medlineJournal matchgroup=medlineTag start=/^\V\%(BTI -\|CTI -\|TA  -\|JT  -\)\m\%( \|$\)\@=/ end=/^\%(\s\{6}\)\@!/
syntax region medlinePerson matchgroup=medlineTag start=/^\V\%(FAU -\|AU  -\|CN  -\|FED -\|ED  -\|FIR -\|IR  -\|FPS -\|PS  -\)\m\%( \|$\)\@=/ end=/^\%(\s\{6}\)\@!/
syntax region medlineKeyword matchgroup=medlineTag start=/^\V\%(MH  -\|OT  -\)\m\%( \|$\)\@=/ end=/^\%(\s\{6}\)\@!/

highlight default link medlineTag Keyword
highlight default link medlineTitle String
highlight default link medlinePerson Function
highlight default link medlineJournal Identifier
highlight default link medlineNumber Number
highlight default link medlineIdentifier Constant
highlight default link medlineKeyword PreProc

let b:current_syntax = "medline"
