" Made from the dialects: run `make generate` instead of editing this file.
" Colours for RefWorks records: tags, and values by what they are.
if exists("b:current_syntax")
  finish
endif

syntax sync minlines=100
syntax region refworksType matchgroup=refworksTag start=/^\V\%(RT\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksText matchgroup=refworksTag start=/^\V\%(SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksIdentifier matchgroup=refworksTag start=/^\V\%(ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksPerson matchgroup=refworksTag start=/^\V\%(A1\|A2\|A3\|A4\|A5\|A6\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksTitle matchgroup=refworksTag start=/^\V\%(T1\|OT\|ST\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksJournal matchgroup=refworksTag start=/^\V\%(T2\|T3\|JF\|JO\|WT\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksNumber matchgroup=refworksTag start=/^\V\%(YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksKeyword matchgroup=refworksTag start=/^\V\%(K1\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/
syntax region refworksLink matchgroup=refworksTag start=/^\V\%(LK\|UR\|UL\)\m\%( \|$\)\@=/ end=/^\%(\V\%(RT\|SR\|IP\|OL\|AD\|WV\|ED\|AB\|NO\|PA\|LA\|CR\|CL\|SF\|PB\|PP\|AV\|DB\|DS\|SL\|LL\|U1\|U2\|U3\|U4\|U5\|U6\|U7\|U8\|U9\|U10\|U11\|U12\|U13\|U14\|U15\|ID\|SN\|DO\|AN\|PM\|PMID\|PMCID\|CN\|A1\|A2\|A3\|A4\|A5\|A6\|T1\|OT\|ST\|T2\|T3\|JF\|JO\|WT\|YR\|FD\|WP\|RD\|VO\|IS\|SP\|OP\|K1\|LK\|UR\|UL\)\m\%( \|$\)\@=\|\s*$\)\@=/

highlight default link refworksTag Keyword
highlight default link refworksType Type
highlight default link refworksTitle String
highlight default link refworksPerson Function
highlight default link refworksJournal Identifier
highlight default link refworksNumber Number
highlight default link refworksIdentifier Constant
highlight default link refworksLink Underlined
highlight default link refworksKeyword PreProc

let b:current_syntax = "refworks"
