"""Builds the compiled kernel (newsclean/native/compiled.pyx) into the wheel where it can be built.

Where it is not, for want of a C compiler, of Python's headers or of anything else, the wheel is
made without it: newsclean then works with the kernel's twin in pure Python, which is slower and
gives the same. `NEWSCLEAN_PURE=1` in the environment leaves it out anyway (docs/decisions/0026).
"""

import os
import shutil
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MODULE = "newsclean.native.compiled"
BITS_32 = 2**32  # with fewer, C may round sums in another way than Python does


class KernelHook(BuildHookInterface[Any]):
    """Puts the kernel into the wheel, which is then one for this Python and this system."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the kernel; for an editable install beside its source."""
        self.built = tempfile.mkdtemp()
        if os.environ.get("NEWSCLEAN_PURE"):
            return
        try:
            library = compile_kernel(os.path.join(self.root, *MODULE.split(".")), self.built)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the twin works
            reason = " ".join(str(error).split()) or type(error).__name__
            self.app.display_warning(
                f"no compiled kernel, pure Python works in its place: {reason}"
            )
            return
        place = os.path.join(*MODULE.split(".")[:-1], os.path.basename(library))
        if version == "editable":
            shutil.copy(library, os.path.join(self.root, place))
        else:
            build_data["force_include"][library] = place
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was built, now that it is in the wheel."""
        del version, build_data, artifact_path
        shutil.rmtree(self.built, ignore_errors=True)


def compile_kernel(source: str, folder: str) -> str:
    """Compile a module of Cython in a folder and return the path of the library.

    Args:
        source: the path of the module without `.pyx`.
        folder: where all files go that are made.
    """
    if sys.maxsize < BITS_32:
        raise OSError("it needs a Python of 64 bits")
    from Cython.Build import cythonize  # noqa: PLC0415 - may be missing, which is no failure
    from setuptools import Distribution, Extension  # noqa: PLC0415 - as Cython
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415 - as Cython

    extensions = cythonize([Extension(MODULE, [f"{source}.pyx"])], build_dir=folder, quiet=True)
    command = build_ext(Distribution({"name": "newsclean", "ext_modules": extensions}))
    command.build_lib = command.build_temp = folder
    command.ensure_finalized()
    command.run()
    return command.get_ext_fullpath(MODULE)
