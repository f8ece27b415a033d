"""The rules that no reader of one file can see: who imports whom, and what it costs."""

from __future__ import annotations

import ast
import configparser
import graphlib
import importlib
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Highest first: a package may import those to its right.
LAYERS = ("cli", "qa", "aligner", "glossaries", "tmx", "entities")
# Part of the checkout, not of the distribution.
WORKSHOPS = ("tests", "training", "benchmarks")
HEAVY = (
    "numpy",
    "lxml",
    "docx",
    "pypdfium2_raw",
    "tokenizers",
    "safetensors",
    "sacrebleu",
    "rich",
    "xlsxwriter",
    "markdown_it",
    "py3langid",
    "ftfy",
    "msoffcrypto",
    "torch",
    "sentence_transformers",
    "sqlite3",
    "platformdirs",
    "prompt_toolkit",
    "rapidfuzz",
    "opencc",
)
ONLY_IN_CLI = ("click", "rich")
# Distributions of another name than what they give. The extra "neural" gets PyTorch through
# sentence-transformers, which names the versions that fit.
BROUGHT_BY = {
    "ahocorasick": "pyahocorasick",
    "datasets": "sentence-transformers",
    "docx": "python-docx",
    "huggingface_hub": "sentence-transformers",
    "markdown_it": "markdown-it-py",
    "msoffcrypto": "msoffcrypto-tool",
    "pypdfium2_raw": "pypdfium2",
    "torch": "sentence-transformers",
    "transformers": "sentence-transformers",
    "translate": "translate-toolkit",
}
# Names that other programs import: they stay.
CONTRACT = {
    "aligner": {"align", "load_encoder"},
    "glossaries": {"Termbase", "extract"},
    "qa": {"run_checks"},
    "tmx": {"read_units", "write_units"},
    "tmx.memory": {"Memory", "import_file", "import_units", "open_memory"},
    "tmx.memory.searching": {"Searcher", "concordance", "search"},
}
MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python and what it imports: (dotted name, whether importing the file does it)."""

    name: str
    path: Path
    imports: tuple[tuple[str, bool], ...]

    @property
    def package(self) -> str:
        return self.name.split(".")[0]


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(node: ast.Import | ast.ImportFrom, home: str) -> Iterator[str]:
    """Dotted names; `from a import b` gives `a.b`, since `b` may be a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = node.module or ""
    if node.level:
        above = home.split(".")[: -(node.level - 1) or None]
        base = ".".join([*above, base] if base else above)
    yield from (f"{base}.{alias.name}" for alias in node.names)


def _is_deferred(node: ast.AST) -> bool:
    """Whether importing a module leaves the inside of a node alone."""
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def _imports(node: ast.AST, home: str, at_import: bool) -> Iterator[tuple[str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield from ((name, at_import) for name in _imported(child, home))
        else:
            yield from _imports(child, home, at_import and not _is_deferred(child))


def _read(path: Path) -> Module:
    name = _name(path)
    home = name if path.name == "__init__.py" else name.rpartition(".")[0]
    return Module(name, path, tuple(_imports(ast.parse(path.read_bytes()), home, True)))


@cache
def modules() -> tuple[Module, ...]:
    folders = (*LAYERS, *WORKSHOPS)
    return tuple(_read(path) for name in folders for path in sorted((ROOT / name).rglob("*.py")))


def shipped() -> list[Module]:
    return [module for module in modules() if module.package in LAYERS]


@cache
def configuration() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "setup.cfg", "utf-8")
    return parser


def declared(section: str, option: str) -> set[str]:
    """Normalised names of the distributions in a list of requirements (PEP 503)."""
    lines = configuration().get(section, option).split("\n")
    names = (re.match(r"[\w.-]+", line.strip()) for line in lines)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name}


def third_party(module: Module) -> set[str]:
    own = {*LAYERS, *WORKSHOPS, *(path.stem for path in (ROOT / "tests").glob("*.py"))}
    tops = {name.split(".")[0] for name, _ in module.imports}
    return tops - own - set(sys.stdlib_module_names)


def distribution(top: str) -> str:
    """Normalised name of the distribution that gives an importable name."""
    return BROUGHT_BY.get(top, re.sub(r"[-_.]+", "-", top).lower())


def test_the_reader_of_imports_sees_every_form() -> None:
    source = (
        "import a.b, c\nfrom d import e\nfrom . import f\nfrom .g import h\nfrom .. import i\n"
        "if TYPE_CHECKING:\n    import j\nif x:\n    import k\n"
        "def z():\n    import l\nclass Y:\n    def m(self):\n        from n import o\n"
    )
    assert list(_imports(ast.parse(source), "p.q", True)) == [
        ("a.b", True), ("c", True), ("d.e", True), ("p.q.f", True), ("p.q.g.h", True),
        ("p.i", True), ("j", False), ("k", True), ("l", False), ("n.o", False),
    ]  # fmt: skip


@pytest.mark.parametrize("package", LAYERS)
def test_imports_run_downwards_only(package: str) -> None:
    above = {*LAYERS[: LAYERS.index(package)], *WORKSHOPS}
    wrong = [
        f"{module.name} imports {name}"
        for module in shipped()
        if module.package == package
        for name, _ in module.imports
        if name.split(".")[0] in above
    ]
    assert wrong == []


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {module.name for module in shipped()}
    graph: dict[str, set[str]] = {}
    for module in shipped():
        at_import = [name for name, now in module.imports if now]
        reached = {n if n in names else n.rpartition(".")[0] for n in at_import} & names
        graph[module.name] = reached - {module.name}
    order = list(graphlib.TopologicalSorter(graph).static_order())  # raises CycleError
    assert set(order) == names


