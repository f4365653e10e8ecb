;;; reftag-modes.el --- Modes for bibliographic records  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Made from the dialects: run `make generate` instead of editing this file.

;;; Code:

(require 'reftag-mode)

(defconst reftag--endnote-keywords
  '(("^\\(%0\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-type-face nil t))
    ("^\\(%A\\|%E\\|%H\\|%Y\\|%\\?\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-function-name-face nil t))
    ("^\\(%B\\|%J\\|%O\\|%S\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face nil t))
    ("^\\(%C\\|%G\\|%I\\|%W\\|%X\\|%Z\\|%1\\|%2\\|%3\\|%4\\|%7\\|%9\\|%#\\|%\\$\\|%]\\|%&\\|%(\\|%)\\|%\\*\\|%\\+\\|%\\^\\|%<\\|%=\\|%~\\|%f\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face))
    ("^\\(%D\\|%N\\|%P\\|%V\\|%6\\|%8\\|%\\[\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-constant-face nil t))
    ("^\\(%F\\|%L\\|%M\\|%R\\|%@\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-builtin-face nil t))
    ("^\\(%K\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-preprocessor-face nil t))
    ("^\\(%Q\\|%T\\|%!\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-string-face nil t))
    ("^\\(%U\\|%>\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'link nil t)))
  "Font lock keywords of `endnote-mode'.")

;;;###autoload
(define-derived-mode endnote-mode reftag-mode "EndNote"
  "Major mode for EndNote records."
  (setq-local font-lock-defaults '(reftag--endnote-keywords t)))

;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\.\\(?:enw\\|endnote\\)\\'" . endnote-mode))

;;;###autoload
(add-to-list 'magic-mode-alist
             '("[ \t\n]*\\(?:%0 \\(?:Aggregated Database\\|Ancient Text\\|Artwork\\|Audiovisual Material\\|Bill\\|Blog\\|Book\\|Book Chapter\\|Book Section\\|Case\\|Catalog\\|Chapter\\|Chart or Table\\|Classical Work\\|Computer Program\\|Conference Paper\\|Conference Proceedings\\|Dataset\\|Dictionary\\|Discussion Forum\\|Dissertation\\|Edited Book\\|Electronic Article\\|Electronic Book\\|Electronic Book Section\\|Electronic Chapter\\|Encyclopedia\\|Equation\\|Figure\\|Film or Broadcast\\|Generic\\|Government Document\\|Grant\\|Hearing\\|Interview\\|Journal Article\\|Legal Rule or Regulation\\|Legal Rule/Regulation\\|Magazine Article\\|Manuscript\\|Map\\|Multimedia Application\\|Music\\|Newspaper Article\\|Online Database\\|Online Multimedia\\|Pamphlet\\|Patent\\|Personal Communication\\|Podcast\\|Press Release\\|Report\\|Serial\\|Serial Publication\\|Social Media\\|Software\\|Standard\\|Statute\\|Television Episode\\|Thesis\\|Unpublished Work\\|Unused 1\\|Unused 2\\|Unused 3\\|Web Page\\|Website\\) *\n[ \t\n]*\\(?:%0\\|%A\\|%E\\|%H\\|%Y\\|%\\?\\|%B\\|%J\\|%O\\|%S\\|%C\\|%G\\|%I\\|%W\\|%X\\|%Z\\|%1\\|%2\\|%3\\|%4\\|%7\\|%9\\|%#\\|%\\$\\|%]\\|%&\\|%(\\|%)\\|%\\*\\|%\\+\\|%\\^\\|%<\\|%=\\|%~\\|%f\\|%D\\|%N\\|%P\\|%V\\|%6\\|%8\\|%\\[\\|%F\\|%L\\|%M\\|%R\\|%@\\|%K\\|%Q\\|%T\\|%!\\|%U\\|%>\\)\\(?: \\|$\\)\\)" . endnote-mode))

(defconst reftag--medline-keywords
  '(("^\\(PMID-\\|AUID-\\|JID -\\|IS  -\\|ISBN-\\|ISSN-\\|PMC -\\|PMCID-\\|MID -\\|LID -\\|AID -\\|OID -\\)\\(?: \\(.*\\(?:\n      .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-builtin-face nil t))
    ("^\\(OWN -\\|STAT-\\|SB  -\\|PST -\\|PUBM-\\|PHST-\\|PMCR-\\|VTI -\\|EN  -\\|PB  -\\|AB  -\\|OAB -\\|OABL-\\|OCI -\\|CI  -\\|LA  -\\|PT  -\\|COIS-\\|GN  -\\|SO  -\\|AD  -\\|IRAD-\\|PL  -\\|SI  -\\|GR  -\\|SFM -\\|OTO -\\|RN  -\\|NM  -\\|GS  -\\|CIN -\\|CON -\\|EIN -\\|EFR -\\|CRI -\\|CRF -\\|PRIN-\\|PROF-\\|RIN -\\|ROF -\\|RPI -\\|RPF -\\|RRI -\\|RRF -\\|UIN -\\|UOF -\\|SPIN-\\|ORI -\\|ECI -\\|ECF -\\|DDIN-\\|DRIN-\\)\\(?: \\(.*\\(?:\n      .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face))
    ("^\\(DCOM-\\|LR  -\\|DA  -\\|CRDT-\\|EDAT-\\|MHDA-\\|CTDT-\\|CDAT-\\|DRDT-\\|DP  -\\|DEP -\\|VI  -\\|IP  -\\|PG  -\\|RF  -\\)\\(?: \\(.*\\(?:\n      .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-constant-face nil t))
    ("^\\(TI  -\\|TT  -\\)\\(?: \\(.*\\(?:\n      .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-string-face nil t))
    ("^\\(BTI -\\|CTI -\\|TA  -\\|JT  -\\)\\(?: \\(.*\\(?:\n      .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face nil t))
    ("^\\(FAU -\\|AU  -\\|CN  -\\|FED -\\|ED  -\\|FIR -\\|IR  -\\|FPS -\\|PS  -\\)\\(?: \\(.*\\(?:\n      .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-function-name-face nil t))
    ("^\\(MH  -\\|OT  -\\)\\(?: \\(.*\\(?:\n      .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-preprocessor-face nil t)))
  "Font lock keywords of `medline-mode'.")

;;;###autoload
(define-derived-mode medline-mode reftag-mode "MEDLINE"
  "Major mode for MEDLINE records."
  (setq-local font-lock-defaults '(reftag--medline-keywords t)))

;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\.\\(?:nbib\\|medline\\)\\'" . medline-mode))

;;;###autoload
(add-to-list 'magic-mode-alist
             '("[ \t\n]*\\(?:PMID- [^ \n].*\n[ \t\n]*\\(?:PMID-\\|AUID-\\|JID -\\|IS  -\\|ISBN-\\|ISSN-\\|PMC -\\|PMCID-\\|MID -\\|LID -\\|AID -\\|OID -\\|OWN -\\|STAT-\\|SB  -\\|PST -\\|PUBM-\\|PHST-\\|PMCR-\\|VTI -\\|EN  -\\|PB  -\\|AB  -\\|OAB -\\|OABL-\\|OCI -\\|CI  -\\|LA  -\\|PT  -\\|COIS-\\|GN  -\\|SO  -\\|AD  -\\|IRAD-\\|PL  -\\|SI  -\\|GR  -\\|SFM -\\|OTO -\\|RN  -\\|NM  -\\|GS  -\\|CIN -\\|CON -\\|EIN -\\|EFR -\\|CRI -\\|CRF -\\|PRIN-\\|PROF-\\|RIN -\\|ROF -\\|RPI -\\|RPF -\\|RRI -\\|RRF -\\|UIN -\\|UOF -\\|SPIN-\\|ORI -\\|ECI -\\|ECF -\\|DDIN-\\|DRIN-\\|DCOM-\\|LR  -\\|DA  -\\|CRDT-\\|EDAT-\\|MHDA-\\|CTDT-\\|CDAT-\\|DRDT-\\|DP  -\\|DEP -\\|VI  -\\|IP  -\\|PG  -\\|RF  -\\|TI  -\\|TT  -\\|BTI -\\|CTI -\\|TA  -\\|JT  -\\|FAU -\\|AU  -\\|CN  -\\|FED -\\|ED  -\\|FIR -\\|IR  -\\|FPS -\\|PS  -\\|MH  -\\|OT  -\\)\\(?: \\|$\\)\\)" . medline-mode))

(defconst reftag--refer-keywords
  '(("^\\(%A\\|%E\\|%Q\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-function-name-face nil t))
    ("^\\(%B\\|%J\\|%S\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face nil t))
    ("^\\(%C\\|%G\\|%H\\|%I\\|%M\\|%O\\|%X\\|%Z\\|%a\\|%b\\|%c\\|%d\\|%e\\|%f\\|%g\\|%h\\|%i\\|%j\\|%k\\|%l\\|%m\\|%n\\|%o\\|%p\\|%q\\|%r\\|%s\\|%t\\|%u\\|%v\\|%w\\|%x\\|%y\\|%z\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face))
    ("^\\(%D\\|%N\\|%P\\|%V\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-constant-face nil t))
    ("^\\(%F\\|%L\\|%R\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-builtin-face nil t))
    ("^\\(%K\\|%Y\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-preprocessor-face nil t))
    ("^\\(%T\\)\\(?: \\(.*\\(?:\n[^%\n].*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-string-face nil t)))
  "Font lock keywords of `refer-mode'.")

;;;###autoload
(define-derived-mode refer-mode reftag-mode "refer"
  "Major mode for refer records."
  (setq-local font-lock-defaults '(reftag--refer-keywords t)))

;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\.\\(?:refer\\|ref\\)\\'" . refer-mode))

(defconst reftag--refworks-keywords
  '(("^\\(RT\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-type-face nil t))
    ("^\\(SR\\|IP\\|OL\\|AD\\|WV\\|ED\\|AB\\|NO\\|PA\\|LA\\|CR\\|CL\\|SF\\|PB\\|PP\\|AV\\|DB\\|DS\\|SL\\|LL\\|U1\\|U2\\|U3\\|U4\\|U5\\|U6\\|U7\\|U8\\|U9\\|U10\\|U11\\|U12\\|U13\\|U14\\|U15\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face))
    ("^\\(ID\\|SN\\|DO\\|AN\\|PM\\|PMID\\|PMCID\\|CN\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-builtin-face nil t))
    ("^\\(A1\\|A2\\|A3\\|A4\\|A5\\|A6\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-function-name-face nil t))
    ("^\\(T1\\|OT\\|ST\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-string-face nil t))
    ("^\\(T2\\|T3\\|JF\\|JO\\|WT\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face nil t))
    ("^\\(YR\\|FD\\|WP\\|RD\\|VO\\|IS\\|SP\\|OP\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-constant-face nil t))
    ("^\\(K1\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-preprocessor-face nil t))
    ("^\\(LK\\|UR\\|UL\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'link nil t)))
  "Font lock keywords of `refworks-mode'.")

;;;###autoload
(define-derived-mode refworks-mode reftag-mode "RefWorks"
  "Major mode for RefWorks records."
  (setq-local font-lock-defaults '(reftag--refworks-keywords t)))

;;;###autoload
(add-to-list 'magic-mode-alist
             '("[ \t\n]*\\(?:Refworks Export Tagged Format\\|RT \\(?:Abstract\\|Artwork\\|Bill\\|Bills\\|Bills/Resolutions\\|Book\\|Book Section\\|Book, Chapter\\|Book, Edited\\|Book, Section\\|Book, Whole\\|Case\\|Case/Court Decisions\\|Computer Program\\|Conference Paper\\|Conference Proceeding\\|Conference Proceedings\\|Dissertation\\|Dissertation/Thesis\\|Dissertation/Thesis, Unpublished\\|Edited Book\\|Electronic Article\\|Film or Broadcast\\|Generic\\|Grant\\|Hearing\\|Journal\\|Journal Article\\|Journal, Electronic\\|Laws\\|Laws/Statutes\\|Magazine Article\\|Map\\|Monograph\\|Motion Picture\\|Music\\|Music Score\\|Newspaper Article\\|Online Discussion Forum\\|Patent\\|Personal Communication\\|Preprint\\|Report\\|Resolutions\\|Sound Recording\\|Statute\\|Statutes\\|Thesis\\|Thesis, Unpublished\\|Thesis/Dissertation\\|Unpublished Material\\|Unpublished Work\\|Video\\|Video/DVD\\|Web Page\\|Website\\) *\n[ \t\n]*\\(?:RT\\|SR\\|IP\\|OL\\|AD\\|WV\\|ED\\|AB\\|NO\\|PA\\|LA\\|CR\\|CL\\|SF\\|PB\\|PP\\|AV\\|DB\\|DS\\|SL\\|LL\\|U1\\|U2\\|U3\\|U4\\|U5\\|U6\\|U7\\|U8\\|U9\\|U10\\|U11\\|U12\\|U13\\|U14\\|U15\\|ID\\|SN\\|DO\\|AN\\|PM\\|PMID\\|PMCID\\|CN\\|A1\\|A2\\|A3\\|A4\\|A5\\|A6\\|T1\\|OT\\|ST\\|T2\\|T3\\|JF\\|JO\\|WT\\|YR\\|FD\\|WP\\|RD\\|VO\\|IS\\|SP\\|OP\\|K1\\|LK\\|UR\\|UL\\)\\(?: \\|$\\)\\)" . refworks-mode))

(defconst reftag--ris-keywords
  '(("^\\(TY  -\\|PT  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-type-face nil t))
    ("^\\(ER  -\\|CP  -\\|M1  -\\|SE  -\\|ET  -\\|H1  -\\|AB  -\\|N2  -\\|N1  -\\|RN  -\\|LA  -\\|CA  -\\|PB  -\\|CY  -\\|PP  -\\|AD  -\\|AV  -\\|DB  -\\|DP  -\\|M2  -\\|M3  -\\|OP  -\\|RI  -\\|RP  -\\|CR  -\\|WE  -\\|C1  -\\|C2  -\\|C3  -\\|C4  -\\|C5  -\\|C6  -\\|C7  -\\|C8  -\\|U1  -\\|U2  -\\|U3  -\\|U4  -\\|U5  -\\|PU  -\\|PI  -\\|PA  -\\|FU  -\\|FX  -\\|CC  -\\|PD  -\\|PG  -\\|NS  -\\|TS  -\\|M4  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face))
    ("^\\(AU  -\\|A1  -\\|A2  -\\|ED  -\\|A3  -\\|A4  -\\|TA  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-function-name-face nil t))
    ("^\\(TI  -\\|T1  -\\|CT  -\\|ST  -\\|TT  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-string-face nil t))
    ("^\\(BT  -\\|T2  -\\|T3  -\\|JO  -\\|JF  -\\|JA  -\\|J1  -\\|J2  -\\|J9  -\\|JI  -\\|NL  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face nil t))
    ("^\\(PY  -\\|Y1  -\\|DA  -\\|Y2  -\\|VL  -\\|IS  -\\|SP  -\\|EP  -\\|NV  -\\|SV  -\\|VO  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-constant-face nil t))
    ("^\\(SN  -\\|DO  -\\|AN  -\\|PM  -\\|ID  -\\|LB  -\\|CN  -\\|H2  -\\|AI  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-builtin-face nil t))
    ("^\\(UR  -\\|LK  -\\|L1  -\\|L2  -\\|L3  -\\|L4  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'link nil t))
    ("^\\(KW  -\\)\\(?: \\(.*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-preprocessor-face nil t)))
  "Font lock keywords of `ris-mode'.")

;;;###autoload
(define-derived-mode ris-mode reftag-mode "RIS"
  "Major mode for RIS records."
  (setq-local font-lock-defaults '(reftag--ris-keywords t)))

;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\.\\(?:ris\\)\\'" . ris-mode))

;;;###autoload
(add-to-list 'magic-mode-alist
             '("[ \t\n]*\\(?:TY  - \\(?:ABST\\|ADVS\\|AGGR\\|ANCIENT\\|ART\\|Abstract\\|Aggregated Database\\|Ancient Text\\|Artwork\\|Audiovisual Material\\|BILL\\|BLOG\\|BOOK\\|Book Section\\|CASE\\|CHAP\\|CHART\\|CLSWK\\|COMP\\|CONF\\|CPAPER\\|CTLG\\|Catalog\\|Chart or Table\\|Classical Work\\|Computer Program\\|Conference Paper\\|Conference Proceedings\\|DATA\\|DBASE\\|DICT\\|Dataset\\|Dictionary\\|EBOOK\\|ECHAP\\|EDBOOK\\|EJOUR\\|ELEC\\|ENCYC\\|EQUA\\|Edited Book\\|Electronic Article\\|Electronic Book\\|Electronic Book Section\\|Encyclopedia\\|Equation\\|FIGURE\\|Film or Broadcast\\|GEN\\|GOVDOC\\|GRANT\\|GRNT\\|Generic\\|Government Document\\|HEAR\\|Hearing\\|ICOMM\\|INPR\\|In Press\\|Internet Communication\\|JFULL\\|JOUR\\|Journal\\|Journal Article\\|LEGAL\\|Legal Rule or Regulation\\|MANSCPT\\|MAP\\|MGZN\\|MPCT\\|MULTI\\|MUSIC\\|Magazine Article\\|Manuscript\\|NEWS\\|Newspaper Article\\|Online Database\\|Online Multimedia\\|PAMP\\|PAT\\|PCOMM\\|Pamphlet\\|Patent\\|Personal Communication\\|RPRT\\|Report\\|SER\\|SLIDE\\|SOUND\\|STAND\\|STAT\\|Serial\\|Sound Recording\\|Standard\\|Statute\\|THES\\|Thesis\\|UNBILL\\|UNPB\\|UNPD\\|Unenacted Bill\\|Unpublished Work\\|VIDEO\\|Video Recording\\|WEB\\|Web Page\\) *\n[ \t\n]*\\(?:TY  -\\|PT  -\\|ER  -\\|CP  -\\|M1  -\\|SE  -\\|ET  -\\|H1  -\\|AB  -\\|N2  -\\|N1  -\\|RN  -\\|LA  -\\|CA  -\\|PB  -\\|CY  -\\|PP  -\\|AD  -\\|AV  -\\|DB  -\\|DP  -\\|M2  -\\|M3  -\\|OP  -\\|RI  -\\|RP  -\\|CR  -\\|WE  -\\|C1  -\\|C2  -\\|C3  -\\|C4  -\\|C5  -\\|C6  -\\|C7  -\\|C8  -\\|U1  -\\|U2  -\\|U3  -\\|U4  -\\|U5  -\\|PU  -\\|PI  -\\|PA  -\\|FU  -\\|FX  -\\|CC  -\\|PD  -\\|PG  -\\|NS  -\\|TS  -\\|M4  -\\|AU  -\\|A1  -\\|A2  -\\|ED  -\\|A3  -\\|A4  -\\|TA  -\\|TI  -\\|T1  -\\|CT  -\\|ST  -\\|TT  -\\|BT  -\\|T2  -\\|T3  -\\|JO  -\\|JF  -\\|JA  -\\|J1  -\\|J2  -\\|J9  -\\|JI  -\\|NL  -\\|PY  -\\|Y1  -\\|DA  -\\|Y2  -\\|VL  -\\|IS  -\\|SP  -\\|EP  -\\|NV  -\\|SV  -\\|VO  -\\|SN  -\\|DO  -\\|AN  -\\|PM  -\\|ID  -\\|LB  -\\|CN  -\\|H2  -\\|AI  -\\|UR  -\\|LK  -\\|L1  -\\|L2  -\\|L3  -\\|L4  -\\|KW  -\\)\\(?: \\|$\\)\\)" . ris-mode))

(defconst reftag--wos-keywords
  '(("^\\(FN\\|VR\\|EF\\|ER\\|DT\\|GA\\|OA\\|HC\\|HP\\|WE\\|EM\\|C1\\|C3\\|RP\\|BS\\|CL\\|SP\\|LA\\|AB\\|TN\\|NF\\|FU\\|FP\\|FX\\|CR\\|PU\\|PI\\|PA\\|SI\\|PN\\|SU\\|MA\\|IP\\|PV\\|A2\\|AD\\|AK\\|AW\\|C2\\|CC\\|CE\\|CH\\|CI\\|CN\\|CP\\|DC\\|DM\\|DN\\|DP\\|DS\\|DY\\|EC\\|FD\\|FS\\|GE\\|GI\\|GN\\|GS\\|GT\\|IO\\|LS\\|LT\\|ME\\|MN\\|NO\\|NT\\|OB\\|OC\\|OD\\|OP\\|OS\\|P1\\|PC\\|PE\\|PL\\|PR\\|RC\\|RG\\|S1\\|SA\\|SD\\|SF\\|SS\\|ST\\|SY\\|TA\\|TF\\|TL\\|TM\\|TS\\|UC\\|UR\\|VN\\|WP\\|X4\\|Y4\\|Z2\\|Z4\\|Z6\\|Z7\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face))
    ("^\\(PT\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-type-face nil t))
    ("^\\(UT\\|RI\\|OI\\|AR\\|SN\\|EI\\|BN\\|DI\\|D2\\|PM\\|AN\\|CO\\|JC\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-builtin-face nil t))
    ("^\\(DA\\|CY\\|NR\\|TC\\|Z9\\|Z8\\|ZB\\|ZR\\|ZS\\|U1\\|U2\\|PD\\|PY\\|EA\\|EY\\|VL\\|IS\\|BP\\|EP\\|PS\\|PG\\|P2\\|DF\\|DG\\|ZA\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-constant-face nil t))
    ("^\\(AU\\|AF\\|BA\\|BF\\|CA\\|GP\\|BE\\|ED\\|AA\\|AE\\|IV\\|NM\\|NP\\|TR\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-function-name-face nil t))
    ("^\\(TI\\|FT\\|X1\\|X2\\|Y1\\|Z1\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-string-face nil t))
    ("^\\(SO\\|SE\\|J9\\|JI\\|CT\\|HO\\|Z3\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face nil t))
    ("^\\(DE\\|ID\\|WC\\|SC\\|BD\\|OR\\|MC\\|MQ\\|MH\\|MI\\|X5\\|Y5\\|Z5\\|ZK\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'font-lock-preprocessor-face nil t))
    ("^\\(DL\\)\\(?: \\(.*\\(?:\n   .*\\)*\\)\\|$\\)" (1 'font-lock-keyword-face) (2 'link nil t)))
  "Font lock keywords of `wos-mode'.")

;;;###autoload
(define-derived-mode wos-mode reftag-mode "Web of Science"
  "Major mode for Web of Science records."
  (setq-local font-lock-defaults '(reftag--wos-keywords t)))

;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\.\\(?:ciw\\|isi\\)\\'" . wos-mode))

;;;###autoload
(add-to-list 'magic-mode-alist
             '("[ \t\n]*\\(?:FN [^ \n].*\n[ \t\n]*\\(?:FN\\|VR\\|EF\\)\\(?: \\|$\\)\\|VR [^ \n].*\n[ \t\n]*\\(?:FN\\|VR\\|EF\\)\\(?: \\|$\\)\\|EF [^ \n].*\n[ \t\n]*\\(?:FN\\|VR\\|EF\\)\\(?: \\|$\\)\\|PT \\(?:B\\|Book\\|C\\|Conference\\|Conference Paper\\|J\\|Journal\\|Journal Article\\|P\\|Patent\\|S\\|Series\\) *\n[ \t\n]*\\(?:FN\\|VR\\|EF\\|ER\\|DT\\|GA\\|OA\\|HC\\|HP\\|WE\\|EM\\|C1\\|C3\\|RP\\|BS\\|CL\\|SP\\|LA\\|AB\\|TN\\|NF\\|FU\\|FP\\|FX\\|CR\\|PU\\|PI\\|PA\\|SI\\|PN\\|SU\\|MA\\|IP\\|PV\\|A2\\|AD\\|AK\\|AW\\|C2\\|CC\\|CE\\|CH\\|CI\\|CN\\|CP\\|DC\\|DM\\|DN\\|DP\\|DS\\|DY\\|EC\\|FD\\|FS\\|GE\\|GI\\|GN\\|GS\\|GT\\|IO\\|LS\\|LT\\|ME\\|MN\\|NO\\|NT\\|OB\\|OC\\|OD\\|OP\\|OS\\|P1\\|PC\\|PE\\|PL\\|PR\\|RC\\|RG\\|S1\\|SA\\|SD\\|SF\\|SS\\|ST\\|SY\\|TA\\|TF\\|TL\\|TM\\|TS\\|UC\\|UR\\|VN\\|WP\\|X4\\|Y4\\|Z2\\|Z4\\|Z6\\|Z7\\|PT\\|UT\\|RI\\|OI\\|AR\\|SN\\|EI\\|BN\\|DI\\|D2\\|PM\\|AN\\|CO\\|JC\\|DA\\|CY\\|NR\\|TC\\|Z9\\|Z8\\|ZB\\|ZR\\|ZS\\|U1\\|U2\\|PD\\|PY\\|EA\\|EY\\|VL\\|IS\\|BP\\|EP\\|PS\\|PG\\|P2\\|DF\\|DG\\|ZA\\|AU\\|AF\\|BA\\|BF\\|CA\\|GP\\|BE\\|ED\\|AA\\|AE\\|IV\\|NM\\|NP\\|TR\\|TI\\|FT\\|X1\\|X2\\|Y1\\|Z1\\|SO\\|SE\\|J9\\|JI\\|CT\\|HO\\|Z3\\|DE\\|ID\\|WC\\|SC\\|BD\\|OR\\|MC\\|MQ\\|MH\\|MI\\|X5\\|Y5\\|Z5\\|ZK\\|DL\\)\\(?: \\|$\\)\\)" . wos-mode))

(defconst reftag-modes
  '(endnote-mode medline-mode refer-mode refworks-mode ris-mode wos-mode)
  "The major modes for records.")

(defconst reftag-faces
  '(("tag" . font-lock-keyword-face)
    ("type" . font-lock-type-face)
    ("title" . font-lock-string-face)
    ("person" . font-lock-function-name-face)
    ("journal" . font-lock-variable-name-face)
    ("number" . font-lock-constant-face)
    ("identifier" . font-lock-builtin-face)
    ("link" . link)
    ("keyword" . font-lock-preprocessor-face))
  "The face of each semantic token.")

(provide 'reftag-modes)
;;; reftag-modes.el ends here
