"""The workflows run other people's code with our rights: these rules keep both small."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from expo.changes import names_of
from expo.records import ResultRecord

ROOT = Path(__file__).parent.parent
Fields = dict[str, dict[str, Any]]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.name)
def text(request: pytest.FixtureRequest) -> str:
    file: Path = request.param
    return file.read_text("utf-8")


@pytest.fixture
def workflow(text: str) -> dict[str, Any]:
    # The base loader keeps the key `on` from becoming True.
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return loaded


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_there_are_workflows_that_check_look_at_links_and_publish() -> None:
    assert [file.name for file in WORKFLOWS] == ["check.yml", "links.yml", "publish.yml"]


def test_every_action_is_pinned_by_commit_with_its_version_beside_it(text: str) -> None:
    used = re.findall(r"uses: *(.+)", text)
    assert used
    unpinned = [
        each for each in used if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)
    ]
    assert unpinned == []


def test_one_action_has_one_commit_in_all_workflows() -> None:
    used = {line for file in WORKFLOWS for line in re.findall(r"uses: *(\S+)", file.read_text("utf-8"))}
    names = [each.split("@")[0] for each in used]
    assert sorted(names) == sorted(set(names))


def test_rights_are_named_and_the_default_is_at_most_to_read(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] in ({}, {"contents": "read"})


def test_only_the_deployment_may_write_and_it_runs_no_code_of_ours(workflow: dict[str, Any]) -> None:
    for job in workflow["jobs"].values():
        writes = [right for right, level in job.get("permissions", {}).items() if level == "write"]
        if writes:
            assert sorted(writes) == ["id-token", "pages"]
            assert not any("run" in step for step in job["steps"])


def test_strangers_requests_never_run_with_the_rights_of_the_repository(workflow: dict[str, Any]) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])


def test_a_checkout_leaves_no_credentials_behind(workflow: dict[str, Any]) -> None:
    checkouts = [step for step in _steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_no_script_contains_what_others_write(workflow: dict[str, Any]) -> None:
    """A title or branch name put into a script by an expression would be executed; they belong into env."""
    assert [step["run"] for step in _steps(workflow) if "${{" in step.get("run", "")] == []


def test_nothing_is_cached(text: str) -> None:
    """What a request may write into a cache, the run that publishes might read."""
    assert "cache" not in text


def test_every_job_ends_by_itself(workflow: dict[str, Any]) -> None:
    assert all(int(job["timeout-minutes"]) <= 35 for job in workflow["jobs"].values())


def test_a_second_run_waits_or_replaces_the_first(workflow: dict[str, Any]) -> None:
    assert workflow["concurrency"]["group"]


def test_the_preview_of_a_request_has_no_secret_and_no_right_to_write() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))["jobs"]
    assert "permissions" not in jobs["preview"]
    assert "secrets" not in str(jobs)


def test_the_checks_that_the_main_branch_is_to_demand_have_the_names_of_jobs() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))["jobs"]
    page = (ROOT / "docs" / "handbook" / "publishing.md").read_text("utf-8")
    named = re.search(r"status checks (.+?)\.", page)
    assert named
    assert re.findall("“(.+?)”", named[1]) == [job["name"] for job in jobs.values()]


def test_only_the_main_branch_is_published() -> None:
    workflow = yaml.load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"), yaml.BaseLoader)
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert workflow["jobs"]["deploy"]["needs"] == "build"


@pytest.fixture
def examples() -> list[dict[str, Any]]:
    """What the handbook gives for other hosts: GitLab, Gitee's main branch, Gitee's requests."""
    page = (ROOT / "docs" / "handbook" / "reviewing.md").read_text("utf-8")
    return [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]


def test_workflows_call_the_commands_of_the_makefile(workflow: dict[str, Any]) -> None:
    lines = [step["run"] for step in _steps(workflow) if step.get("run", "").startswith("make ")]
    assert lines
    assert [line for line in lines if not _is_command(line)] == []


def test_other_hosts_call_the_same_commands(examples: list[dict[str, Any]]) -> None:
    jobs = [job for job in examples[0].values() if isinstance(job, dict)]
    scripts = [line for job in jobs for line in job["script"]]
    scripts += [line for example in examples[1:] for line in example["commands"]]
    assert [line for line in scripts if not _is_command(line)] == []


def _is_command(line: str) -> bool:
    """Whether a line calls make with a target that it has and settings that it or its scripts know."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    known = {*re.findall(r"^([A-Z]+) \?=", makefile, re.MULTILINE), *_PASSED_ON}
    program, target, *settings = line.split()
    return program == "make" and target in targets and {each.split("=")[0] for each in settings} <= known


