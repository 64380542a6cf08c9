"""What runs on other machines: README's two commands as they stand there, and forms that load."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
LOCKED_EXTRAS = ("duplicates", "parquet", "warc", "zstd", "test", "browser", "dev")

pytestmark = pytest.mark.skipif(not GITHUB.exists(), reason="needs a checkout")


def test_other_systems_run_the_commands_of_the_readme() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert [step["run"] for step in jobs["others"]["steps"] if "run" in step] == blocks[:2]
    assert [step["run"] for step in jobs["linux"]["steps"] if "run" in step] == [".ci/run"]


@pytest.mark.parametrize("name", ["page_read_wrong", "bug", "wish"])
def test_a_form_asks_for_something(name: str) -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml").read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in asked}) == len(asked)
    assert any(field.get("validations", {}).get("required") for field in asked)
    assert all(field["attributes"]["label"] for field in asked)


def test_the_lock_file_has_what_the_checks_need_and_a_hash_for_each_file() -> None:
    lock = (ROOT / ".ci" / "requirements.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    locked = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(line for name in LOCKED_EXTRAS for line in extras[name])]
    for line in asked:
        requirement = Requirement(line)
        if requirement.name != project["name"]:
            version = locked[requirement.name.lower().replace("_", "-")]
            assert requirement.specifier.contains(version), line
