"""Every check of the bylaws is met by the secretary: a screen, an act or a paper reaches it.

Followed through the text of the program, from every module beside the bylaws, by the names that a
function uses. What only `ask` and tests reach is asked by nobody who keeps a book.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULES, ASK = "app.bylaws", "app.bylaws.ask"
Named = tuple[str, str]
"""A module and a name in it."""


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module of the program by its name, but those that answer `ask`."""
    found: dict[str, ast.Module] = {}
    for path in (ROOT / "app").rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if not name.startswith(ASK):
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.Module) -> dict[str, Named]:
    """What each imported name stands for; a module stands for itself."""
    found: dict[str, Named] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {a.asname or a.name: (node.module or "", a.name) for a in node.names}
    return found


def own(tree: ast.Module) -> set[str]:
    """The names that a module gives to functions, classes and values."""
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    stored = (n for node in tree.body if is_value(node) for n in ast.walk(node))
    return found | {n.id for n in stored if isinstance(n, ast.Name)}


def is_value(node: ast.AST) -> bool:
    """Whether a statement gives a name to a value."""
    return isinstance(node, ast.Assign | ast.AnnAssign)


def used(node: ast.AST, module: str, known: Mapping[str, Named], mine: set[str]) -> Iterator[Named]:
    """What a piece of a module uses, of its own and of others."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and each.id in known:
            yield known[each.id]
        elif isinstance(each, ast.Name) and each.id in mine:
            yield module, each.id
        elif isinstance(each, ast.Attribute) and isinstance(of := each.value, ast.Name):
            yield ".".join(known.get(of.id, ("", ""))), each.attr


def uses(module: str, tree: ast.Module) -> Iterator[tuple[str, set[Named]]]:
    """Each name of a module of the bylaws with what it uses."""
    known, mine = imported(tree), own(tree)
    for node in tree.body:
        found = set(used(node, module, known, mine))
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, found
        elif is_value(node):
            names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
            yield from ((name, found) for name in names)
    yield from ((name, {stands}) for name, stands in known.items())


@cache
def reached() -> set[Named]:
    """What the program uses outside the bylaws, and all that this uses in turn."""
    inside: dict[Named, set[Named]] = {}
    todo: set[Named] = set()
    for module, tree in modules().items():
        if module.startswith(RULES):
            for name, found in uses(module, tree):
                inside.setdefault((module, name), set()).update(found)
        else:
            known = imported(tree)
            for node in tree.body:
                todo.update(used(node, module, known, set()))
    found: set[Named] = set()
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo |= inside.get(one, set())
    return found


def checks() -> set[Named]:
    """Every public function of the bylaws whose name says that it checks."""
    return {
        (module, node.name)
        for module, tree in modules().items()
        for node in tree.body
        if module.startswith(RULES)
        and isinstance(node, ast.FunctionDef)
        and node.name.startswith("check_")
    }


def test_every_check_is_met_by_who_keeps_the_book() -> None:
    missed = sorted(".".join(one) for one in checks() - reached())
    assert not missed, f"wire them to an act, a screen or a paper: {missed}"


def test_the_way_through_the_program_is_followed_as_it_goes() -> None:
    """Directly, through another rule, and through a table of functions; not from a name alone."""
    assert len(checks()) > 150
    assert ("app.bylaws.records.offices", "check_new_office") in reached()
    assert ("app.bylaws.records.offices", "check_other_office") in reached()
    assert ("app.bylaws.due.offices", "terms_ending") in reached()
    assert ("app.bylaws.records.offices", "check_bank") not in reached()
