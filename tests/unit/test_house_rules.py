"""What every file of the project keeps to, beyond what the linters see."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(path.parent.name for path in ROOT.glob("[a-z]*/__init__.py"))
NOT_OURS = {"__pycache__", "build", "dist", "node_modules", "var"}
READABLE = {".py", ".md", ".toml", ".yaml", ".lock", ".po", ".pot", ".html", ".css", ".js", ".json"}
NAMES = {"Dockerfile", "Makefile", "run", ".env.example", ".dockerignore", ".gitignore"}

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "shared"}
MOST_LINES = 400
GENERATED = "storage/migrations/versions/"

REGISTRIES = (("pythonhosted", "org"), ("pypi", "org"), ("registry", "npmjs", "org"))
"""In parts, so that this file itself names none."""
LEAKS = re.compile(
    r"(?<![\w.~-])/(home|Users|root|work)/\w"  # a folder of one machine
    rf"|{'|'.join(re.escape('.'.join(parts)) for parts in REGISTRIES)}"
    r"|https?://\S+/[s]imple\b|index[-]url"
)
SETTING = re.compile(r"`SAPA_([A-Z_]+)`")


def files() -> Iterator[Path]:
    """Give every file of the project that holds text."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if hidden or NOT_OURS.intersection(parts) or path == Path(__file__):
            continue
        if path.is_file() and (path.suffix in READABLE or path.name in NAMES):
            yield path


def modules() -> Iterator[Path]:
    """Give every Python file of the program."""
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def relative(path: Path) -> str:
    """Name a file as people do."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_each_setting_is_explained(name):
    """A setting has a sentence in the code and a line in docs/operations.md."""
    assert Settings.model_fields[name].description
    assert f"`SAPA_{name.upper()}`" in (ROOT / "docs" / "operations.md").read_text("utf-8")


def test_no_setting_is_explained_that_does_not_exist():
    """The documents name no setting that was removed or renamed."""
    known = {name.upper() for name in Settings.model_fields}
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        named = set(SETTING.findall(page.read_text("utf-8")))
        assert named - known == set(), relative(page)


def test_the_example_of_an_environment_names_real_settings():
    """What people copy to .env is understood by the program."""
    example = (ROOT / ".env.example").read_text("utf-8")
    named = set(re.findall(r"^SAPA_([A-Z_]+)=", example, re.MULTILINE))
    assert named
    assert named <= {name.upper() for name in Settings.model_fields}


def test_no_package_shadows_a_library():
    """`import telegram` means the library, whatever the folder it is written in."""
    libraries = {
        name
        for name, distributions in packages_distributions().items()
        if set(distributions) != {"sapa-posyandu"}
    }
    assert sorted(set(PACKAGES) & (libraries | set(sys.stdlib_module_names))) == []


def test_no_file_names_a_machine_or_a_registry():
    """Anyone can build it anywhere: no path of one machine, no address of a package index."""
    found = [
        f"{relative(path)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if LEAKS.search(line)
    ]
    assert found == []


def test_no_lock_file_with_addresses_is_kept():
    """These record the index they were made with; requirements.lock does not."""
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {"uv.lock", "pylock.toml"} <= set(ignored)


def test_modules_are_named_for_a_topic():
    """A name that fits everything says nothing."""
    vague = [
        relative(path) for path in modules() if path.stem in VAGUE or path.parent.name in VAGUE
    ]
    assert vague == []


def test_files_are_short():
    """A file that grew past this is about more than one topic."""
    long = {
        relative(path): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert {name: lines for name, lines in long.items() if not name.startswith(GENERATED)} == {}


def test_types_are_never_silenced():
    """A type that does not fit is mended, or the code is."""
    silenced = [relative(path) for path in modules() if "# type: ignore" in path.read_text("utf-8")]
    assert silenced == []


def test_links_between_the_documents_lead_somewhere():
    """A page that moved takes its links along; the picture of the README is made last."""
    broken = [
        f"{relative(page)}: {target}"
        for page in [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
        if not (page.parent / target).exists() and target != "docs/phones.png"
    ]
    assert broken == []
