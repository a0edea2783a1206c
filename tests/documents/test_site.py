"""The document site: built without a network and without a warning, whole, and in need of nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pages import DOCS, PAGES, blocks_of

import empathysim as es
from empathysim.__main__ import parser
from empathysim.analysis.paired_difference import PairedDifference
from empathysim.sweeps.asking.schema import experiment_schema
from empathysim.wording.rules import faults_in

if not (DOCS / "conf.py").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)
if any(importlib.util.find_spec(name) is None for name in ("sphinx", "myst_parser", "furo")):
    pytest.skip("the extra 'docs' is not installed", allow_module_level=True)
from command_reference import commands, exit_codes, options, usage
from experiment_keys import keys, table_of
from plain_docstrings import put_in_place
from python_reference import returned

#: What makes any attempt to reach a network end the build.
CUT_OFF = """
import socket, sys
def refuse(*told, **named):
    raise OSError(f"the site asked for a network: {told}")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""
#: Where a page names what a browser fetches by itself; a link that a reader may follow is none of these.
FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "embed": "src", "object": "data"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site; its command is that of the documents, every warning an error."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-c", CUT_OFF, "-W", "--keep-going", "-q", str(DOCS), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return out


class Fetched(HTMLParser):
    """Collects the addresses that a browser fetches with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of a picture, script or style."""
        told = dict(attrs)
        address = told.get(FETCHED.get(tag, ""))
        if tag == "link" and not {"next", "prev", "index", "search", "author"} & set((told.get("rel") or "").split()):
            address = told.get("href")
        if address:
            self.addresses.append(address)


def fetched_by(page: Path) -> list[str]:
    """Return what a browser fetches with a page, embedded pictures left out."""
    reader = Fetched()
    reader.feed(page.read_text(encoding="utf-8"))
    return [address for address in reader.addresses if not address.startswith("data:")]


def test_every_page_is_built_and_has_a_title(site: Path) -> None:
    written = {str(path.relative_to(DOCS).with_suffix(".html")) for path in PAGES.values() if DOCS in path.parents}
    built = {str(path.relative_to(site)) for path in site.rglob("*.html")}
    assert written <= built
    for name in written:
        assert re.search(r"<h1>\w", (site / name).read_text(encoding="utf-8")), name


def test_no_page_fetches_anything_from_elsewhere_and_all_that_it_fetches_is_there(site: Path) -> None:
    """Fails for MathJax from its server, a font, or a picture that was not copied."""
    looked_at = 0
    for page in site.rglob("*.html"):
        for address in fetched_by(page):
            assert not re.match(r"(?:\w+:)?//", address), f"{page.name} fetches {address}"
            assert (page.parent / re.split(r"[?#]", address)[0]).is_file(), f"{page.name}: {address} is not there"
            looked_at += 1
    assert looked_at > 100


def test_no_style_fetches_anything_from_elsewhere(site: Path) -> None:
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert re.findall(r"@import[^;]*//[^;]*|url\(\s*['\"]?(?:https?:)?//[^)]*", text) == [], style.name


def test_what_is_fetched_is_seen_where_it_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    """The reader of the two tests above: a link to follow is no fetch, a script from a server is one."""
    page = tmp_path / "page.html"
    page.write_text(
        '<a href="https://a"></a><script src="https://b"></script><link rel="stylesheet" href="//c"><img src="d">'
    )
    assert fetched_by(page) == ["https://b", "//c", "d"]


def test_drawn_pictures_are_pictures(site: Path) -> None:
    asked = sum(block.language == "{drawn}" for page in PAGES.values() for block in blocks_of(page))
    drawn = list((site / "_drawn").glob("*.png"))
    assert len(drawn) == asked >= 3
    assert all(path.read_bytes()[:4] == b"\x89PNG" and path.stat().st_size > 10_000 for path in drawn)


def python_pages(site: Path) -> str:
    """Return the pages of Python's names, one after the other."""
    return "".join(page.read_text(encoding="utf-8") for page in sorted((site / "reference" / "python").glob("*.html")))


def test_every_public_name_is_described_once_and_listed_once(site: Path) -> None:
    """Fails for a name that the package offers and no page on Python holds, and for a page that the list leaves out."""
    pages = python_pages(site)
    described = re.findall(r'<dt class="sig[^"]*" id="empathysim\.(\w+)"', pages)
    assert sorted(described) == sorted(es.__all__)
    listed = re.findall(r'href="python/\w+\.html#empathysim\.(\w+)"', (site / "reference/python.html").read_text())
    assert sorted(listed) == sorted(es.__all__)
    assert pages.count('id="empathysim.analysis.place.Where"') == 1  # the keywords that all questions take


def test_every_result_is_described_once(site: Path) -> None:
    """Fails for a class that a public function returns, here or there, and that no page holds, or two."""
    pages = python_pages(site)
    functions = [getattr(es, name) for name in es.__all__ if not isinstance(getattr(es, name), type)]
    kinds = {kind for function in functions for kind in returned(function)} - {getattr(es, name) for name in es.__all__}
    assert PairedDifference not in kinds  # what a result of one page and a result of another give in turn
    for kind in {*kinds, PairedDifference}:
        assert pages.count(f'id="{kind.__module__}.{kind.__qualname__}"') == 1, kind
    assert "Alias for field" not in pages


