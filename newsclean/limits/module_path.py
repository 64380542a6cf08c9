"""The folders in which Python looks for modules, without those that pages may lie in.

It is loaded before anything else of newsclean, from a path that is not safe yet. So it imports only
what Python has loaded by itself.
"""

import os
import sys

PACKAGE_HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
LIBRARY_HOME = os.path.dirname(os.path.realpath(os.__file__))


def list_trusted_path(unsafe: "set[str]") -> "list[str]":
    """The module path of this process without folders that nobody put there on purpose.

    Python itself puts the current folder or the script's before its own modules, and an empty part
    of `PYTHONPATH` does, too: that entry goes, as do relative ones. Where the folder is also one of
    packages, or named by its whole path, or newsclean lies in it, it stays, but behind Python's own
    modules, so that no file in it hides one of them.

    Args:
        unsafe: the real paths of those folders.
    """
    entries = [(entry, os.path.realpath(entry)) for entry in sys.path if os.path.isabs(entry)]
    behind = find_library_end([entry for entry, _ in entries]) or len(entries)
    safe: list[str] = []
    moved: dict[str, str] = {}
    named = list_named_folders()
    for at, (entry, folder) in enumerate(entries):
        if folder not in unsafe or is_standard_folder(entry) or at >= behind:
            safe.append(entry)
        elif folder in named:
            moved.setdefault(folder, entry)
    kept = {os.path.realpath(entry) for entry in safe}
    at = find_library_end(safe)
    safe[at:at] = [entry for folder, entry in moved.items() if folder not in kept]
    return safe


def find_library_end(path: "list[str]") -> int:
    """How many entries of a path end with the last one of Python's own; 0 where none is."""
    return max((at for at, entry in enumerate(path, 1) if is_standard_folder(entry)), default=0)


def is_standard_folder(entry: str) -> bool:
    """Whether an entry of the path is the standard library, or the folder of its parts in C."""
    folder = os.path.realpath(entry)
    return LIBRARY_HOME in {folder, os.path.dirname(folder)} and "site-packages" not in folder


def list_named_folders() -> "set[str]":
    """The real paths of folders that are meant to have modules.

    These are where newsclean lies, where packages are installed, and what `PYTHONPATH` names by its
    whole path.
    """
    folders = [PACKAGE_HOME]
    if not sys.flags.ignore_environment:
        folders += os.environ.get("PYTHONPATH", "").split(os.pathsep)
    site = sys.modules.get("site")  # not there with -S
    if site:
        folders += getattr(site, "getsitepackages", list)()
        folders += [site.USER_SITE or ""] if getattr(site, "ENABLE_USER_SITE", False) else []
    return {os.path.realpath(folder) for folder in folders if os.path.isabs(folder)}
