"""`newsclean batch`: folders, archives, crawls, tables and lists into one output."""

import os
import re
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Unpack

import click

from newsclean.cli.commands import Command
from newsclean.cli.duplicates import write_groups
from newsclean.cli.extract import parse_field_names
from newsclean.cli.in_the_way import GROUPS, LOG, REPORT, refuse_beside
from newsclean.cli.messages import say
from newsclean.cli.options import (
    add_pages_options,
    make_memory_option,
    make_timeout_option,
)
from newsclean.cli.output_file import open_output
from newsclean.cli.report import explain_option, write_report
from newsclean.cli.settings import LimitOptions, build_settings
from newsclean.errors import (
    BUG_EXIT_CODE,
    FAILED_EXIT_CODE,
    OUTPUT_FAILED_EXIT_CODE,
    SOME_FAILED_EXIT_CODE,
)

if TYPE_CHECKING:
    from newsclean.batch.plan import Plan
    from newsclean.batch.tally import Tally
    from newsclean.cli.progress import ProgressWatcher
    from newsclean.documents import Selection
    from newsclean.errors import OutputError

EXAMPLES = """
Examples:

  newsclean batch pages/ -o records.jsonl

  newsclean batch crawl.warc.gz more.zip -o records.sqlite --jobs 8

  newsclean batch pages/ -o markdown/ -f md --exclude 'drafts/*'

  newsclean batch table.csv -o records.jsonl --encoding gbk --html-column 网页

  newsclean batch crawl.db -o records.jsonl --table pages

  newsclean batch @list.txt -o records.jsonl --resume

  newsclean batch pages/ -o records.jsonl --duplicates groups.jsonl --report report.html

Exit codes: 0 every document gave a result, 1 none did, 2 usage, 3 some failed,
4 the output could not be written (make room, then --resume), 70 a bug in
newsclean, 130 and 143 interrupted (go on with --resume).
"""

STREAM_PATH = re.compile(
    r"/dev/(?:std(?:in|out|err)|fd/[^/]+)|/proc/[^/]+(?:/task/[^/]+)?/fd/[^/]+"
)
MAX_LINKS = 40  # that lead to one another, as on Linux
WRITE_ONLY_FORMS = frozenset({"md", "txt"})  # for people; records cannot be read back


class BatchOptions(LimitOptions):
    """The options as Click hands them over."""

    output: str | None
    form: str | None
    jobs: int
    resume: bool
    overwrite: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    follow_links: bool
    null: bool
    sidecar: str | None
    html_column: str | None
    url_column: str | None
    crawled_column: str | None
    id_column: str | None
    no_header: bool
    table: str | None
    dry_run: bool
    fields: tuple[str, ...]
    evidence: bool
    blocks: bool
    times: bool
    log_json: str | None
    duplicates: str | None
    report: str | None
    views: int
    quiet: bool
    verbose: bool