def test_signatures_are_as_the_source_writes_them(site: Path) -> None:
    """Fails for a type in place of its name, and for `<factory>`, with which Sphinx cannot read a signature at all."""
    page = python_pages(site)
    found = re.findall(r"<dt class=\"sig.*?</dt>", page, re.DOTALL)
    told = [unescape(re.sub(r"<[^>]+>|\s+", "", each)) for each in found]
    assert len(told) > 200
    garbled = re.compile(r"<|~|ndarray|TypeAliasForwardRef|'lower',|live_plainly")
    assert [each for each in told if garbled.search(each)] == []
    (scenario,) = [each for each in told if each.startswith("classScenario(")]
    assert "sources:tuple[str,...]=(),start:Mapping[str,float]={}," in scenario


def test_docstrings_say_what_a_name_is_below_it() -> None:
    """A name and its meaning on one line would be read as a name and its type."""
    told = ["Do it.", "", "Parameters", "----------", "a, b : scenarios,", "    or paths.", "c : more"]
    assert put_in_place(told)[4:] == ["a, b", "    scenarios,", "    or paths.", "c", "    more"]
    assert put_in_place(["When : now"]) == ["When : now"]


def test_every_command_and_option_is_described(site: Path) -> None:
    page = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    told = list(commands(parser()))
    assert len(told) > 10
    for command in told:
        assert page.count(f"<h2>{command.prog}<") == 1, command.prog
        for name, meaning in options(command):
            assert meaning, f"{command.prog} {name} does not say what it is"
            assert "%%" not in meaning


def test_lines_of_a_call_that_go_on_stand_below_its_first_option() -> None:
    """Fails where the word before a call was taken away from its first line only."""
    run = next(told for told in commands(parser()) if told.prog == "empathysim run")
    first, *more = usage(run).splitlines()
    assert first.startswith("empathysim run [")
    assert len(more) > 2
    assert {len(line) - len(line.lstrip()) for line in more} == {first.index("[")}


def test_exit_codes_are_those_of_the_help(site: Path) -> None:
    assert [code for code, _ in exit_codes()] == ["0", "1", "2", "3", "4", "130"]
    page = (site / "reference" / "exit_codes.html").read_text(encoding="utf-8")
    assert all(f">{code}</span>" in page for code, _ in exit_codes())


def test_every_key_of_an_experiment_is_listed() -> None:
    """Fails for a table of the schema that the page leaves out."""
    asked = re.findall(r"\{experiment-keys\} (\S+)", PAGES["docs/reference/experiment_file.md"].read_text())
    assert {name.partition(".")[0] for name in asked} - {"factor"} == set(experiment_schema()["properties"]) - {
        "levers",
        "uncertainties",
    }
    for name in asked:
        assert [key for key, _ in keys(name)] == list(table_of(name)["properties"])
    assert dict(keys("question"))["title"].endswith("(a text; must be there)")
    assert dict(keys("factor"))["range"].endswith("(a list of 2, each a number)")


def test_every_question_that_was_asked_is_there(site: Path) -> None:
    page = (site / "questions.html").read_text(encoding="utf-8")
    assert page.count("What came out.") == len(list((DOCS.parent / "experiments").glob("*.toml")))


def test_the_first_page_shows_a_sentence_that_follows_the_rules_of_wording() -> None:
    """That it is what the comparison says is held by the test of code blocks."""
    (shown,) = [block.expected for block in blocks_of(PAGES["docs/index.md"]) if block.expected]
    assert "paired runs" in shown
    assert faults_in(" ".join(shown.split())) == []


def test_the_search_finds_pages_without_a_server(site: Path) -> None:
    assert "tutorials/first_run" in search_index(site)["docnames"]


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("nps", "reference/readings"),
        ("fargo", "reference/scenarios"),
        ("simul", "reference/python/live"),  # simulate, as the search cuts words
    ],
)
def test_the_search_finds_what_people_ask_for(site: Path, word: str, page: str) -> None:
    index = search_index(site)
    found = index["terms"].get(word, [])
    assert page in {index["docnames"][number] for number in (found if isinstance(found, list) else [found])}


def search_index(site: Path) -> dict[str, Any]:
    """Return the words of the site and the pages on which they stand."""
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    return dict(json.loads(index[index.index("{") : index.rindex("}") + 1]))


def test_tables_and_equations_are_made_where_pages_ask_for_them(site: Path) -> None:
    """Fails where a directive leaves an empty place, or the summary loses the equations that the whole has."""
    assert "group_think.conformity" in (site / "odd.html").read_text(encoding="utf-8")
    assert "X̂ = [α_0 E0" in (site / "odd_summary.html").read_text(encoding="utf-8")
