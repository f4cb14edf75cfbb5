"""LibreOffice opens every form as officials do: all sheets, no error, words where words were."""

import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from documents.registers.catalogue import FORMS, written

sys.path.append(str(Path(__file__).parents[1] / "unit"))
from sample_extract import FORMULA_NAME, sample

PATIENCE_SECONDS = 120
XLSX = [name for name, form in FORMS.items() if form.suffix == "xlsx"]


@pytest.fixture(scope="module")
def soffice() -> str:
    """Find LibreOffice, or skip aloud."""
    for name in ("soffice", "localc", "libreoffice"):
        if path := shutil.which(name):
            return path
    return pytest.skip("no LibreOffice: the workbooks are not opened in it")


@pytest.fixture(scope="module")
def converted(soffice, tmp_path_factory) -> Path:
    """Turn every form into a page, all in one start of the program."""
    folder = tmp_path_factory.mktemp("forms")
    for name in XLSX:
        (folder / f"{name}.xlsx").write_bytes(written(FORMS[name], sample()))
    subprocess.run(  # noqa: S603 (found on the path, and our own files)
        [
            soffice,
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            "--convert-to",
            "html",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.xlsx") for name in XLSX),
        ],
        check=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    return folder


class Words(HTMLParser):
    """Collects what stands in the cells of a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        """Take a piece of text."""
        if data.strip():
            self.found.append(data.strip())


def cells(folder, name):
    """List what every sheet of a form shows."""
    words = Words()
    words.feed((folder / f"{name}.html").read_text(encoding="utf-8"))
    return words.found


@pytest.mark.parametrize("name", XLSX)
def test_libreoffice_shows_every_sheet_without_an_error(converted, name):
    """Nothing is computed there, so that nothing can be #NAME or Err:508."""
    shown = cells(converted, name)
    assert len(shown) > len(FORMS)
    assert not [cell for cell in shown if cell.startswith(("#N", "#V", "#R", "#D", "Err:"))]


def test_libreoffice_shows_numbers_of_people_and_days_as_they_were_written(converted):
    """A NIK keeps its leading nought, a date its order, a name that looks like a formula is one."""
    shown = cells(converted, "eppgbm")
    assert "0351010203040001" in shown
    assert "+628120000031" in shown
    assert "04-05-2025" in shown
    assert FORMULA_NAME in shown
