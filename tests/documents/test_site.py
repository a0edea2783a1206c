"""The document site: built without a network and without a warning, whole, and in need of nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pages import DOCS, PAGES, blocks_of

import empathysim as es
from empathysim.__main__ import parser
from empathysim.sweeps.asking.schema import experiment_schema
from empathysim.wording.rules import faults_in

if not (DOCS / "conf.py").is_file():
    pytest.skip("the documents lie in the project's folder, which is absent", allow_module_level=True)
if any(importlib.util.find_spec(name) is None for name in ("sphinx", "myst_parser", "furo")):
    pytest.skip("the extra 'docs' is not installed", allow_module_level=True)
from command_reference import commands, exit_codes, options
from experiment_keys import keys, table_of
from plain_docstrings import put_in_place

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


def test_every_public_name_is_described_once(site: Path) -> None:
    """Fails for a name that the package offers and no group of the page on Python holds."""
    page = (site / "reference" / "python.html").read_text(encoding="utf-8")
    described = re.findall(r'<dt class="sig[^"]*" id="empathysim\.(\w+)"', page)
    assert sorted(described) == sorted(es.__all__)
    assert page.count('id="empathysim.analysis.comparison.Comparison"') == 1  # what `compare` returns
    assert page.count('id="empathysim.analysis.paired_difference.PairedDifference"') == 1  # what that holds


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
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert "tutorials/first_run" in json.loads(index[index.index("{") : index.rindex("}") + 1])["docnames"]


def test_tables_and_equations_are_made_where_pages_ask_for_them(site: Path) -> None:
    """Fails where a directive leaves an empty place, or the summary loses the equations that the whole has."""
    assert "group_think.conformity" in (site / "odd.html").read_text(encoding="utf-8")
    assert "X̂ = [α_0 E0" in (site / "odd_summary.html").read_text(encoding="utf-8")
