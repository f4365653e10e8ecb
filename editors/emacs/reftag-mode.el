;;; reftag-mode.el --- What all modes for bibliographic records share  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT

;;; Commentary:

;; The parent of the modes in reftag-modes.el, which are made from what reftag knows of the formats.

;;; Code:

(defvar reftag-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    ;; A tag is one thing: completion looks for it from its sign on.
    (modify-syntax-entry ?% "_" table)
    table)
  "Syntax table of the modes for bibliographic records.")

(define-derived-mode reftag-mode text-mode "Records"
  "Parent of the major modes for bibliographic records."
  ;; A line break in a value is part of the value: filling would change what the record says.
  (setq-local normal-auto-fill-function #'ignore)
  (setq-local fill-paragraph-function #'always)
  ;; A value may be continued on the next lines.
  (setq-local font-lock-multiline t))

;; Before Emacs 30, modes for text look the word up in a dictionary at this key.
(define-key reftag-mode-map (kbd "C-M-i") #'completion-at-point)

(provide 'reftag-mode)
;;; reftag-mode.el ends here
