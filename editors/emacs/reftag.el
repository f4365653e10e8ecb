;;; reftag.el --- Bibliographic records, with the reftag language server  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: bib, languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Major modes for tagged bibliographic records: `endnote-mode' (.enw, .endnote), `refer-mode' (.ref,
;; .refer), `ris-mode' (.ris), `medline-mode' (.nbib, .medline), `wos-mode' (.ciw, .isi) and
;; `refworks-mode'.  They colour tags, reference types and links; everything else comes from the
;; language server:
;;
;;   (load "/path/to/reftag.el")
;;   (add-hook 'endnote-mode-hook #'eglot-ensure)  ; the others derive from it

;;; Code:

(defvar eglot-server-programs)

(defgroup reftag nil
  "Bibliographic records with the reftag language server."
  :group 'text
  :prefix "reftag-")

(defcustom reftag-command '("reftag" "server")
  "The language server: program and arguments."
  :type '(repeat string))

(defvar reftag-font-lock-keywords
  '(("^\ufeff?\\(%0\\) +\\([^ \t\n].*\\)$"
     (1 font-lock-keyword-face) (2 font-lock-type-face))
    ("^\ufeff?\\(%[^ \t\n]\\)\\(?: \\|$\\)" 1 font-lock-keyword-face)
    ("\\<https?://[^ \t\n]+" 0 'link))
  "What `endnote-mode' highlights.  Mistakes are left to the diagnostics.")

;;;###autoload
(define-derived-mode endnote-mode text-mode "EndNote"
  "Major mode for EndNote/Refer tagged records."
  (setq-local font-lock-defaults '(reftag-font-lock-keywords t))
  ;; A line break in a value is part of the value: filling would change what the record says.
  (setq-local normal-auto-fill-function #'ignore)
  (setq-local fill-paragraph-function #'always))

(defmacro reftag--define-mode (name title extensions &rest keywords)
  "Define the major mode NAME-mode, called TITLE, for files with EXTENSIONS (a regexp, or nil).
KEYWORDS are the font-lock keywords for its tags."
  (declare (indent 3))
  (let ((mode (intern (format "%s-mode" name))))
    `(progn
       (define-derived-mode ,mode endnote-mode ,title
         ,(format "Major mode for %s records." title)
         (setq-local font-lock-defaults
                     (list (list ,@keywords '("\\<https?://[^ \t\n]+" 0 'link)) t)))
       ,@(when extensions
           `((add-to-list 'auto-mode-alist
                          '(,(format "\\.\\(?:%s\\)\\'" extensions) . ,mode)))))))

(reftag--define-mode refer "refer" "refer\\|ref"
  '("^\ufeff?\\(%[A-Za-z]\\)\\(?: \\|$\\)" 1 font-lock-keyword-face))

(reftag--define-mode ris "RIS" "ris"
  '("^\ufeff?\\(TY\\)  - \\(.*\\)$" (1 font-lock-keyword-face) (2 font-lock-type-face))
  '("^\\([A-Z][A-Z0-9]\\)  -\\(?: \\|$\\)" 1 font-lock-keyword-face))

(reftag--define-mode medline "MEDLINE" "nbib\\|medline"
  '("^\ufeff?\\([A-Z]\\{2,4\\}\\) *- " 1 font-lock-keyword-face))

(reftag--define-mode wos "Web of Science" "ciw\\|isi"
  '("^\ufeff?\\(PT\\) \\(.*\\)$" (1 font-lock-keyword-face) (2 font-lock-type-face))
  '("^\ufeff?\\([A-Z][A-Z0-9]\\)\\(?: \\|$\\)" 1 font-lock-keyword-face))

(reftag--define-mode refworks "RefWorks" nil
  '("^\ufeff?\\(RT\\) \\(.*\\)$" (1 font-lock-keyword-face) (2 font-lock-type-face))
  '("^\\([A-Z][A-Z0-9]\\)\\(?: \\|$\\)" 1 font-lock-keyword-face))

;; A tag is one thing: completion looks for it from its sign on.
(modify-syntax-entry ?% "_" endnote-mode-syntax-table)

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.\\(?:enw\\|endnote\\)\\'" . endnote-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               ;; The mode that the others derive from comes last: eglot takes the first that fits.
               (cons '(refer-mode ris-mode medline-mode wos-mode refworks-mode endnote-mode)
                     (lambda (&rest _) reftag-command))))

(declare-function eglot-current-server "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function jsonrpc-request "jsonrpc")

(defun reftag-portability ()
  "Show what importers will lose of this file, as its language server knows."
  (interactive)
  (let* ((server (or (eglot-current-server) (user-error "Reftag is not running for this file")))
         (uri (plist-get (eglot--TextDocumentIdentifier) :uri))
         (report (jsonrpc-request server :workspace/executeCommand
                                  (list :command "reftag.portability" :arguments (vector uri)))))
    (unless (stringp report)
      (user-error "Reftag has no report on this file"))
    (with-current-buffer (get-buffer-create "*reftag portability*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert report)
        (goto-char (point-min)))
      (if (fboundp 'markdown-mode) (funcall 'markdown-mode) (text-mode))
      (setq buffer-read-only t)
      (display-buffer (current-buffer)))))

(provide 'reftag)
;;; reftag.el ends here
