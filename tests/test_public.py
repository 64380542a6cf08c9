"""What the world sees: the public names, the README, the examples and the documented commands."""

import ast
import doctest
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

import newsclean
from newsclean.cli.commands import newsclean as command_line
from newsclean.cli.overview import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = sorted(
    path.relative_to(ROOT)
    for path in (ROOT / "examples").iterdir()
    if path.suffix in {".html", ".txt"}
)


def fenced(text: str, language: str) -> list[str]:
    """The fenced code blocks of a language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def run(command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command line of the documentation in the checkout, with this Python."""
    shell = shutil.which("bash")
    assert shell
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return subprocess.run(
        [shell, "-euo", "pipefail", "-c", command],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **more},
    )


def commands(group: click.Group, prefix: str = "newsclean") -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{prefix} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")


def test_all_names_exactly_what_is_public() -> None:
    source = Path(newsclean.__file__).read_text("utf-8")
    (typed,) = (node for node in ast.parse(source).body if isinstance(node, ast.If))
    seen = {
        name.name
        for node in ast.walk(typed)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert (
        set(newsclean.__all__) == seen == set(dir(newsclean))
    )  # at run time and for type checkers
    assert all(getattr(newsclean, name) is not None for name in newsclean.__all__)
    assert newsclean.__all__ == sorted(newsclean.__all__)
    assert {"extract", "extract_file", "extract_many", "explain"} <= set(newsclean.__all__)
    assert {"Article", "NewscleanError", "Outcome", "Settings"} <= set(newsclean.__all__)


@pytest.mark.parametrize("name", newsclean.__all__)
def test_public_names_are_documented(name: str) -> None:
    assert (getattr(newsclean, name).__doc__ or "").strip()


def test_version_is_the_one_of_the_record() -> None:
    done = run("newsclean --version")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "newsclean/version.py"
    assert newsclean.__version__ in done.stdout
    assert f"## [{newsclean.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_readme_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(
        str(ROOT / "README.md"), module_relative=False, optionflags=doctest.ELLIPSIS
    )
    assert result.attempted
    assert not result.failed


TRANSCRIPTS = [
    part
    for page in ("README.md", "docs/how-it-works.md")
    for block in fenced((ROOT / page).read_text("utf-8"), "console")
    for part in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def test_readme_has_a_transcript() -> None:
    assert fenced(README, "console")


@pytest.mark.parametrize(("command", "shown"), TRANSCRIPTS)
def test_transcripts_are_true(command: str, shown: str) -> None:
    done = run(command, NO_COLOR="1", COLUMNS="100")
    assert done.stdout == shown
    assert done.returncode == 0


def test_readme_opens_with_the_two_commands() -> None:
    first, second = fenced(README, "sh")[:2]
    assert "pip install" in first
    assert "newsclean extract examples/" in first
    assert "pip install" in second
    assert "pytest" in second


@pytest.mark.parametrize(("name", "command"), list(commands(command_line)), ids=str)
def test_every_command_is_documented(name: str, command: click.Command) -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert name in text
    options = [
        option for parameter in command.params for option in parameter.opts if option[:2] == "--"
    ]
    assert [option for option in options if option not in text] == []


def test_every_command_can_be_loaded() -> None:
    assert [name for name, _ in commands(command_line)] == [
        f"newsclean {name}" for name in COMMANDS
    ]


def test_every_dependency_is_documented() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    named = {
        re.split(r"[<>=\[ ]", line)[0]
        for line in [*project["dependencies"], *(line for extra in extras for line in extra)]
    }
    assert {name for name in named if f"`{name}`" not in text} == {"newsclean"}


DOCS = (
    "README.md",
    "CONTRIBUTING.md",
    *(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/**/*.md")),
)
LINKS = [
    pytest.param(page, link, id=f"{page}-{link}")
    for page in DOCS
    for link in sorted(set(re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8"))))
]


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_links_lead_somewhere(page: str, link: str) -> None:
    assert ((ROOT / page).parent / link).exists()


@pytest.mark.parametrize("page", EXAMPLES, ids=str)
def test_examples_are_articles(page: Path) -> None:
    article = newsclean.extract_file(str(ROOT / page))
    assert article.status == "article"
    assert article.title
    assert article.published
    assert article.text.count("\n\n") == 3


def test_digest() -> None:
    done = run(
        f"newsclean extract {shlex.join(map(str, EXAMPLES))}"
        f" | {shlex.quote(sys.executable)} examples/digest.py"
    )
    assert done.returncode == 0, done.stderr
    days = re.findall(r"^# (.*)$", done.stdout, re.MULTILINE)
    assert days == sorted(days, reverse=True)
    assert len(days) == len(EXAMPLES)
    assert "## 云溪都市报-社区\n\n- **一元租金六平方米" in done.stdout


def test_digest_examples_run() -> None:
    spec = importlib.util.spec_from_file_location("digest", ROOT / "examples" / "digest.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
@pytest.mark.parametrize("recipe", fenced((ROOT / "examples/jq.md").read_text("utf-8"), "sh"))
def test_jq_recipes(recipe: str) -> None:
    done = run(recipe)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or '!= "article"' in recipe


def test_front_matter_round_trips() -> None:
    done = run(f"newsclean extract -f md {EXAMPLES[-1]}")
    front = yaml.safe_load(done.stdout.split("\n---\n")[0])
    article = newsclean.extract_file(str(ROOT / EXAMPLES[-1]))
    assert front["title"] == article.title
    assert front["source"] == str(EXAMPLES[-1])
    assert front["published"] == article.published


def test_every_warning_is_documented() -> None:
    """A code that a record can carry stands in docs/record.md."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "newsclean").rglob("*.py"))
    codes = set(re.findall(r'Caution\(\s*"([a-z_]+)"', sources))
    documented = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert codes
    assert [code for code in sorted(codes) if f"| `{code}` |" not in documented] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_names_that_a_page_of_the_docs_imports_exist(page: Path) -> None:
    lines = re.findall(r"^from (newsclean\S*) import (.+)$", page.read_text("utf-8"), re.MULTILINE)
    for module, names in lines:
        for name in names.split(", "):
            assert hasattr(importlib.import_module(module), name), f"{module}.{name}"
