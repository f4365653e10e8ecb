"""An Emacs that runs without a screen and is driven from outside through `emacsclient`."""

import base64
import json
import subprocess
import time
from pathlib import Path
from typing import Any

from editors.find import ROOT
from editors.records import with_reftag

SOURCES = ROOT / "editors" / "emacs"
PATIENCE = 180.0
"""Seconds after which what has not happened will not happen."""

# A server that asks is a test that hangs.
QUIET = """(setq make-backup-files nil auto-save-default nil create-lockfiles nil
                 use-dialog-box nil confirm-kill-processes nil
                 native-comp-deferred-compilation nil
                 eglot-sync-connect nil eglot-autoshutdown t)"""

EGLOT = "(require 'eglot) (call-interactively #'eglot)"
"""As `M-x eglot` does."""
LSP_MODE = """(require 'lsp-mode)
              (setq lsp-warn-no-matched-clients nil lsp-enable-file-watchers nil
                    lsp-auto-guess-root t lsp-semantic-tokens-enable t
                    lsp-session-file (expand-file-name "session" temporary-file-directory))
              (lsp)"""
CONNECTED = """(or (and (fboundp 'eglot-managed-p) (eglot-managed-p) t)
                  (and (fboundp 'lsp-workspaces)
                       (cl-some (lambda (each) (eq 'initialized (lsp--workspace-status each)))
                                (lsp-workspaces))))"""


class Emacs:
    """Emacs with nothing but the files in editors/emacs, and one file open with a client."""

    def __init__(self, program: Path, folder: Path) -> None:
        """Start Emacs; `open` waits for it."""
        self.file = folder / "records.enw"
        self._client = program.with_name("emacsclient")
        self._socket = folder / "emacs"
        # The locale says in which encoding Emacs writes; where ours says nothing, UTF-8.
        self._environment = with_reftag(folder) | {"LC_ALL": "C.UTF-8"}
        self._hangs = False
        self._process = subprocess.Popen(
            [
                program,
                # Not --quick: Debian's packages, eglot among them, come with the site's files.
                *("--no-init-file", "--no-splash"),
                f"--fg-daemon={self._socket}",
                *("--eval", QUIET),
                *("--funcall", "package-initialize"),
                *("--directory", SOURCES, "--eval", "(require 'reftag)"),
            ],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def open(self, text: str, name: str = "records.enw", client: str = EGLOT) -> None:
        """Open a file of `text` and start the language server by `client`."""
        self.file = self.file.with_name(name)
        self.file.write_bytes(text.encode())
        deadline = time.monotonic() + PATIENCE
        while not self._answers():  # the socket is there a moment before Emacs listens to it
            assert time.monotonic() < deadline, "Emacs does not start"
            assert self._process.poll() is None, "Emacs ended at once"
            time.sleep(0.05)
        self.lisp(f'(progn (switch-to-buffer (find-file-noselect "{self.file}")) nil)')
        self.lisp(f"(progn {client} nil)")
        self.until(CONNECTED)

    def _answers(self) -> bool:
        if not self._socket.exists():
            return False
        done = subprocess.run(
            [self._client, f"--socket-name={self._socket}", "--eval", "t"],
            env=self._environment,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.returncode == 0

    def lisp(self, expression: str) -> Any:  # noqa: ANN401  # whatever the expression is
        """Return the value of a Lisp expression, evaluated in the file's buffer."""
        # Through base64, since emacsclient escapes what it prints in its own way.
        wrapped = (
            "(base64-encode-string (encode-coding-string (json-encode (list "
            "(with-current-buffer (window-buffer (selected-window)) (condition-case failure "
            f'{expression} (error (error "%S" failure)))))) \'utf-8) t)'
        )
        try:
            done = subprocess.run(
                [self._client, f"--socket-name={self._socket}", "--eval", wrapped],
                env=self._environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            self._hangs = True
            raise
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.startswith('"'), done.stdout
        return json.loads(base64.b64decode(done.stdout.strip().strip('"')))[0]

    def until(self, expression: str) -> Any:  # noqa: ANN401  # whatever the expression is
        """Wait until a Lisp expression is true and return its value."""
        deadline = time.monotonic() + PATIENCE
        while not (value := self.lisp(expression)):
            if time.monotonic() > deadline:
                messages = self.lisp('(with-current-buffer "*Messages*" (buffer-string))')
                raise AssertionError(f"never true: {expression}\n{messages}")
            time.sleep(0.02)
        return value

    def go(self, line: int, column: int) -> None:
        """Put the cursor on a line (from 1) and a character of it (from 0)."""
        self.lisp(
            f"(progn (goto-char (point-min)) (forward-line {line - 1}) (forward-char {column}) nil)"
        )

    def insert(self, text: str) -> None:
        """Type text at the cursor."""
        self.lisp(f"(progn (insert {json.dumps(text, ensure_ascii=False)}) nil)")

    def found(self, code: str, count: int) -> list[tuple[int, int]]:
        """Wait for `count` findings of a rule; return line (from 1) and character (from 0)."""
        places = f"""(let (found)
          (dolist (each (flymake-diagnostics) (vconcat found))
            (when (string-match-p "{code}" (flymake-diagnostic-text each))
              (save-excursion
                (goto-char (flymake-diagnostic-beg each))
                (push (list (line-number-at-pos) (- (point) (line-beginning-position)))
                      found)))))"""
        self.until(f"(= {count} (length {places}))")
        return sorted((line, column) for line, column in self.lisp(places))

    def pick(self, title: str) -> None:
        """Choose the fix called `title` from those that `M-x eglot-code-actions` offers here."""
        self.lisp(
            f"""(let ((last-nonmenu-event ?x))
                  (cl-letf (((symbol-function 'completing-read)
                             (lambda (_ offered &rest _)
                               (or (car (assoc {json.dumps(title)} offered))
                                   (error "Not offered: %S" offered)))))
                    (call-interactively #'eglot-code-actions))
                  nil)"""
        )

    def text(self) -> str:
        """Return the text in the window."""
        return str(self.lisp("(buffer-substring-no-properties (point-min) (point-max))"))

    def saved(self) -> str:
        """Save the file and return what is on the disk."""
        self.lisp("(progn (save-buffer) nil)")
        return self.file.read_bytes().decode()

    def quit(self) -> tuple[int, str]:
        """Leave Emacs; return its exit code and what it printed.

        One that hangs is killed and counts as left: the test has failed by that already.
        """
        if self._hangs:
            self._process.kill()
            printed, _ = self._process.communicate()
            return 0, printed
        subprocess.run(
            [
                self._client,
                f"--socket-name={self._socket}",
                *("--eval", "(progn (set-buffer-modified-p nil) (kill-emacs 0))"),
            ],
            env=self._environment,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        try:
            printed, _ = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            printed, _ = self._process.communicate()
        return self._process.returncode, printed
