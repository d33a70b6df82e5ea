"""Frozen values as `dataclass(frozen=True, slots=True)` makes them, without its cost at import.

The standard library writes six functions for each class as text and compiles them, and the start
of the window meets sixty such classes. Here all classes share the same few functions. What
`dataclasses` offers works on them: `replace`, `fields`, `asdict`, `field(...)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
Put = Callable[[Any, Any], None]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """The class as a frozen value with slots: equal, hashed and shown by its fields."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    parts = fields(made)  # pyright: ignore[reportArgumentType]
    key = _key(tuple(part.name for part in parts if part.compare))
    own: dict[str, object] = {
        "__init__": _beginning(made, parts),
        "__eq__": _comparing(key),
        "__hash__": _hashing(key),
        "__repr__": _showing(tuple(part.name for part in parts if part.repr)),
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
    }
    for name, function in own.items():
        setattr(made, name, function)
    return made


def _beginning(made: type, parts: tuple[Field[Any], ...]) -> Callable[..., None]:
    asked = tuple(_place(made, part) for part in parts if part.init)
    own = tuple(_place(made, part) for part in parts if not part.init)
    in_order, count = tuple(place[1] for place in asked), len(asked)

    def begin(self: object, /, *given: object, **named: object) -> None:
        for put, one in zip(in_order, given, strict=False):
            put(self, one)
        for name, put, usual, make in asked[len(given) :]:
            if named and name in named:
                put(self, named.pop(name))
            else:
                put(self, make() if make else usual)
        for _, put, usual, make in own:
            put(self, make() if make else usual)
        if named or len(given) > count:
            raise TypeError(f"{made.__name__} takes no {', '.join(named) or 'value more'} here")

    return begin


def _place(made: type, part: Field[Any]) -> tuple[str, Put, object, Callable[[], object] | None]:
    """A field's name, what puts a value into its slot, its usual value, or what makes one."""
    put: Put = getattr(made, part.name).__set__
    if part.default_factory is not MISSING:
        return part.name, put, None, part.default_factory

    def wanting() -> object:
        raise TypeError(f"{made.__name__} needs {part.name}")

    return part.name, put, part.default, wanting if part.default is MISSING else None


def _key(names: tuple[str, ...]) -> Callable[[object], object]:
    """What a value is compared and hashed by: of one field too a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _comparing(key: Callable[[object], object]) -> Callable[[object, object], Any]:
    def equals(self: object, other: object) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return equals


def _hashing(key: Callable[[object], object]) -> Callable[[object], int]:
    def digest(self: object) -> int:
        return hash(key(self))

    return digest


def _showing(names: tuple[str, ...]) -> Callable[[object], str]:
    def show(self: object) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    return show


def _refuse_setting(self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
