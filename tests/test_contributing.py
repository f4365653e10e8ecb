"""The recipes of CONTRIBUTING.md, done as written, in a copy of the sources."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```\w+ (file|add-to)=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


GENERATE = [
    command.split()
    for command in re.findall(
        r"^\t\$\(PY\) (-m reftag\..*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
]
"""What `make generate` runs."""


def _blocks() -> dict[str, tuple[str, str]]:
    """Return the recipes' files: path -> (file or add-to, text)."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {path: (how, content) for how, path, content in BLOCK.findall(text)}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the recipes touch."""
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("server", "syntaxes", "editors/samples"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=ignored)
    for name in ("pyproject.toml", "Makefile"):
        shutil.copy(ROOT / name, tmp_path)
    packages = Path("tests", "grammar", "node_modules")
    if (ROOT / packages).is_dir():
        shutil.copytree(ROOT / packages, tmp_path / packages, ignore=ignored)
    return tmp_path


def _follow(copy: Path, path: str) -> None:
    how, content = _blocks()[path]
    target = copy / path
    if how == "file":
        assert not target.exists(), f"{path} is there already: the recipe needs another name"
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    else:
        old = target.read_text(encoding="utf-8")
        before, mark, after = old.partition("[[type]]")
        assert mark
        target.write_text(f"{before}{content}\n{mark}{after}", encoding="utf-8")


def _run(copy: Path, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(copy / name) for name in ("server", "tests"))
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_what_make_generate_runs() -> None:
    assert [command[1] for command in GENERATE] == [
        "reftag.dialects.grammar",
        "reftag.dialects.editor_files",
        "reftag.importers.measurements.condense",
        "reftag.importers.measurements.tables",
        "reftag.lint.rule_pages",
        "reftag.portability.tables",
        "reftag.config.schema",
    ]


def test_every_recipe_is_tried_here() -> None:
    assert set(_blocks()) == {
        "server/reftag/dialects/medline.toml",
        "server/reftag/dialects/ris.toml",
        "server/reftag/lint/rules/rt990_shouted_note.py",
        "tests/lint/rules/rt990_shouted_note.txt",
        "server/reftag/dialects/cards.toml",
        "tests/dialects/fixtures/cards/clean.txt",
        "tests/dialects/fixtures/cards/findings.txt",
        "tests/dialects/fixtures/cards/answers.txt",
        "server/reftag/lsp/requests/type_definition.py",
    }


def test_add_a_tag(copy: Path) -> None:
    source = "PMID- 1\nTI  - One\nAU  - Doe, Jane\nDP  - 2024\nTA  - Tags\nSHF - B 12\n"
    assert "RT004" in _run(copy, "-m", "reftag", "check", "-", text=source).stdout
    _follow(copy, "server/reftag/dialects/medline.toml")
    done = _run(copy, "-m", "reftag", "check", "-", text=source)
    assert done.returncode == 0, done.stdout + done.stderr
    generated = _run(copy, "-m", "reftag.dialects.grammar", "syntaxes")
    assert generated.returncode == 0, generated.stderr
    old = (ROOT / "syntaxes" / "medline.tmLanguage.json").read_text(encoding="utf-8")
    assert (copy / "syntaxes" / "medline.tmLanguage.json").read_text(encoding="utf-8") != old


def test_add_a_type(copy: Path) -> None:
    source = "TY  - CARD\nTI  - Shelves\nPY  - 2024\nM1  - 2024/02/30\nER  - \n"
    assert "RT011" in _run(copy, "-m", "reftag", "check", "-", text=source).stdout
    _follow(copy, "server/reftag/dialects/ris.toml")
    done = _run(copy, "-m", "reftag", "check", "-", "--output-format", "concise", text=source)
    assert "RT011" not in done.stdout
    assert "M1 (Date Typed)" in done.stdout, done.stdout + done.stderr
    generated = _run(copy, "-m", "reftag.dialects.grammar", "syntaxes")
    assert generated.returncode == 0, generated.stderr


def test_add_a_rule(copy: Path) -> None:
    _follow(copy, "server/reftag/lint/rules/rt990_shouted_note.py")
    _follow(copy, "tests/lint/rules/rt990_shouted_note.txt")
    source = "%0 Book\n%A Doe, Jane\n%T One\n%D 2024\n%I Press\n%Z No!\n"
    assert "RT990" in _run(copy, "-m", "reftag", "check", "-", text=source).stdout
    generated = _run(copy, "-m", "reftag.lint.rule_pages")
    assert generated.returncode == 0, generated.stderr
    assert (copy / "server" / "reftag" / "lint" / "pages" / "RT990.md").exists()
    made_up = "rt990 and not contract"  # the contract does not know the rule
    tested = _run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", made_up, "tests/lint")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert " passed" in tested.stdout


def test_add_a_dialect(copy: Path) -> None:
    _follow(copy, "server/reftag/dialects/cards.toml")
    for name in ("clean", "findings", "answers"):
        _follow(copy, f"tests/dialects/fixtures/cards/{name}.txt")
    for command in GENERATE:
        generated = _run(copy, *command)
        assert generated.returncode == 0, generated.stderr
    tested = _run(
        *(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "cards"),
        *("tests/dialects", "tests/grammar", "tests/config/test_schema.py"),
    )
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert " passed" in tested.stdout
    (copy / "box.cards").write_text("KD - Book\nTI - One\n\nKD - book\nTI - Two\n", "utf-8")
    done = _run(copy, "-m", "reftag", "check", "--output-format", "concise", "box.cards")
    assert set(re.findall(r"RT\d+", done.stdout)) >= {"RT011", "RT201"}, done.stdout + done.stderr
    assert "cards" in (copy / "server/reftag/config/reftag.schema.json").read_text("utf-8")


def test_add_a_request(copy: Path) -> None:
    _follow(copy, "server/reftag/lsp/requests/type_definition.py")
    tested = _run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/lsp/test_capabilities.py"
    )
    assert tested.returncode == 1, "the test must ask for the capability"
    capabilities = copy / "server" / "reftag" / "lsp" / "capabilities.py"
    text = capabilities.read_text(encoding="utf-8")
    new = "hover_provider=True,\n        type_definition_provider=True,"
    capabilities.write_text(text.replace("hover_provider=True,", new), encoding="utf-8")
    promises = copy / "tests" / "lsp" / "test_capabilities.py"
    text = promises.read_text(encoding="utf-8")
    new = 'PROVIDERS = {\n    "type_definition_provider": t.TEXT_DOCUMENT_TYPE_DEFINITION,'
    promises.write_text(text.replace("PROVIDERS = {", new), encoding="utf-8")
    tested = _run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/lsp/test_capabilities.py"
    )
    assert tested.returncode == 0, tested.stdout + tested.stderr
