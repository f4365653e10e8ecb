;;; reftag.el --- EndNote records, with the reftag language server  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: bib, languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; `endnote-mode' is a major mode for EndNote/Refer tagged records (.enw, .endnote).  It colours
;; tags, reference types and links; everything else comes from the language server:
;;
;;   (load "/path/to/reftag.el")
;;   (add-hook 'endnote-mode-hook #'eglot-ensure)

;;; Code:

(defvar eglot-server-programs)

(defgroup reftag nil
  "EndNote records with the reftag language server."
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
  "What `endnote-mode' colours.  What is wrong is for the diagnostics to say.")

;;;###autoload
(define-derived-mode endnote-mode text-mode "EndNote"
  "Major mode for EndNote/Refer tagged records."
  (setq-local font-lock-defaults '(reftag-font-lock-keywords t))
  ;; A line break in a value is part of the value: filling would change what the record says.
  (setq-local normal-auto-fill-function #'ignore)
  (setq-local fill-paragraph-function #'always))

;; A tag is one thing: completion looks for it from its sign on.
(modify-syntax-entry ?% "_" endnote-mode-syntax-table)

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.\\(?:enw\\|endnote\\)\\'" . endnote-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons 'endnote-mode (lambda (&rest _) reftag-command))))

(declare-function eglot-current-server "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function jsonrpc-request "jsonrpc")

(defun reftag-portability ()
  "Show what importers will lose of this file, as its language server knows."
  (interactive)
  (let* ((server (or (eglot-current-server) (user-error "Reftag does not run on this file")))
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
