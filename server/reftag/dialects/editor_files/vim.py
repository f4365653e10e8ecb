"""Vim and Neovim: file types, colours, and a linter of ALE for each dialect."""

from collections.abc import Iterable
from typing import Final

from reftag.dialects import Dialect
from reftag.dialects.colours import Colour
from reftag.dialects.editor_files.lines import (
    MADE,
    Head,
    dialects,
    extensions,
    heads,
    openings,
)

_GROUPS: Final[dict[Colour, str]] = {
    "type": "Type",
    "title": "String",
    "person": "Function",
    "journal": "Identifier",
    "number": "Number",
    "identifier": "Constant",
    "link": "Underlined",
    "keyword": "PreProc",
}
_AFTER: Final = r"\m\%( \|$\)\@="


def files() -> dict[str, str]:
    """Return the texts by path below `editors/`."""
    shared = {"ftdetect/reftag.vim": _ftdetect()}
    shared |= {f"syntax/{each.name}.vim": _syntax(each) for each in dialects()}
    found = {
        f"{editor}/{path}": text for editor in ("neovim", "vim") for path, text in shared.items()
    }
    linters = {
        f"vim/ale_linters/{each.name}/reftag.vim": f"\" {MADE}\ncall reftag#ale('{each.name}')\n"
        for each in dialects()
    }
    return {**found, **linters}


def _syntax(dialect: Dialect) -> str:
    name = dialect.name
    groups = openings(dialect)
    every = [text for texts in groups.values() for text in texts]
    if indent := dialect.reading.indent:
        end = rf"^\%(\s\{{{indent}}}\)\@!"
    else:
        end = rf"^\%(\V\%({_one_of(every)}\){_AFTER}\|\s*$\)\@="
    lines = [
        f'" {MADE}',
        f'" Colours for {dialect.title} records: tags, and values by what they are.',
        'if exists("b:current_syntax")',
        "  finish",
        "endif",
        "",
        "syntax sync minlines=100",
    ]
    for of, texts in groups.items():
        start = rf"^\V\%({_one_of(texts)}\){_AFTER}"
        group = f"{name}{(of or 'text').title()}"
        lines.append(f"syntax region {group} matchgroup={name}Tag start=/{start}/ end=/{end}/")
    lines += ["", f"highlight default link {name}Tag Keyword"]
    links = ((of, link) for of, link in _GROUPS.items() if of in groups)
    lines += [f"highlight default link {name}{of.title()} {link}" for of, link in links]
    return "\n".join([*lines, "", f'let b:current_syntax = "{name}"', ""])


def _ftdetect() -> str:
    # Not `setfiletype`, which leaves a file that has a type: Vim's own list says that `.ref` is B.
    by_name = [
        f"autocmd BufNewFile,BufRead {','.join(f'*.{each}' for each in ends)} set ft={of.name}"
        for of in dialects()
        if (ends := extensions(of))
    ]
    by_content = [
        rf"  \ '{of.name}': '^\%({patterns}\)',"
        for of in dialects()
        if (patterns := r"\|".join(map(_head, heads(of))))
    ]
    return _FTDETECT.format(made=MADE, by_name="\n".join(by_name), by_content="\n".join(by_content))


_FTDETECT: Final = """\
" {made}
{by_name}

" Files with other names are known by their first lines, if they have no other type.
let s:heads = {{
{by_content}
  \\ }}

function! s:GoByContent() abort
  if &filetype !=# '' && &filetype !=# 'text'
    return
  endif
  let l:lines = filter(getline(1, 20), {{_, line -> line =~# '\\S'}})
  let l:head = join(l:lines[:1], "\\n")
  for [l:name, l:pattern] in items(s:heads)
    if l:head =~# l:pattern
      let &filetype = l:name
      return
    endif
  endfor
endfunction
autocmd BufRead * call s:GoByContent()
"""


def _head(head: Head) -> str:
    value = rf"\%({_one_of(head.values)}\)\m\s*" if head.values else r"\m\S[^\n]*"
    below = rf"\n\V\%({_one_of(head.below)}\)\m\%( \|$\)" if head.below else ""
    return rf"\V{_escaped(head.opening)}" + (value + below if head.below else r"\m")


def _one_of(texts: Iterable[str]) -> str:
    r"""Return the alternatives, for use after `\V`."""
    return r"\|".join(map(_escaped, texts))


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("/", r"\/").replace("'", "''")
