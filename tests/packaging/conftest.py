"""The scripts of `packaging` as modules, though they are no package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "packaging"


@pytest.fixture(scope="session")
def scripts() -> SimpleNamespace:
    """system, ready, run and test, each loaded once and under its own name but `test`."""
    sys.path.insert(0, str(FOLDER))
    try:
        loaded = {name: _load(name, name) for name in ("system", "ready", "run")}
        return SimpleNamespace(**loaded, test=_load("test", "test_script"))
    finally:
        sys.path.remove(str(FOLDER))


def _load(file: str, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{file}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