def count_processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(readable=False))
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(readable=False),
    help="The output, whole or absent: a .jsonl, .sqlite or .parquet file, or a folder.",
)
@click.option("-f", "--format", "form", metavar="FORM", help="jsonl, json, md, txt, sqlite …")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 1000),
    default=count_processors,
    show_default="one a processor",
    help="Worker processes.",
)
@click.option("--resume", is_flag=True, help="Go on with an earlier run; redo what changed.")
@click.option("--overwrite", is_flag=True, help="Let an earlier output give way.")
@make_timeout_option(10.0, "a document; three times as many by the clock")
@make_memory_option("1G", "a worker")
@click.option("--include", metavar="GLOB", multiple=True, help="Take only these names in folders.")
@click.option("--exclude", metavar="GLOB", multiple=True, help="Leave these out.")
@click.option("--follow-links", is_flag=True, help="Follow symbolic links in folders.")
@click.option("-0", "--null", is_flag=True, help="Lists are parted by NUL bytes.")
@click.option("--sidecar", metavar="FILE.csv", help="URL and crawl date of each file.")
@click.option("--html-column", metavar="NAME", help="The column of a table that has the page.")
@click.option("--url-column", metavar="NAME", help="… its address.")
@click.option("--crawled-column", metavar="NAME", help="… the day it was saved.")
@click.option("--id-column", metavar="NAME", help="… what to call it.")
@click.option("--no-header", is_flag=True, help="CSV without a row of names; columns are 1, 2, 3 …")
@click.option("--table", metavar="NAME", help="The table of a database (SQLite, DuckDB).")
@click.option("--dry-run", is_flag=True, help="List what would be read, and read nothing.")
@click.option(
    "--fields",
    metavar="A,B",
    callback=parse_field_names,
    help="Keep these keys only, and source, status and error.",
)
@add_pages_options
@click.option("--evidence", is_flag=True, help="Tell where each field was found.")
@click.option("--blocks", is_flag=True, help="Give the body block by block, too.")
@click.option("--times", is_flag=True, help="Let the manifest tell what each document took.")
@click.option("--log-json", metavar="FILE", help="A line of JSON for each document as it ends.")
@click.option(
    "--duplicates",
    metavar="GROUPS.jsonl",
    type=click.Path(readable=False),
    help="Write which records tell one story, too.",
)
@click.option(
    "--report",
    metavar="OUT.html",
    type=click.Path(readable=False),
    help="Make an HTML report of the output, too.",
)
@explain_option
@click.option("-q", "--quiet", is_flag=True, help="No messages but what stops the run.")
@click.option("-v", "--verbose", is_flag=True, help="A line for every document.")
@click.pass_context
def batch(context: click.Context, paths: tuple[str, ...], **options: Unpack[BatchOptions]) -> None:
    """Turn many saved pages into one output, and lose none of them.

    PATH is a page, a folder, an archive (ZIP, TAR, 7z), a crawl (WARC, ARC, WACZ), a mailbox, a
    feed, a table of pages (JSON, CSV, Parquet, Arrow, SQLite, DuckDB), a glob, or @FILE for a list
    of paths; @- is a list on stdin.
    """
    if not paths:
        raise click.UsageError("name a PATH to read")
    if options["dry_run"]:
        context.exit(show_listing(paths, options))
        return
    if options["output"] in {None, "", "-"} or names_open_file(options["output"] or ""):
        raise click.UsageError("name the output with -o; stdout is what newsclean extract is for")
    plan = build_plan(paths, options)
    refuse_mistakes(plan, options)
    code = execute_plan(plan, options)
    if options["duplicates"] and code != OUTPUT_FAILED_EXIT_CODE:
        write_groups((plan.output,), options["duplicates"], quiet=options["quiet"])
    if options["report"] and code != OUTPUT_FAILED_EXIT_CODE:
        from newsclean.report.allowed import allow_inputs

        report_code = write_report(
            (plan.output,),
            options["report"],
            quiet=options["quiet"],
            views=options["views"],
            groups=options["duplicates"],
            sources=allow_inputs(paths, plan.selection),
        )
        code = code or report_code
    context.exit(code)


def refuse_mistakes(plan: "Plan", options: BatchOptions) -> None:
    """Refuse files that cannot be made beside this output.

    Raises:
        click.UsageError: the output cannot be read back, or a file is in the way.
    """
    for name in ("duplicates", "report"):
        if options[name] and plan.form.name in WRITE_ONLY_FORMS:
            raise click.UsageError(
                f"--{name} reads the records back, which {plan.form.about} does not allow; "
                "write .jsonl, .sqlite, .parquet or a folder of json"
            )
    others = {
        "--duplicates": (GROUPS, options["duplicates"]),
        "--report": (REPORT, options["report"]),
        "--log-json": (LOG, options["log_json"]),
    }
    refuse_beside(plan, others)


def show_listing(paths: tuple[str, ...], options: BatchOptions) -> int:
    """Write what would be read to stdout, and return the exit code."""
    from newsclean.batch.container_reader import iter_entries_within_limits
    from newsclean.batch.safe_start import stop_helper_processes
    from newsclean.batch.worker import Limits
    from newsclean.documents import iter_listing_lines
    from newsclean.errors import InputError, OutputError

    limits = Limits(options["timeout"], options["memory"])
    found = iter_entries_within_limits(paths, build_selection(options), limits, say, bare=True)
    try:
        with closing(found), open_output(None) as write:
            for line in iter_listing_lines(found):
                write(f"{line}\n")
    except InputError as error:
        raise click.UsageError(str(error)) from error
    except OutputError as error:
        return report_output_failure(error)
    finally:
        stop_helper_processes()
    return 0


