"""Every sentence can be translated, and a translation says the same with the same places."""

import gettext
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from locales import catalogues
from locales.checks import catalogue_problems, check, translation_problems
from locales.marked import faults, labels


@pytest.fixture
def code(tmp_path):
    """Give a function that writes one flow and returns the root of the tree."""

    def write(source: str):
        (tmp_path / "flows").mkdir()
        (tmp_path / "flows" / "weighing.py").write_text(source, encoding="utf-8")
        return tmp_path

    return write


def sentences(catalog: Catalog) -> set[str]:
    """Give what is to be translated."""
    return {str(message.id) for message in catalog if message.id}


def test_the_texts_of_the_project_are_in_order():
    """No fault in the code, none in a catalogue, and the template is up to date."""
    assert check() == []


def test_marked_sentences_are_collected_wherever_they_stand(code):
    """A sentence inside another call and one over two lines are found like any other."""
    root = code(
        'chat.ask("a", text("Siapa {name}?", name=text("anak")), one_of(choice("y", text("Ya"))))\n'
        'raise NotUnderstood(text("Satu "\n    "kalimat"))\n'
    )
    assert sentences(catalogues.template(root)) == {"Siapa {name}?", "anak", "Ya", "Satu kalimat"}


def test_a_comment_for_translators_goes_with_its_sentence(code):
    """`# TL:` above a text reaches the template."""
    template = catalogues.template(code('# TL: Ditulis di tombol.\ntext("Ya")\n'))
    assert template["Ya"].auto_comments == ["Ditulis di tombol."]


def test_a_page_may_hold_marked_sentences(tmp_path):
    """Templates of pages are read too."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.html").write_text("<h1>{{ text('Rekap') }}</h1>", encoding="utf-8")
    assert sentences(catalogues.template(tmp_path)) == {"Rekap"}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("text(words)", "one literal sentence"),
        ('text(f"Berat {weight}")', "one literal sentence"),
        ('text("Berat " + weight)', "one literal sentence"),
        ('text("")', "one literal sentence"),
        ('text("Berat {weight}")', "differ: weight"),
        ('text("Berat {weight}", weigth=1)', "differ: weight, weigth"),
        ('text("Berat", weight=1)', "differ: weight"),
        ('chat.ask("child", "Siapa?", name)', "bare sentence"),
        ('chat.say(f"Halo {name}")', "bare sentence"),
        ('NotUnderstood("Angkanya?")', "bare sentence"),
        ('choice("yes", "Ya")', "bare sentence"),
        ('choice("yes", text("Ya"), description="Simpan")', "bare sentence"),
        ('Bubble(text="Halo")', "bare sentence"),
    ],
)
def test_a_sentence_that_cannot_be_translated_is_found(code, source, fault):
    """A text is one literal with exactly its places, and nothing is shown without `text`."""
    (found,) = faults(code(source))
    assert found.startswith("flows/weighing.py:1: ")
    assert fault in found


@pytest.mark.parametrize(
    "source",
    [
        'text("Berat {weight}", weight=8)',
        'text("Berat {weight}", **values)',
        'chat.say(text("Halo"))',
        'chat.say(lines(first, text("Halo")))',
        'choice("1", "1")',
        'choice("skip", "LEWATI")',
        'NotUnderstood("")',
        "response.text()",
        'parser.add(description="for developers")',
    ],
)
def test_what_needs_no_translation_is_left_alone(code, source):
    """Numbers, command words and other people's functions are no faults."""
    assert list(faults(code(source))) == []


@pytest.mark.parametrize(
    ("sentence", "translation", "problem"),
    [
        ("Berat {weight}", "Bobot {bobot}", "the {places} differ"),
        ("Berat {weight}", "Bobot", "the {places} differ"),
        ("Setuju", "Kula sampun sarujuk sanget", "a label has at most 20 letters"),
        ("Sudah di posyandu lain", "Sampun wonten ing posyandu sanes", "at most 24 letters"),
    ],
)
def test_a_wrong_translation_is_found(sentence, translation, problem):
    """Places must be the same and a label must still fit its button."""
    message = Message(sentence, translation)
    on_labels = {"Setuju", "Sudah di posyandu lain"}
    (found,) = translation_problems(message, on_labels)
    assert problem in found


def test_a_guessed_translation_is_refused():
    """Fuzzy entries are a tool's guess, which nobody has read."""
    message = Message("Setuju", "Sarujuk", flags=["fuzzy"])
    assert list(translation_problems(message, set())) == ["fuzzy"]


def test_a_sentence_without_translation_is_no_problem():
    """It is shown in Indonesian."""
    assert list(translation_problems(Message("Setuju"), {"Setuju"})) == []


def test_a_new_language_has_one_form_for_any_number(tmp_path):
    """Babel's own rule for these languages has two forms, which is wrong."""
    for language in ("jv", "su", "ban"):
        assert catalogues.read(language).num_plurals == 1
    wrong = Catalog(locale="su")
    (problem,) = catalogue_problems(wrong, Catalog(), set(), tmp_path)
    assert "nplurals=1" in problem


def test_labels_are_known_by_where_they_stand(code):
    """Only what stands on a button or in a row has to be short."""
    root = code('choice("y", text("Ya"))\nChoice(id="n", label=text("Tidak"))\nsay(text("Halo"))\n')
    assert labels(root) == {"Ya", "Tidak"}


def test_an_update_keeps_translations_and_brings_back_old_ones(tmp_path, monkeypatch, code):
    """A sentence that left the code and returns has its translation again."""
    code('text("Setuju")\ntext("Hadir")\n')
    (tmp_path / "locales").mkdir()
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path / "locales")
    monkeypatch.setattr(catalogues, "TEMPLATE", tmp_path / "locales" / "sapa.pot")
    path = catalogues.catalogue_path("jv")
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: jv\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
        'msgid "Setuju"\nmsgstr "Sarujuk"\n\n#~ msgid "Hadir"\n#~ msgstr "Rawuh"\n',
        encoding="utf-8",
    )
    catalogues.update("ban")
    javanese = read_po(BytesIO(path.read_bytes()))
    assert {message.id: message.string for message in javanese if message.id} == {
        "Setuju": "Sarujuk",
        "Hadir": "Rawuh",
    }
    assert catalogues.languages() == ["ban", "jv"]
    assert check() == []


def test_a_compiled_catalogue_is_read_by_gettext():
    """The program reads it with Python's own gettext; what is missing stays Indonesian."""
    catalog = catalogues.read("jv")
    catalog.add("Selamat pagi", "Sugeng enjing")
    translations = gettext.GNUTranslations(BytesIO(catalogues.compiled(catalog)))
    assert translations.gettext("Selamat pagi") == "Sugeng enjing"
    assert translations.gettext("Belum ada") == "Belum ada"
