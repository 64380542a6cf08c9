"""The last step of a run: output and manifest get their names, and what they replace goes.

A file or a folder is moved into its place in one step. What cannot be moved, because something is
mounted on it or it is the current folder, keeps its place: a file's bytes are copied into it, a
folder's files are written into it one by one, and the manifest comes last. Until then the run is
unfinished, whenever it is killed.
"""

import errno
import os
import shutil
from contextlib import suppress

from newsclean.batch.manifest import get_manifest_path, read_checks
from newsclean.batch.marks import BLOCK_BYTES
from newsclean.batch.work_folder import (
    MADE,
    MANIFEST,
    REPLACED,
    REPLACED_MANIFEST,
    WorkFolder,
    make_refusal,
    remove_file,
)
from newsclean.batch.written import COPY_ENDING, WrittenFiles
from newsclean.records.stores import keep_permissions, move_into_place, sync_to_disk

# What the system says where a file or a folder cannot be moved: it is in use, or on another disk.
PINNED_ERRNOS = frozenset({errno.EBUSY, errno.EXDEV, errno.EINVAL})


def publish(output: str, work: WorkFolder) -> None:
    """Give what was made its name.

    An earlier folder is kept in the work folder, for `WorkFolder.clear` to remove what is ours.

    Raises:
        OSError: it cannot be done.
    """
    made, manifest = work.get_path(MADE), get_manifest_path(output)
    if not os.path.isdir(made):
        publish_file(output, work)
        return
    if os.path.isdir(output) and os.listdir(output):
        keep_manifest(manifest, work)
    if is_pinned(output):
        publish_inside(output, work)
        return
    # The manifest first: a folder that has a manifest is known to be ours.
    move_into_place(work.get_path(MANIFEST), manifest)
    try:
        if os.path.isdir(output) and os.listdir(output):
            keep_permissions(made, output)
            os.replace(output, work.get_path(REPLACED))
        move_into_place(made, output)
    except OSError as error:
        if error.errno not in PINNED_ERRNOS or not os.path.isdir(output):
            raise
        os.replace(manifest, work.get_path(MANIFEST))
        publish_inside(output, work)


def publish_file(output: str, work: WorkFolder) -> None:
    """Give an output that is a file its name, or a file that keeps its place its bytes.

    Only trying tells whether one can be moved, and a copy may fail; so the manifest comes last.

    Raises:
        OSError: it cannot be done.
    """
    put_file(work.get_path(MADE), output)
    put_file(work.get_path(MANIFEST), get_manifest_path(output))


def put_file(made: str, target: str) -> None:
    """Move a file to its name; where the file of that name keeps its place, copy the bytes into it.

    Raises:
        OSError: it cannot be done; a file that has not all its bytes has none.
    """
    try:
        move_into_place(made, target)
    except OSError as error:
        if error.errno not in PINNED_ERRNOS or not os.path.isfile(target):
            raise
    else:
        return
    try:
        with open(made, "rb") as source, open(target, "wb") as file:
            shutil.copyfileobj(source, file)
        sync_to_disk(target)
    except BaseException:
        with suppress(OSError):
            os.truncate(target, 0)
        raise


def is_copy_begun(made: str, target: str) -> bool:
    """Whether a file is the beginning of what was made: a kill came while it was copied.

    Raises:
        OSError: one of them cannot be read.
    """
    if not os.path.isfile(made) or not os.path.isfile(target):
        return False
    with open(made, "rb") as source, open(target, "rb") as file:
        while block := file.read(BLOCK_BYTES):
            if source.read(len(block)) != block:
                return False
    return True


def collect_written(output: str, work: WorkFolder, *, journal: bool = False) -> WrittenFiles:
    """The files that runs of ours have put, or may have put, into a folder output.

    Raises:
        OSError: a manifest cannot be read.
    """
    written = work.collect_written(journal=journal)
    written.add_manifest(get_manifest_path(output))
    return written


def refuse_mixed_folder(output: str, work: WorkFolder) -> None:
    """Refuse to replace a folder that has somebody's file in it.

    Raises:
        OutputError: code `exists`, with the path of the file.
    """
    stranger = collect_written(output, work).find_stranger(output)
    if stranger is not None:  # a run that was filling the folder may have lost its manifest
        stranger = collect_written(output, work, journal=True).find_stranger(output)
    if stranger is None:
        return
    manifest = get_manifest_path(output)
    if os.path.exists(manifest) and not read_checks(manifest):
        what = f"is not in {manifest}, which was changed since its run, or has no checksums"
        advice = "bring the manifest back as it was, or move the file away"
        raise make_refusal(stranger, what, advice)
    raise make_refusal(stranger, "was not written by newsclean")


def keep_manifest(manifest: str, work: WorkFolder) -> None:
    """Keep a copy of the manifest that lists the files of the folder that is replaced."""
    kept = work.get_path(REPLACED_MANIFEST)
    if os.path.exists(manifest):
        shutil.copyfile(manifest, kept)
        sync_to_disk(kept)


def is_pinned(folder: str) -> bool:
    """Whether a folder has to keep its place: as a mounted one or the current one has."""
    if not os.path.isdir(folder):
        return False
    with suppress(OSError):
        if os.path.samefile(folder, os.curdir):
            return True
    return os.path.ismount(folder)


def publish_inside(output: str, work: WorkFolder) -> None:
    """Write what was made into a folder that keeps its place; a kill leaves the run unfinished.

    Raises:
        OSError: the disk is full or broken.
    """
    made, manifest = work.get_path(MADE), get_manifest_path(output)
    written = collect_written(output, work, journal=True)
    remove_file(manifest)
    for path, ours in [*written.iter_items(output)]:
        if ours and not os.path.isdir(path):
            os.unlink(path)
    for folder, _, names in os.walk(made):
        target = os.path.normpath(os.path.join(output, os.path.relpath(folder, made)))
        os.makedirs(target, exist_ok=True)
        for name in names:
            copy_whole(os.path.join(folder, name), os.path.join(target, name))
        sync_to_disk(target)
    move_into_place(work.get_path(MANIFEST), manifest)


def copy_whole(made: str, target: str) -> None:
    """Copy a file so that the copy has its name only when all of it is on the disk."""
    part = f"{target}{COPY_ENDING}"
    shutil.copyfile(made, part)
    sync_to_disk(part)
    os.replace(part, target)
