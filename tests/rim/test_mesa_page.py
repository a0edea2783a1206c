"""Mesa's own page: it shows the model, follows its sliders and steps, and asks no other machine for anything."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

for needed in ("solara", "solara_assets", "ipyvuetify", "altair"):
    pytest.importorskip(needed, reason=f"{needed} is not installed: it comes with the extra mesa-page")

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "mesa_page.py"
HOW_TO = ROOT / "docs" / "how_to" / "mesa_page.md"
if not PAGE.is_file():
    pytest.skip("the page lies in the project's folder, which is absent", allow_module_level=True)

#: What Mesa's and Solara's own code does is theirs.
pytestmark = pytest.mark.filterwarnings("ignore::Warning:solara", "ignore::Warning:mesa", "ignore::Warning:reacton")
_PATIENCE = 120.0


@pytest.fixture(scope="module")
def page() -> ModuleType:
    """Return the page as a module, as `solara run` loads it."""
    spec = spec_from_file_location("mesa_page", PAGE)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


class Shown:
    """The page as it is rendered without a browser."""

    def __init__(self, page: ModuleType) -> None:
        import solara

        @solara.component
        def Whole() -> None:  # sliders stand in the sidebar, which only a layout shows
            solara.AppLayout(children=[page.page])

        _, self.context = solara.render(Whole(), handle_error=False)

    def find(self, kind: Any, **having: Any) -> Any:
        """Return the one widget of a kind."""
        return self.context.find(kind, **having).widget

    def press(self, label: str) -> None:
        """Press a button."""
        import ipyvuetify

        next(button for button in self.context.find(ipyvuetify.Btn).widgets if button.children == [label]).click()

    def pictures(self) -> list[bytes]:
        """Return the pictures as they are: the organization and the two charts."""
        import ipywidgets

        return [image.value for image in self.context.find(ipywidgets.Image).widgets]

    def information(self) -> str:
        """Return how many weeks were lived, as the page says it."""
        import ipyvuetify

        texts = [str(each.children[0]) for each in self.context.find(ipyvuetify.Html, tag="span").widgets]
        return next(text for text in texts if text.startswith(("Step:", "Time:")))


@pytest.fixture
def shown(page: ModuleType) -> Iterator[Shown]:
    """Return the rendered page."""
    made = Shown(page)
    yield made
    made.context.close()


def test_there_is_a_slider_for_each_dial_for_the_firm_and_for_luck(page: ModuleType, shown: Shown) -> None:
    """Every slider is there and begins where the default firm stands; it would fail if a default moved away."""
    import ipyvuetify

    from empathysim.parameters.dials import DIALS
    from empathysim.parameters.registry import defaults

    sliders = {each.label: each.v_model for each in shown.context.find(ipyvuetify.Slider).widgets}
    assert {"Groupthink", "Culture pressure", "Empowerment", "Employees", "Seed"} <= set(sliders)
    for dial, parts in DIALS.items():
        assert {page.SLIDERS[dial].value} == {defaults()[part] for part in parts}


def test_a_step_moves_the_organization_and_both_charts(shown: Shown) -> None:
    """Two weeks give three other pictures; it would fail for a chart that does not follow the model."""
    before = shown.pictures()
    assert len(before) == 3
    for _ in range(2):
        shown.press("Step")
    assert not set(before) & set(shown.pictures())
    assert float(shown.information().split()[-1]) == 2


def test_charts_are_by_week_and_begin_at_week_0(page: ModuleType) -> None:
    """An empty chart has the axes that its lines will have; it fails for Mesa's own, which count steps from -0.045."""
    model = page.Firm(**{name: slider.value for name, slider in page.SLIDERS.items()})
    for weeks in range(3):
        (axes,) = page.chart(model, "Shares", page.FIVE_AS).axes
        assert (axes.get_xlabel(), axes.get_ylabel()) == ("week", "share")
        assert axes.get_xlim()[0] == axes.get_ylim()[0] == 0.0 < axes.get_xlim()[1]
        assert [list(line.get_xdata()) for line in axes.lines] == [list(range(1, weeks + 1))] * len(page.FIVE_AS)
        model.step()


def test_the_browser_is_told_what_it_shows(page: ModuleType, shown: Shown) -> None:
    """Its own name in the window's title and no tab that counts pages; it fails for "Mesa Page" and "PAGE 0"."""
    import ipyvuetify
    from solara.components.title import TitleWidget

    assert shown.find(TitleWidget).title == page.NAME == "Organizational empathy"
    templates = [str(each.template) for each in shown.context.find(ipyvuetify.VuetifyTemplate).widgets]
    assert any(".v-tabs { display: none; }" in each for each in templates)


