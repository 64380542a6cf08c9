"""Whether what has the name of a file of ours in a folder output is what a run wrote there."""

import os
from collections.abc import Callable
from hashlib import blake2b

from newsclean.batch.adopted import read_source
from newsclean.batch.journal import JournalHead
from newsclean.batch.manifest import read_checks, read_facts, read_sound_heads
from newsclean.batch.marks import CHECK_BYTES, compute_file_check
from newsclean.batch.plan import Plan
from newsclean.batch.work_folder import REPLACED_MANIFEST, make_refusal
from newsclean.batch.written import find_form
from newsclean.records.markdown import iter_yaml_lines
from newsclean.records.schema import STATUSES
from newsclean.records.stores.recognize import MAX_START_BYTES, is_start_of_records

TEXT_FORM = "txt"  # nothing in such a file says who wrote it


def refuse_foreign_files(plan: Plan, notice: Callable[[str], None]) -> None:
    """Refuse to replace a folder output in which a file has our name, but is somebody's.

    All is as it was where the folder has the checksum that its manifest gives. Where it has not,
    each file has to begin as ours do; then it is an edited one, which is made anew.

    Args:
        plan: names the output.
        notice: is told of edited files.

    Raises:
        OutputError: code `exists`, with the path of the file.
        OSError: something cannot be read.
    """
    if not plan.form.is_folder or not os.path.isdir(plan.output) or not os.listdir(plan.output):
        return
    if not os.path.isfile(plan.manifest):  # a kill came while a mounted folder was filled
        return
    # A kill while the output is replaced leaves the new manifest beside the old folder.
    manifests = (plan.manifest, plan.get_work_path(REPLACED_MANIFEST))
    known = [path for path in manifests if os.path.isfile(path)]
    if any(is_as_listed(plan.output, manifest) for manifest in known):
        return
    for manifest in known:
        form = find_form(read_facts(manifest))
        if form == TEXT_FORM and read_checks(manifest):
            what = "was changed since its run, and nothing in a text says who wrote it"
            raise make_refusal(plan.output, what)
        for head in () if form == TEXT_FORM else read_sound_heads(manifest):
            path = os.path.join(plan.output, *f"{head.name}.{form}".split("/"))
            if os.path.isfile(path) and not begins_like_record(path, head, form):
                raise make_refusal(path, "was not written by newsclean")
    if known:
        notice(f"{plan.output} was changed since its run; it is made anew")


def is_as_listed(output: str, manifest: str) -> bool:
    """Whether the files of a folder are those that a manifest was written for."""
    checks = read_checks(manifest)
    return bool(checks) and checks.get("output") == compute_output_check(output, manifest)


def begins_like_record(path: str, head: JournalHead, form: str) -> bool:
    """Whether a file begins like the record of this document; one without a byte is nobody's.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        start = file.read(MAX_START_BYTES)
    if not start or form != "md":
        return not start or (is_start_of_records(start) and read_source(start) == head.source)
    opening = "\n".join(["---", *iter_yaml_lines({"source": head.source}), ""])
    statuses = ("\n".join([*iter_yaml_lines({"status": status}), ""]) for status in STATUSES)
    lines = start.replace(b"\r\n", b"\n")
    return any(lines.startswith(f"{opening}{status}".encode()) for status in statuses)


def compute_output_check(output: str, manifest: str) -> str:
    """The checksum of an output: of the file, or of the files that the manifest lists in a folder.

    Raises:
        OSError: the output cannot be read.
    """
    if not os.path.isdir(output):
        return compute_file_check(output)
    form = find_form(read_facts(manifest))
    digest = blake2b(digest_size=2 * CHECK_BYTES)
    for head in read_sound_heads(manifest):
        path = os.path.join(output, *f"{head.name}.{form}".split("/"))
        known = compute_file_check(path) if os.path.isfile(path) else ""
        digest.update(f"{head.name}\t{known}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