def build_selection(options: BatchOptions) -> "Selection":
    """What to take of the paths, by the options."""
    from newsclean.documents import ColumnNames, Selection

    return Selection(
        include=options["include"],
        exclude=options["exclude"],
        follow=options["follow_links"],
        null=options["null"],
        max_bytes=options["max_size"],
        avoid=tuple(
            path for path in (options["duplicates"], options["report"], options["log_json"]) if path
        ),
        columns=ColumnNames(
            options["html_column"],
            options["url_column"],
            options["crawled_column"],
            options["id_column"],
        ),
        header=not options["no_header"],
        encoding=options["encoding"],
        table=options["table"],
        sidecar=options["sidecar"],
    )


def build_plan(paths: tuple[str, ...], options: BatchOptions) -> "Plan":
    """What the run is to do, by the options."""
    from newsclean.batch.plan import Plan
    from newsclean.batch.worker import Limits, RecordOptions
    from newsclean.errors import OutputError
    from newsclean.records.stores import find_output_format

    output = options["output"] or ""
    try:
        form = find_output_format(output, options["form"])
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    if options["resume"] and options["overwrite"]:
        raise click.UsageError("--resume goes on, --overwrite starts again; give one of them")
    options["url"] = None  # of one page; a batch has its pages' own
    settings = build_settings(options)
    return Plan(
        paths=paths,
        output=resolve_output(output),
        form=form,
        wanted=RecordOptions(settings, options["blocks"], options["evidence"], options["fields"]),
        selection=build_selection(options),
        limits=Limits(options["timeout"], options["memory"]),
        jobs=options["jobs"],
        resume=options["resume"],
        overwrite=options["overwrite"],
        times=options["times"],
    )


def names_open_file(path: str) -> bool:
    """Whether a path is another name of an open file, as `/dev/stdout` and `/dev/fd/1` are.

    >>> (
    ...     names_open_file("/dev/stdout"),
    ...     names_open_file("/proc/self/fd/1"),
    ...     names_open_file("stdout"),
    ... )
    (True, True, False)
    """
    for _ in range(MAX_LINKS):
        if STREAM_PATH.fullmatch(os.path.abspath(path)):
            return True
        if not os.path.islink(path):
            break
        path = os.path.join(os.path.dirname(path), os.readlink(path))
    return False


def resolve_output(path: str) -> str:
    """Where an output really goes: a link stays one, and `.` has a name of its own."""
    plain = path.rstrip("/") or path
    is_dots = os.path.basename(plain) in {os.curdir, os.pardir}
    return os.path.realpath(plain) if is_dots or os.path.islink(plain) else path


def execute_plan(plan: "Plan", options: BatchOptions) -> int:
    """Run the plan, show progress and summary, and return the exit code."""
    from newsclean.batch.run import run_plan
    from newsclean.batch.safe_start import stop_helper_processes
    from newsclean.cli.progress import EventLog, ProgressWatcher, choose_level, show_summary
    from newsclean.errors import InputError, OutputError

    path = options["log_json"]
    try:
        log = EventLog(path) if path else None
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}; name another log") from error
    level = choose_level(options["quiet"], options["verbose"])
    with closing(ProgressWatcher(plan, level, log)) as watch:
        try:
            tally = run_plan(plan, watch)
        except OutputError as error:
            watch.close()
            return report_output_failure(error)
        except InputError as error:
            raise click.UsageError(str(error)) from error
        except (KeyboardInterrupt, SystemExit):
            watch.close()
            say_kept(watch)
            raise
        finally:
            stop_helper_processes()
    if not options["quiet"]:
        show_summary(tally, plan.output, watch.seconds)
    return choose_exit_code(tally)


def report_output_failure(error: "OutputError") -> int:
    """Say why there is no output, and give the exit code."""
    if error.code in {"exists", "missing", "other_run"}:
        raise click.UsageError(str(error))
    say(str(error))
    return OUTPUT_FAILED_EXIT_CODE


def say_kept(watch: "ProgressWatcher") -> None:
    """Say what an interrupted run has kept."""
    done = watch.tally.records if watch.tally else 0
    say(f"interrupted; {done:,} finished documents are kept, go on with --resume")


def choose_exit_code(tally: "Tally") -> int:
    """The exit code of a whole run."""
    if tally.bugs:
        say(f"{tally.bugs} records tell of a bug in newsclean (internal); please report the pages")
        return BUG_EXIT_CODE
    if not tally.records:
        say("nothing was found to read; see --dry-run")
        return FAILED_EXIT_CODE
    if tally.failed:
        return SOME_FAILED_EXIT_CODE if tally.records > tally.failed else FAILED_EXIT_CODE
    return 0
