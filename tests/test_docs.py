"""What the documents promise is there: commands, files, versions, licences, locks."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import click
import pytest

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)[^)]*\)")
REQUIREMENT = re.compile(r"^([a-z0-9-]+)==(\S+)", re.M)


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements):
    return {canonical(re.match(r"[\w.-]+", r)[0]) for r in requirements}


def locked(root, lock):
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(REQUIREMENT.findall(text)), text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(root, name):
    document = root / name
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_every_module_and_data_file_named_in_the_architecture_exists(root):
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/*]+\.(?:py|yaml))`", text))
    assert len(named) > 20
    for name in named:
        assert any((root / "src" / "selon").rglob(name)), name


def test_every_make_target_named_in_a_document_exists(root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for name in DOCUMENTS:
        text = (root / name).read_text(encoding="utf-8")
        for target in re.findall(r"(?:`|^)make ([a-z-]+)", text, re.M):
            assert re.search(rf"^{target}:", makefile, re.M), f"{name}: make {target}"


def test_the_output_of_a_build_ends_with_the_tests_own_verdict(root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^test: .*\bunit ##", makefile, re.M)
    assert re.search(r"^unit:.*\n\t.* -m pytest\n\n", makefile, re.M)
    script = (root / ".ci" / "run").read_text(encoding="utf-8").rstrip()
    assert script.splitlines()[-1] == "make --no-print-directory test"


def test_every_command_and_option_in_the_readme_exists(readme):
    from selon.cli import main
    from selon.cli.actors import REPORTS

    shown = re.findall(r"^(?:\$ )?selon (.+?)(?:\s+#.*)?$", readme, re.M)
    assert shown
    for line in shown:
        verb, words = main, shlex.split(line)
        while isinstance(verb, click.Group) and not words[0].startswith("-"):
            context = click.Context(verb)
            named = verb.get_command(context, words[0])
            # Below the first level, a report may stand in the place of a verb.
            report = verb is not main and ("." in words[0] or words[0] == "-")
            verb = named or (report and verb.get_command(context, REPORTS))
            assert verb, line
            words = words[1:] if named else words
        options = {o for p in verb.params for o in p.opts}
        assert {word for word in words if word.startswith("--")} <= options, line


@pytest.mark.models
def test_the_readme_examples_in_python_run(readme):
    examples = re.findall(r"```python\n(.*?)```", readme, re.S)
    assert len(examples) == 2
    for code in examples:
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        assert run.stdout.strip(), f"this example prints nothing: {code}"


@pytest.mark.models
def test_the_screen_in_the_readme_is_current(root):
    script = root / "scripts" / "readme_screen.py"
    run = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert run.returncode == 0, f"run scripts/readme_screen.py to renew it. {run.stderr}"


def test_one_version_everywhere(root, project):
    version = project["version"]
    assert f"## [{version}]" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version: {version}\n" in (root / "CITATION.cff").read_text(encoding="utf-8")


def test_every_example_is_listed_as_invented_and_of_a_report_s_length(root):
    listed = (root / "examples" / "README.md").read_text(encoding="utf-8")
    assert "invented" in listed
    examples = sorted((root / "examples").glob("*/*.txt"))
    assert {e.parent.name for e in examples} == {"en", "fr"}
    for example in examples:
        assert f"{example.parent.name}/{example.name}" in listed
        assert 200 <= len(example.read_text(encoding="utf-8").split()) <= 400, example.name


def test_the_notice_names_every_direct_dependency(root, project):
    notice = canonical((root / "NOTICE").read_text(encoding="utf-8"))
    for name in names(project["dependencies"]):
        assert name in notice, name


@pytest.mark.parametrize("lock", ["build", "run", "dev"])
def test_locks_hold_hashes_and_no_addresses(root, lock):
    versions, text = locked(root, lock)
    assert versions
    assert "://" not in text
    assert "--index-url" not in text
    assert not [n for n, v in versions.items() if v.startswith("999")]
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_locks_cover_what_the_project_asks_for_and_agree(root, project):
    run, dev = locked(root, "run")[0], locked(root, "dev")[0]
    assert names(project["dependencies"]) <= set(run)
    assert names(project["optional-dependencies"]["dev"]) <= set(dev)
    for lock in ("run", "build"):
        versions = locked(root, lock)[0]
        assert {n: v for n, v in versions.items() if n in dev}.items() <= dev.items()


def test_every_import_is_a_declared_dependency(root, project):
    declared = names(project["dependencies"])
    owners = packages_distributions()
    for module in (root / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported = [node.module or ""]
            else:
                continue
            for top in {name.split(".")[0] for name in imported}:
                if top != "selon" and top not in sys.stdlib_module_names:
                    found = {canonical(o) for o in owners.get(top, [])}
                    assert found & declared, f"{module.relative_to(root)} imports {top}"