_PASSED_ON = ("SITE_URL", "REPO_URL", "HOSTING")
"""What make hands on to the scripts as it is."""


def test_other_hosts_check_requests_and_publish_only_the_main_branch(examples: list[dict[str, Any]]) -> None:
    request, main = (
        {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'},
        {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"},
    )
    assert examples[0]["check"]["rules"] == [request, main]
    assert examples[0]["preview"]["rules"] == [request]
    assert examples[0]["pages"]["rules"] == [main]


@pytest.fixture
def fields() -> Fields:
    """The fields of the issue form by id."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "result.yml").read_text("utf-8"))
    return {field["id"]: field for field in form["body"] if "id" in field}


def test_the_issue_form_offers_the_zones_and_words_of_the_catalogue(
    fields: dict[str, dict[str, Any]],
) -> None:
    exhibition = yaml.safe_load((ROOT / "catalogue" / "exhibition.yaml").read_text("utf-8"))
    words = yaml.safe_load((ROOT / "catalogue" / "vocabularies.yaml").read_text("utf-8"))
    expected = {
        "zone": [_both(zone["name"]) for zone in exhibition["zones"]],
        "cluster": list(map(_both, words["clusters"].values())),
        "stage": list(map(_both, words["stages"].values())),
        "trl": [f"{level} {_both(text)}" for level, text in words["readiness"].items()],
        "cooperation": list(map(_both, words["cooperation"].values())),
    }
    offered = {
        id: field["attributes"]["options"] for id, field in fields.items() if field["type"] == "dropdown"
    }
    assert offered == expected


def test_the_issue_form_asks_for_fields_of_the_record_by_their_names(
    fields: dict[str, dict[str, Any]],
) -> None:
    of_the_form = {"zone", "exhibitor", "more", "source", "agreed"}
    for id, field in fields.items():
        name = id.split("-")[0]
        if name not in of_the_form:
            assert names_of(ResultRecord, name).zh in field["attributes"]["label"]


def test_the_issue_form_requires_what_a_record_must_have_and_no_more(
    fields: dict[str, dict[str, Any]],
) -> None:
    required = {id for id, field in fields.items() if field.get("validations", {}).get("required")}
    # The zone gives the id; the day of the issue is the date of the provenance.
    assert required == {"zone", "title-zh", "source"}
    needed = {name for name, info in ResultRecord.model_fields.items() if info.is_required()}
    assert needed == {"id", "title", "provenance"}


def test_whoever_fills_in_the_issue_form_has_to_confirm_each_promise(
    fields: dict[str, dict[str, Any]],
) -> None:
    promises = fields["agreed"]["attributes"]["options"]
    assert len(promises) == 3
    assert all(each["required"] for each in promises)


def test_the_example_of_code_owners_names_files_that_exist() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS.example").read_text("utf-8").splitlines()
    patterns = [line.split()[0].lstrip("/") for line in lines if line and not line.startswith("#")]
    assert patterns
    assert [each for each in patterns if not list(ROOT.glob(each))] == []


def test_files_that_nobody_thought_of_belong_to_the_developers() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS.example").read_text("utf-8").splitlines()
    owners = [line.split() for line in lines if line and not line.startswith("#")]
    # The last line that fits a file counts, so the widest one comes first.
    assert owners[0] == ["*", "@example-org/developers"]
    others = {pattern.split("/")[1] for pattern, owner in owners[1:] if owner != "@example-org/developers"}
    assert others == {"catalogue", "docs"}


def _both(text: dict[str, str]) -> str:
    return f"{text['zh']} | {text['en']}"
