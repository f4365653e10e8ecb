" Made from the dialects: run `make generate` instead of editing this file.
" Colours for Web of Science records: tags, and values by what they are.
if exists("b:current_syntax")
  finish
endif

syntax sync minlines=100
syntax region wosText matchgroup=wosTag start=/^\V\%(FN\|VR\|EF\|ER\|DT\|GA\|OA\|HC\|HP\|WE\|EM\|C1\|C3\|RP\|BS\|CL\|SP\|LA\|AB\|TN\|NF\|FU\|FP\|FX\|CR\|PU\|PI\|PA\|SI\|PN\|SU\|MA\|IP\|PV\|A2\|AD\|AK\|AW\|C2\|CC\|CE\|CH\|CI\|CN\|CP\|DC\|DM\|DN\|DP\|DS\|DY\|EC\|FD\|FS\|GE\|GI\|GN\|GS\|GT\|IO\|LS\|LT\|ME\|MN\|NO\|NT\|OB\|OC\|OD\|OP\|OS\|P1\|PC\|PE\|PL\|PR\|RC\|RG\|S1\|SA\|SD\|SF\|SS\|ST\|SY\|TA\|TF\|TL\|TM\|TS\|UC\|UR\|VN\|WP\|X4\|Y4\|Z2\|Z4\|Z6\|Z7\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosType matchgroup=wosTag start=/^\V\%(PT\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosIdentifier matchgroup=wosTag start=/^\V\%(UT\|RI\|OI\|AR\|SN\|EI\|BN\|DI\|D2\|PM\|AN\|CO\|JC\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosNumber matchgroup=wosTag start=/^\V\%(DA\|CY\|NR\|TC\|Z9\|Z8\|ZB\|ZR\|ZS\|U1\|U2\|PD\|PY\|EA\|EY\|VL\|IS\|BP\|EP\|PS\|PG\|P2\|DF\|DG\|ZA\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosPerson matchgroup=wosTag start=/^\V\%(AU\|AF\|BA\|BF\|CA\|GP\|BE\|ED\|AA\|AE\|IV\|NM\|NP\|TR\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosTitle matchgroup=wosTag start=/^\V\%(TI\|FT\|X1\|X2\|Y1\|Z1\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosJournal matchgroup=wosTag start=/^\V\%(SO\|SE\|J9\|JI\|CT\|HO\|Z3\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosKeyword matchgroup=wosTag start=/^\V\%(DE\|ID\|WC\|SC\|BD\|OR\|MC\|MQ\|MH\|MI\|X5\|Y5\|Z5\|ZK\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/
syntax region wosLink matchgroup=wosTag start=/^\V\%(DL\)\m\%( \|$\)\@=/ end=/^\%(\s\{3}\)\@!/

highlight default link wosTag Keyword
highlight default link wosType Type
highlight default link wosTitle String
highlight default link wosPerson Function
highlight default link wosJournal Identifier
highlight default link wosNumber Number
highlight default link wosIdentifier Constant
highlight default link wosLink Underlined
highlight default link wosKeyword PreProc

let b:current_syntax = "wos"
