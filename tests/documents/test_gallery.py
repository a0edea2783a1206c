"""The gallery: it leaves no figure of the package out, and its command draws pictures and writes their page."""

from __future__ import annotations

import ast
from pathlib import Path

import gallery_figures
import make_gallery
import matplotlib.image
import pytest
from gallery_figures import GALLERY
from gallery_runs import Runs
from matplotlib.figure import Figure

import empathysim
from empathysim.errors import InputError

DOCS = Path(__file__).parents[2] / "docs"
if not (DOCS / "make_gallery.py").is_file():
    pytest.skip("the gallery lies in the project's folder, which is absent", allow_module_level=True)


#: Functions that only choose one of the others.
CHOOSE = {"figure_of"}
TINY = Runs(weeks=8, warm_up=0, employees=40, many=3, few=2, stops=2)
#: Quick to draw, and between them all kinds of runs that figures share.
SOME = (
    "one_run", "fan", "paired_differences", "dots_to_count", "five_as_over_time", "five_as_at_the_end", "lifetimes",
    "ladder", "one_encounter", "network", "sweep_as_lines",
)  # fmt: skip


def figures_of_the_package() -> set[str]:
    """Return every public function of the package that returns a figure, from the sources."""
    found = set()
    for path in (Path(empathysim.__file__).parent / "figures").glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if (
                isinstance(node, ast.FunctionDef)
                and not node.name.startswith(("_", "of_"))
                and node.returns is not None
            ):
                found |= {node.name} if ast.unparse(node.returns) == "Figure" else set()
    return found - CHOOSE


def test_every_figure_of_the_package_is_in_the_gallery() -> None:
    """It would fail for a new figure that nobody draws there."""
    nodes = list(ast.walk(ast.parse(Path(gallery_figures.__file__).read_text(encoding="utf-8"))))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    used |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert len(figures_of_the_package()) > 10
    assert sorted(figures_of_the_package() - used) == []


def test_every_entry_asks_a_question_and_shows_its_code() -> None:
    names = [entry.__name__ for entry in GALLERY]
    assert len(set(names)) == len(names)
    for entry in GALLERY:
        assert make_gallery.question(entry).endswith("?")
        assert make_gallery.code(entry).splitlines()[-1].lstrip().startswith(("return ", ")"))
        ast.parse("def entry(runs):\n" + "\n".join(f"    {line}" for line in make_gallery.code(entry).splitlines()))


def test_functions_that_draw_are_entries() -> None:
    """It would fail for one that was written and left out of the list."""
    tree = ast.parse(Path(gallery_figures.__file__).read_text(encoding="utf-8"))
    assert {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} == {each.__name__ for each in GALLERY}


def test_an_unknown_figure_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert make_gallery.main(["laddr", "--out", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "there is no figure 'laddr'" in said
    assert "ladder" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_pictures_are_drawn_and_the_page_shows_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is a picture with something in it; the page shows those that are there and no others."""
    entries = [entry for entry in GALLERY if entry.__name__ in SOME]
    assert len(entries) == len(SOME)
    assert make_gallery.draw(entries, TINY, tmp_path) == []
    for name in SOME:
        picture = matplotlib.image.imread(tmp_path / f"{name}.png")
        assert picture.shape[0] > 200
        assert picture[..., :3].std() > 0.01
    assert f"{len(SOME)} of {len(SOME)}" in capsys.readouterr().err
    page = make_gallery.page(tmp_path)
    assert page.count("![") == len(SOME)
    assert "![fan](fan.png)" in page
    assert "portfolio.png" not in page
    assert "How many employees are engaged" in page


def test_a_figure_that_cannot_be_drawn_keeps_no_other_from_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(runs: Runs) -> Figure:
        raise InputError("too few runs.")

    def drawn(runs: Runs) -> Figure:
        return Figure()

    assert make_gallery.draw([refused, drawn], TINY, tmp_path) == ["refused"]
    assert "1 of 2  refused (not drawn: too few runs.)" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["drawn.png"]


@pytest.mark.long
def test_the_command_makes_every_picture(tmp_path: Path) -> None:
    """As a user runs it; a few minutes."""
    assert make_gallery.main(["--out", str(tmp_path)]) == 0
    assert {path.stem for path in tmp_path.glob("*.png")} == {entry.__name__ for entry in GALLERY}
    assert (tmp_path / "README.md").read_text(encoding="utf-8").count("```python") == len(GALLERY)
