"""The two kernels: tests that take `kernel` run once with each."""

import importlib
from types import ModuleType

import pytest

NOT_BUILT = "the compiled kernel was not built here (docs/decisions/0026)"


@pytest.fixture(scope="session")
def compiled() -> ModuleType:
    """The compiled kernel."""
    module: ModuleType = pytest.importorskip("newsclean.native.compiled", reason=NOT_BUILT)
    return module


@pytest.fixture(scope="session", params=["pure", "compiled"])
def kernel(request: pytest.FixtureRequest) -> ModuleType:
    """The kernel in pure Python, then the compiled one."""
    if request.param == "pure":
        return importlib.import_module("newsclean.native.pure")
    module: ModuleType = request.getfixturevalue("compiled")
    return module
