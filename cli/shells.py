"""The scripts with which bash, zsh and fish complete what is typed, and the answers they get.

click has such scripts too, but in them a shell completes any file: here it is those that a command
takes, by suffix, folders beside them; and a condition goes on behind its `=`, which bash takes for
the end of a word.

Each script asks `diptych` itself, with the line as far as it is typed, and gets one line an item:
its type, value and help, with tabs between.
"""

from __future__ import annotations

import os
import re
from typing import Any, ClassVar

from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    split_arg_string,
)

_BASH = """\
# Completion of %(prog_name)s for bash 4.4 and later.
%(complete_func)s_files() {
    local IFS=$'\\n' name suffix
    compopt -o filenames 2> /dev/null
    for name in $(compgen -f -- "$2"); do
        if [[ -d ${name/#\\~/$HOME} ]]; then
            COMPREPLY+=("$name")
            continue
        fi
        local IFS=' '
        for suffix in $1; do
            [[ ${name,,} == *"$suffix" ]] && COMPREPLY+=("$name") && break
        done
    done
}

%(complete_func)s() {
    local IFS=$'\\n' line value
    COMPREPLY=()
    for line in $(COMP_TYPED="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2> /dev/null); do
        value=${line#*$'\\t'}
        value=${value%%%%$'\\t'*}
        case ${line%%%%$'\\t'*} in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            suffixes) %(complete_func)s_files "$value" "$2" ;;
            open) compopt -o nospace && COMPREPLY+=("$value") ;;
            *) COMPREPLY+=("$value") ;;
        esac
    done
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = """\
#compdef %(prog_name)s
# Completion of %(prog_name)s for zsh.
%(complete_func)s() {
    local -a rows parts told open
    local row
    rows=("${(@f)$(COMP_TYPED="${(j: :)words[1,CURRENT-1]} $PREFIX" \\
        %(complete_var)s=zsh_complete ${(Q)words[1]} 2> /dev/null)}")
    for row in $rows; do
        parts=("${(@ps:\\t:)row}")
        case $parts[1] in
            dir) _files -/ ;;
            file) _files ;;
            suffixes)
                [[ $PREFIX == --*=* ]] && compset -P '--*='
                _files -g "(#i)*(${parts[2]// /|})(-.)" ;;
            open) open+=("${parts[2]//:/\\\\:}:$parts[3]") ;;
            *) if [[ -n $parts[3] ]]; then
                    told+=("${parts[2]//:/\\\\:}:$parts[3]")
                else
                    compadd -- "$parts[2]"
                fi ;;
        esac
    done
    (( $#told )) && _describe -V %(prog_name)s told
    (( $#open )) && _describe -V %(prog_name)s open -S ''
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = """\
# Completion of %(prog_name)s for fish 3.
function %(complete_func)s
    set -l typed (commandline -cp | string collect)
    set -l program (commandline -opc)[1]
    for row in (COMP_TYPED=$typed %(complete_var)s=fish_complete $program 2> /dev/null)
        set -l parts (string split \\t -- $row)
        switch $parts[1]
            case dir
                __fish_complete_directories (commandline -ct)
            case file
                __fish_complete_path (commandline -ct)
            case suffixes
                set -l ends (string escape --style=regex -- (string split ' ' -- $parts[2]))
                set -l ends (string join '|' -- / $ends)
                __fish_complete_path (commandline -ct) |
                    string match -ri "^[^\\t]*(?:$ends)(?:\\t.*)?\\$"
            case '*'
                string join \\t -- $parts[2..3]
        end
    end
end

complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""

_SHIFTS = re.compile(r"[\t\r\n]+")
# What bash would take for more than a letter in a word.
_SPECIAL = re.compile(r"([^\w@%+=:,./~-])")


class _Shell(ShellComplete):
    """What the three have in common: the line comes as it is typed, items go back in one form."""

    def get_completion_args(self) -> tuple[list[str], str]:
        line = os.environ.get("COMP_TYPED", "")
        words = split_arg_string(line)[1:]
        self._typed = words.pop() if words and not line[-1].isspace() else ""
        return words, self._typed

    def format_completion(self, item: CompletionItem) -> str:
        value = str(item.value)
        if item.type in ("plain", "open"):
            value = self._whole(value)
        return "\t".join(_SHIFTS.sub(" ", part) for part in (item.type, value, item.help or ""))

    def _whole(self, value: str) -> str:
        """The word as it will stand in the line: of `--filter=sta` all, not what is behind `=`."""
        option, sign, _ = self._typed.partition("=")
        return f"{option}={value}" if sign and option.startswith("--") else value


class Bash(_Shell):
    """bash cuts words at `=` and `:` as well: what stands before the last of them is left out."""

    name: ClassVar[str] = "bash"
    source_template: ClassVar[str] = _BASH

    def _whole(self, value: str) -> str:
        whole = super()._whole(value)
        line = os.environ.get("COMP_TYPED", "")
        if _in_quotes(line):
            return whole
        breaks = [sign for sign in "=:" if sign in os.environ.get("COMP_BREAKS", "=:")]
        cut = max((self._typed.rfind(sign) + 1 for sign in breaks), default=0)
        return _SPECIAL.sub(r"\\\1", whole[cut:])


class Zsh(_Shell):
    """zsh quotes what it is given by itself."""

    name: ClassVar[str] = "zsh"
    source_template: ClassVar[str] = _ZSH


class Fish(_Shell):
    """fish does too."""

    name: ClassVar[str] = "fish"
    source_template: ClassVar[str] = _FISH


SHELLS: dict[str, type[_Shell]] = {shell.name: shell for shell in (Bash, Zsh, Fish)}


def _in_quotes(line: str) -> bool:
    """Whether the word that is being typed began with a quotation mark that is still open."""
    quote = ""
    for char in line:
        if not quote and char in "'\"":
            quote = char
        elif char == quote:
            quote = ""
    return bool(quote)


def script(shell: str, command: Any) -> str:
    """The script of a shell.

    Args:
        shell: one of SHELLS.
        command: the whole program.
    """
    from cli.start import COMPLETE

    return SHELLS[shell](command, {}, "diptych", COMPLETE).source()


def register() -> None:
    """Have click ask these classes when a shell asks."""
    for shell in SHELLS.values():
        add_completion_class(shell)