def test_a_slider_founds_another_firm(shown: Shown) -> None:
    """After Reset the weeks are those of a firm with the slider's number; it would fail if the number went nowhere."""
    import ipyvuetify

    def lived(empowerment: float) -> list[bytes]:
        shown.find(ipyvuetify.Slider, label="Empowerment").v_model = empowerment
        shown.press("Reset")
        for _ in range(2):
            shown.press("Step")
        return shown.pictures()

    low, high, again = lived(0.0), lived(1.0), lived(0.0)
    assert low == again
    assert not set(low) & set(high)


def test_colours_show_what_is_chosen(shown: Shown) -> None:
    """Another measure repaints the organization and no chart; it would fail if the choice were ignored."""
    import ipyvuetify

    shown.press("Step")
    before = shown.pictures()
    shown.find(ipyvuetify.Select, label="Colour shows").v_model = "happiness"
    assert len(set(before) - set(shown.pictures())) == 1


class _References(HTMLParser):
    """What a page of HTML loads by itself: scripts, styles, pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag loads; a link that somebody may click loads nothing."""
        told = dict(attrs)
        wanted = {"link": "href", "script": "src", "img": "src", "iframe": "src"}.get(tag)
        if wanted and told.get(wanted):
            self.found.append(str(told[wanted]))


def test_no_other_machine_is_asked(tmp_path: Path) -> None:
    """The command of the how-to page serves itself alone: every reference is loopback's, every asset is there, and the
    server opens no connection but to loopback.

    It would fail without solara-assets, with versions of it and of Solara that do not fit, or with its telemetry on.
    """
    heard = tmp_path / "asked_for.txt"
    environment = {**os.environ, **_told_variables(), "PYTHONPATH": str(_listening(tmp_path, heard))}
    # What is missing in the assets would be fetched from here, where nobody answers.
    environment["SOLARA_ASSETS_CDN"] = "http://127.0.0.1:9/"
    with _served(tmp_path, environment) as address:
        html = _fetched(address).decode()
        references = _References()
        references.feed(html)
        assets = {*references.found, *re.findall(r"[\"'](/_solara/cdn/[^\"']+\.(?:js|css))[\"']", html)}
        assets.add("/_solara/cdn/@widgetti/vue-grid-layout@2.3.13-alpha.2/dist/vue-grid-layout.umd.js")  # of its grid
        elsewhere = [each for each in assets if re.match(r"(https?:)?//", each) and not each.startswith(address)]
        assert elsewhere == []
        assert len(assets) >= 5
        loaded = [each for each in assets if not each.startswith("data:")]
        for each in loaded:
            _fetched(each if each.startswith(address) else f"{address}/{each.lstrip('/')}")
    assert (heard.read_text() if heard.exists() else "") == ""


def _told_line() -> str:
    lines = HOW_TO.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if "solara run" in line)


def _told_variables() -> dict[str, str]:
    return dict(word.split("=", 1) for word in shlex.split(_told_line()) if re.fullmatch(r"[A-Z_]+=\S+", word))


def _listening(folder: Path, heard: Path) -> Path:
    """Return a folder that, on the path of Python, writes down every host but loopback that is asked for."""
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "def listen(event, values):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo'):\n"
        "        host = values[1][0] if event == 'socket.connect' and isinstance(values[1], tuple) else values[0]\n"
        "        if isinstance(host, str) and host not in ('127.0.0.1', '::1', 'localhost', '0.0.0.0', ''):\n"
        f"            open({str(heard)!r}, 'a').write(f'{{event}} {{host}}\\n')\n"
        "sys.addaudithook(listen)\n"
    )
    return folder


@contextlib.contextmanager
def _served(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """Serve the page as the how-to page says, on a free port of loopback, and end it afterwards."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    told = [word for word in shlex.split(_told_line()) if "=" not in word]
    assert told[:2] == ["solara", "run"]
    command = [sys.executable, "-m", *told, "--no-open", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "said.txt").open("w") as said:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT)
        try:
            address, end = f"http://127.0.0.1:{port}", time.monotonic() + _PATIENCE
            while True:
                with contextlib.suppress(OSError):
                    _fetched(address)
                    break
                if server.poll() is not None or time.monotonic() > end:
                    pytest.fail(f"the page was not served:\n{(folder / 'said.txt').read_text()[-2000:]}")
                time.sleep(0.5)
            yield address
        finally:
            server.terminate()
            server.wait(30)


def _fetched(address: str) -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=60) as answer:
        body: bytes = answer.read()
    assert body, f"{address} is empty"
    return body