@pytest.mark.parametrize("library", ONLY_IN_CLI)
def test_only_the_command_line_knows(library: str) -> None:
    users = {module.package for module in shipped() if library in third_party(module)}
    assert users <= {"cli"}


def test_shipped_code_imports_only_what_is_declared() -> None:
    allowed = declared("options", "install_requires")
    allowed |= declared("options.extras_require", "neural")
    wrong = [
        f"{module.name} imports {top}"
        for module in shipped()
        for top in third_party(module)
        if distribution(top) not in allowed
    ]
    assert wrong == []


def test_workshops_import_only_what_is_declared() -> None:
    allowed = declared("options", "install_requires")
    for extra in configuration().options("options.extras_require"):
        allowed |= declared("options.extras_require", extra)
    wrong = [
        f"{module.name} imports {top}"
        for module in modules()
        for top in third_party(module)
        if distribution(top) not in allowed
    ]
    assert wrong == []


def test_extras_are_imported_only_where_they_are_used() -> None:
    neural = declared("options.extras_require", "neural")
    wrong = [
        f"{module.name} imports {name}"
        for module in shipped()
        for name, at_import in module.imports
        if at_import and distribution(name.split(".")[0]) in neural
    ]
    assert wrong == []


def test_setup_lists_exactly_the_packages_that_exist() -> None:
    found = {_name(path) for name in LAYERS for path in (ROOT / name).rglob("__init__.py")}
    tops = {path.parent.name for path in ROOT.glob("*/__init__.py")} - set(WORKSHOPS)
    assert tops == set(LAYERS)
    assert set(configuration().get("options", "packages").split()) == found


def test_every_folder_of_modules_is_a_package() -> None:
    loose = {module.path.parent for module in shipped()}
    assert [folder for folder in loose if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("package", LAYERS)
def test_packages_ship_their_types(package: str) -> None:
    data = dict(configuration().items("options.package_data"))
    assert (ROOT / package / "py.typed").exists()
    assert "py.typed" in data[package].split()


@pytest.mark.parametrize("module", [m.name for m in shipped() if m.path.name == "__init__.py"])
def test_every_exported_name_is_there(module: str) -> None:
    loaded = importlib.import_module(module)
    exported = getattr(loaded, "__all__", [])
    assert len(set(exported)) == len(exported)
    assert [name for name in exported if not hasattr(loaded, name)] == []
    assert set(exported) <= set(dir(loaded))
    assert CONTRACT.get(module, set()) <= set(exported)


def _rooms() -> list[Path]:
    single = [ROOT / "tmx" / name for name in ("cleaning", "database", "memory")]
    inside = [*(ROOT / "tmx" / "memory").rglob("*"), *(ROOT / "glossaries").rglob("*")]
    inside += [ROOT / "qa", ROOT / "qa" / "reports"]
    return sorted({*single, *(path for path in inside if (path / "__init__.py").exists())})


@pytest.mark.parametrize("room", _rooms(), ids=lambda room: str(room.relative_to(ROOT)))
def test_a_room_names_all_that_is_in_it(room: Path) -> None:
    inside = {path.stem for path in room.glob("*.py")} - {"__init__"}
    inside |= {path.parent.name for path in room.glob("*/__init__.py")}
    told = ast.get_docstring(ast.parse((room / "__init__.py").read_bytes())) or ""
    assert inside
    assert sorted(inside - set(re.findall(r"\w+", told))) == []


@pytest.mark.parametrize("package", LAYERS)
def test_importing_loads_nothing_heavy(package: str) -> None:
    code = f"import sys, {package}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.name))
def test_files_can_be_read_in_a_sitting(module: Module) -> None:
    assert len(module.path.read_text("utf-8").splitlines()) <= MOST_LINES


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code: the signature counts, the docstring does not."""
    has_docstring = ast.get_docstring(function) is not None
    docstring = function.body[0] if has_docstring else None
    spared = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spared


def test_the_median_function_is_short() -> None:
    lengths = [
        _length(node)
        for module in shipped()
        for node in ast.walk(ast.parse(module.path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert statistics.median(lengths) < 10


def _texts() -> Iterator[Path]:
    """The texts of the checkout, without what tools leave in it."""
    suffixes = {".py", ".md", ".cfg", ".toml", ".txt", ".yaml", ".srx", ".json", ".tsv", ".html"}
    left_by_tools = re.compile(r"\.(?!ci$).+|build|dist|.*\.egg-info|__pycache__")
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if not left_by_tools.fullmatch(name)]
        paths = (Path(folder, name) for name in names)
        yield from (path for path in paths if path.suffix in suffixes or path.name == "run")


def test_no_text_names_a_folder_of_the_machine_it_was_written_on() -> None:
    # The lookbehind lets addresses pass: in them a host or a folder stands before the slash.
    machine = re.compile(r"(?<![\w.}-])/(?:work|root|home|Users)/")
    named = [str(path) for path in _texts() if machine.search(path.read_text("utf-8", "replace"))]
    assert named == []
