;;; reftag.el --- Bibliographic records, with the reftag language server  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: bib, languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Major modes for tagged bibliographic records: `endnote-mode', `refer-mode', `ris-mode',
;; `medline-mode', `wos-mode' and `refworks-mode'.  They colour tags and values; everything else
;; comes from the language server, by eglot or lsp-mode:
;;
;;   (add-to-list 'load-path "/path/to/editors/emacs")
;;   (require 'reftag)
;;   (add-hook 'reftag-mode-hook #'eglot-ensure)  ; or #'lsp-deferred

;;; Code:

(require 'reftag-modes)
(eval-when-compile (require 'subr-x))

(defgroup reftag nil
  "Bibliographic records with the reftag language server."
  :group 'text
  :prefix "reftag-")

(defcustom reftag-command '("reftag" "server")
  "The language server: program and arguments."
  :type '(repeat string))

;; eglot

(defvar eglot-server-programs)
(declare-function eglot-current-server "eglot")
(declare-function eglot-code-actions "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function jsonrpc-request "jsonrpc")

;;;###autoload
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((endnote-mode medline-mode refer-mode refworks-mode ris-mode wos-mode)
                 . reftag-contact)))

;;;###autoload
(defun reftag-contact (&rest _)
  "Return the command of the language server to eglot."
  reftag-command)

;;;###autoload
(add-hook 'eglot-managed-mode-hook #'reftag-show-all-documentation)

;;;###autoload
(defun reftag-show-all-documentation ()
  "Have eldoc show what a tag means after what its record still needs.
Eglot itself shows only the first of the two."
  (when (derived-mode-p 'reftag-mode)
    (setq-local eldoc-documentation-strategy #'eldoc-documentation-compose)))

;; lsp-mode

(defvar lsp-language-id-configuration)
(defvar lsp-semantic-token-faces)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-request "lsp-mode")
(declare-function lsp--buffer-uri "lsp-mode")
(declare-function lsp-execute-code-action-by-kind "lsp-mode")

(with-eval-after-load 'lsp-mode
  (dolist (mode reftag-modes)
    (add-to-list 'lsp-language-id-configuration
                 (cons mode (string-remove-suffix "-mode" (symbol-name mode)))))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () reftag-command))
    :major-modes reftag-modes
    :server-id 'reftag
    :semantic-tokens-faces-overrides (list :types reftag-faces))))

(with-eval-after-load 'lsp-semantic-tokens
  ;; The overrides above are only for types that lsp-mode knows.
  (dolist (face reftag-faces)
    (unless (assoc (car face) lsp-semantic-token-faces)
      (push face lsp-semantic-token-faces))))

;; Commands

(defun reftag--execute (command &rest arguments)
  "Return what the server answers to COMMAND about this file, with ARGUMENTS."
  (cond
   ((bound-and-true-p lsp-mode)
    (lsp-request "workspace/executeCommand"
                 (list :command command
                       :arguments (vconcat (list (lsp--buffer-uri)) arguments))))
   ((and (fboundp 'eglot-current-server) (eglot-current-server))
    (jsonrpc-request
     (eglot-current-server) :workspace/executeCommand
     (list :command command
           :arguments (vconcat (list (plist-get (eglot--TextDocumentIdentifier) :uri))
                               arguments))))
   (t (user-error "Reftag is not running for this file"))))

(defun reftag--show (text name)
  "Show TEXT, which is Markdown, in a buffer called NAME."
  (unless (stringp text)
    (user-error "Reftag has nothing to show of this file"))
  (with-current-buffer (get-buffer-create name)
    (let ((inhibit-read-only t))
      (erase-buffer)
      (insert text)
      (goto-char (point-min)))
    (if (fboundp 'markdown-mode) (funcall 'markdown-mode) (text-mode))
    (setq buffer-read-only t)
    (display-buffer (current-buffer))))

;;;###autoload
(defun reftag-portability ()
  "Show what importers will lose of this file."
  (interactive)
  (reftag--show (reftag--execute "reftag.portability") "*reftag portability*"))

;;;###autoload
(defun reftag-preview ()
  "Show the record at point as a formatted reference, and what was found in it."
  (interactive)
  (reftag--show (reftag--execute "reftag.preview"
                                 (list :line (1- (line-number-at-pos nil t)) :character 0))
                "*reftag preview*"))

;;;###autoload
(defun reftag-fix-all ()
  "Make all safe fixes in this file."
  (interactive)
  (if (bound-and-true-p lsp-mode)
      (lsp-execute-code-action-by-kind "source.fixAll.reftag")
    (eglot-code-actions (point-min) (point-max) "source.fixAll.reftag" t)))

(provide 'reftag)
;;; reftag.el ends here
