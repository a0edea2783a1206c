"""A sweep lived with rules of a user's own: the same numbers as anywhere, and a folder that knows what it holds."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from matplotlib.text import Text
from worlds import needs_machine_code

from empathysim.__main__ import main
from empathysim.analysis.tipping.verdict_map_of_sweep import verdict_map_of_sweep
from empathysim.compose import Live, compose_rules
from empathysim.errors import InputError
from empathysim.figures.sweep import figure_of
from empathysim.laboratory import simulate
from empathysim.parameters.own import declare_parameter
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios.scenario import Scenario
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.lock import FolderRefused
from empathysim.sweeps.progress import Progress
from empathysim.sweeps.record.ledger import Ledger
from empathysim.sweeps.record.own_rules import differences_of_rules, told_rules
from empathysim.sweeps.record.results import canon
from empathysim.sweeps.replay import replay
from empathysim.sweeps.sweep import Sweep, open_sweep, sweep

LOST = 0.5
FIRM: dict[str, Any] = {"weeks": 4, "warm_up": 1, "employees": 24}
STRENGTH = "loneliness.strength"


def lost(near_happiness: float) -> float:
    """Return what is lost among unhappy people."""
    return LOST * (1.0 - near_happiness)


def loneliness(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return what loneliness leaves of empathy, in [0, 1]."""
    left: float = 1.0 - p.loneliness_strength * lost(me.near_happiness)
    return left


def other(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return the same from another law."""
    left: float = 1.0 - p.loneliness_strength * lost(me.fatigue)
    return left


def asked(**told: Any) -> Experiment:
    """Return an experiment of 8 runs: two strengths by two levers by two seeds."""
    levers = {STRENGTH: [0.0, 0.6], "group_think.conformity": [0.2, 0.6]}
    usual = {"levers": levers, "outcomes": ["empathy", "satisfaction"], "seeds": 2, **FIRM}
    return Experiment("Does loneliness matter?", **{**usual, **told})


@pytest.fixture(scope="module")
def rules() -> Iterator[Live]:
    """Return a week with a rule of one's own, composed and compiled once; its parameter is known as long."""
    declare_parameter(STRENGTH, "how alone people feel at work", default=0.6)
    yield compose_rules(further_factor=loneliness)
    del PARAMETERS[STRENGTH]


@pytest.fixture(scope="module")
def done(rules: Live, tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    """Return a sweep that was lived with them."""
    return sweep(asked(), tmp_path_factory.mktemp("own") / "out", rules=rules)


def definition(folder: Path) -> dict[str, Any]:
    """Return what a folder says that its runs were made from."""
    with Ledger(folder, "read") as ledger:
        return dict(ledger.facts()["definition"])


def cut_after(runs: int) -> Any:
    """Return what interrupts a sweep when so many runs have ended."""

    def cut(now: Progress) -> None:
        if now.done >= runs:
            raise KeyboardInterrupt

    return cut


def test_every_run_is_the_one_that_simulate_lives_with_these_rules(done: Sweep, rules: Live) -> None:
    """Fails where a worker lives the week as it ships, or the strength does not reach the rule."""
    assert (done.done, done.failed, done.missing) == (8, 0, 0)
    for row in done.rows():
        firm = Scenario.load("baseline").replace({name: row[name] for name in (STRENGTH, "group_think.conformity")})
        alone = simulate(firm, seed=row["seed"], rules=rules, **FIRM).summary
        assert (row["empathy"], row["satisfaction"]) == (alone["empathy"], alone["satisfaction"])
    empathy = done.to_pandas().groupby(STRENGTH).empathy.mean()
    assert empathy[0.0] > empathy[0.6]


def test_at_strength_0_it_is_the_sweep_without_rules_to_the_last_bit(rules: Live, tmp_path: Path) -> None:
    """Such as it has always been, too; fails where the week changes more than the rule."""
    levers = {"group_think.conformity": [0.2, 0.6]}
    silent = sweep(asked(levers=levers, uncertainties={STRENGTH: [0.0]}), tmp_path / "own", rules=rules, workers=2)
    usual = sweep(asked(levers=levers), tmp_path / "usual", executor="serial")
    rows = [{name: row[name] for name in usual.rows()[0]} for row in silent.rows()]
    assert canon(rows) == canon(usual.rows())


def test_a_folder_without_rules_says_nothing_of_what_a_process_declares(rules: Live, tmp_path: Path) -> None:
    """Fails where a parameter of one's own, which the week does not read, makes another sweep."""
    usual = asked(levers={"group_think.conformity": [0.2]}, seeds=1)
    before = definition(sweep(usual, tmp_path / "with", executor="serial").folder)
    kept = PARAMETERS.pop(STRENGTH)
    try:
        after = definition(sweep(usual, tmp_path / "without", executor="serial").folder)
    finally:
        PARAMETERS[STRENGTH] = kept
    assert before == after
    assert "rules" not in after
    assert STRENGTH not in json.dumps(after)


@needs_machine_code
def test_a_sweep_until_precise_that_was_cut_goes_on(rules: Live, tmp_path: Path) -> None:
    told: dict[str, Any] = {"kind": "until_precise", "levers": {STRENGTH: [0.0, 0.6]}, "outcomes": ["empathy"]}
    told |= {"seeds": 16, "smallest_differences": {"empathy": 0.01}}
    whole = sweep(asked(**told), tmp_path / "whole", rules=rules)
    with pytest.raises(KeyboardInterrupt):
        sweep(asked(**told), tmp_path / "cut", rules=rules, executor="serial", progress=cut_after(3))
    assert open_sweep(tmp_path / "cut").missing > 0
    again = sweep(asked(**told), tmp_path / "cut", rules=rules)
    assert canon(again.rows()) == canon(whole.rows())
    assert again.missing == 0


def test_parts_become_one(rules: Live, done: Sweep, tmp_path: Path) -> None:
    """And what was lived with other rules is not taken over."""
    parts = [tmp_path / str(number) for number in (1, 2)]
    for number, part in enumerate(parts, start=1):
        assert sweep(asked(), part, rules=rules, part=f"{number}/2").missing == 4
    joined = sweep(asked(), tmp_path / "joined", rules=rules, take_from=parts, progress=cut_after(9))
    assert canon(joined.rows()) == canon(done.rows())
    levers = {"group_think.conformity": [0.2, 0.6]}
    sweep(asked(levers=levers), tmp_path / "shipped", executor="serial")
    with pytest.raises(FolderRefused, match="further_factor was as it ships, and is loneliness"):
        sweep(asked(levers=levers), tmp_path / "more", rules=rules, take_from=[tmp_path / "shipped"])


def test_the_folder_keeps_text_surroundings_and_parameters(done: Sweep) -> None:
    """Of the rule and of what it calls; fails where a reader of the folder could not write the rule again."""
    for told in (done.provenance, definition(done.folder)):
        rule = told["rules"]["further_factor"]
        assert "p.loneliness_strength * lost(me.near_happiness)" in rule["source"]
        assert "return LOST * (1.0 - near_happiness)" in rule["source"]
        assert rule["reads"] == {"lost": f"{__name__}.lost", "lost: LOST": "0.5"}
        assert told["own parameters"][STRENGTH] == {
            "meaning": "how alone people feel at work", "unit": "-", "low": 0.0, "high": 1.0, "default": 0.6,
        }  # fmt: skip


def test_other_rules_or_none_are_refused_with_what_differs(
    done: Sweep, rules: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fails where numbers of two laws would be mixed: another text, another number that it reads, another default."""
    levers = {"group_think.conformity": [0.2, 0.6]}
    mine = sweep(asked(levers=levers), tmp_path, rules=rules).folder
    with pytest.raises(FolderRefused, match=r"further_factor was loneliness, .* is as it ships; give rules="):
        sweep(asked(levers=levers), mine, executor="serial")
    with pytest.raises(FolderRefused, match=r"lost\(me\.near_happiness\)` is now `.*lost\(me\.fatigue\)"):
        sweep(asked(levers=levers), mine, rules=compose_rules(further_factor=other))
    monkeypatch.setitem(PARAMETERS, STRENGTH, PARAMETERS[STRENGTH])
    declare_parameter(STRENGTH, "how alone people feel at work", default=0.4)
    with pytest.raises(FolderRefused, match=f"{STRENGTH}: its default was 0.6, is 0.4"):
        sweep(asked(levers=levers), mine, rules=rules)
    monkeypatch.setitem(globals(), "LOST", 0.4)
    with pytest.raises(InputError, match=r"lost: LOST was 0\.5, is 0\.4"):
        replay(done.folder, 0, compose_rules(further_factor=loneliness))


def test_a_replay_is_identical_with_these_rules_only(done: Sweep, rules: Live) -> None:
    assert all(done.replay(number, rules=rules).is_identical for number in range(8))
    with pytest.raises(InputError, match="further_factor was loneliness, a rule of its author's own"):
        done.replay(0)
    with pytest.raises(InputError, match="further_factor is another rule"):
        replay(done.folder, 0, compose_rules(further_factor=other))
    with pytest.raises(InputError, match=r"rules must be what es\.compose_rules"):
        done.replay(0, rules=len)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="what was replaced in this week is not known"):
        done.replay(0, rules=lambda world, log, first, weeks: None)


def test_who_lives_them_is_this_process(rules: Live, tmp_path: Path) -> None:
    """Fails where workers that do not know the rule would be handed runs."""
    for executor, scheduler in (("processes", None), ("dask", "tcp://127.0.0.1:1")):
        with pytest.raises(InputError, match=f"executor = '{executor}': rules of your own live in this .* are threads"):
            sweep(asked(), tmp_path, rules=rules, executor=executor, scheduler=scheduler)
    with ProcessPoolExecutor(1) as pool, pytest.raises(InputError, match="executor = 'ProcessPoolExecutor': rules"):
        sweep(asked(), tmp_path, rules=rules, executor=pool)
    with ThreadPoolExecutor(2) as pool:
        assert sweep(asked(seeds=1), tmp_path, rules=rules, executor=pool).done == 4


def test_an_own_parameter_is_drawn_moved_and_held_to_its_bounds(rules: Live, tmp_path: Path) -> None:
    """Fails where a parameter of one's own is no factor, in designs that draw, or in interventions."""
    alone = {"parameter": STRENGTH, "value": 0.9, "from_week": 2}
    drawn = asked(
        kind="latin_hypercube", points=4, seeds=1, levers={"alone.value": (0.2, 0.9)}, interventions={"alone": alone},
        uncertainties={STRENGTH: None},
    )  # fmt: skip
    table = sweep(drawn, tmp_path, rules=rules).to_pandas()
    assert (table.status == "done").all()
    assert table[STRENGTH].between(0.0, 1.0).all()
    assert table[STRENGTH].nunique() == table["alone.value"].nunique() == 4
    assert open_sweep(tmp_path).replay(1, rules=rules).is_identical
    with pytest.raises(InputError, match=f"{STRENGTH} = 1.5 must be a number from 0 to 1"):
        asked(levers={STRENGTH: [1.5]})
    with pytest.raises(InputError, match="its own; parameters of the group 'loneliness' are called so"):
        asked(interventions={"loneliness": alone})
    with pytest.raises(InputError, match=f"{STRENGTH} is set, and no rule of this week reads it: give rules="):
        sweep(asked(), tmp_path / "without", executor="serial")


def test_its_figure_and_its_map(done: Sweep, rules: Live) -> None:
    """The present point, which the grid does not hold whole, is lived with these rules, or not at all."""
    drawn = figure_of(done)
    assert "rules replaced: further_factor" in " ".join(text.get_text() for text in drawn.findobj(Text))
    assert "loneliness (strength)" in {axes.get_xlabel() for axes in drawn.axes} | {a.get_ylabel() for a in drawn.axes}
    found = verdict_map_of_sweep(done, "empathy", rules=rules)
    lived = [row["empathy"] for row in done.rows() if row[STRENGTH] == 0.6 and row["group_think.conformity"] == 0.6]
    assert np.array_equal(found.today, lived)
    with pytest.raises(InputError, match="further_factor was loneliness"):
        verdict_map_of_sweep(done, "empathy")


STRANGER = """
import json, sys
import empathysim as es
from empathysim.__main__ import main
from empathysim.notebook.sweep import sweep_view
folder, experiment = sys.argv[1:]
done = es.open_sweep(folder)
drawn, shown = es.sweep_figure(done), sweep_view(done)
arrays = done.to_xarray()
print(json.dumps({
    "rows": done.rows(), "frame": len(done.to_pandas()), "axes": list(arrays.sizes), "damage": done.verify(),
    "varied": [each.name for each in done.experiment.factors],
}))
for living in (lambda: done.replay(0), lambda: es.sweep(done.experiment, folder + "_new"),
               lambda: es.verdict_map_of_sweep(done)):
    try:
        living()
    except es.InputError as error:
        print(" ".join(str(error).split()))
commands = (["sweep", experiment, "--out", folder], ["replay", folder, "--run", "0"], ["verify", folder],
            ["results", folder, "--output", folder + ".csv"])
print([main(words) for words in commands])
"""


def test_a_process_that_knows_neither_rule_nor_parameter_reads_the_folder(done: Sweep, tmp_path: Path) -> None:
    """And is told what is missing where it would have to live; fails where a folder can be read by its maker only."""
    asked().to_toml(tmp_path / "lonely.toml")
    ended = subprocess.run(
        [sys.executable, "-c", STRANGER, str(done.folder), str(tmp_path / "lonely.toml")],
        capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    told, replayed, lived, mapped, *_, codes = ended.stdout.splitlines()
    found = json.loads(told)
    assert found.pop("rows") == done.rows()
    assert found == {
        "frame": 8, "axes": [STRENGTH, "group_think.conformity", "seed"], "damage": [],
        "varied": [STRENGTH, "group_think.conformity"],
    }  # fmt: skip
    assert "further_factor was loneliness" in replayed
    declaration = f"es.declare_parameter('{STRENGTH}', 'how alone people feel at work', default=0.6, low=0.0, high=1.0)"
    assert declaration in replayed
    assert f"{STRENGTH} is a parameter of its author's own; declare it" in lived
    assert f"{STRENGTH} is a parameter of its author's own; declare it" in mapped
    assert codes == "[2, 2, 0, 0]"
    assert "further_factor of their author's own, which the command line does not know" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_command_does_not_go_on_with_what_it_does_not_know(
    done: Sweep, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does `sensitivity`; fails where the folder is refused as one that is only held by others (code 4)."""
    asked().to_toml(tmp_path / "lonely.toml")
    for command in ("sweep", "sensitivity"):
        assert main([command, str(tmp_path / "lonely.toml"), "--out", str(done.folder)]) == 2
        assert "go on in Python" in capsys.readouterr().err


def test_a_rule_has_the_same_mark_in_every_process(rules: Live) -> None:
    """Whatever was declared before it; fails where a place in memory or in the record of parameters is part of it."""
    code = (
        "import json, sys; sys.path += sys.argv[1:]; import test_sweep_with_own_rules as own; "
        "own.declare_parameter('first.strength', 'another', default=0.1); "
        "own.declare_parameter(own.STRENGTH, 'how alone people feel at work', default=0.6); "
        "print(json.dumps(own.told_rules(own.compose_rules(further_factor=own.loneliness))))"
    )
    folders = [str(each) for each in Path(__file__).parents[:2]]
    ended = subprocess.run([sys.executable, "-c", code, *folders], capture_output=True, text=True, timeout=240)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == told_rules(rules)


def test_in_another_version_of_python_the_text_decides(rules: Live) -> None:
    """Code differs there for the same rule; fails where a sweep cannot move to another machine, or any rule can."""
    now = told_rules(rules)
    rule = {**now["rules"]["further_factor"], "python": "3.0", "sha256": "of code of another Python"}
    assert differences_of_rules({**now, "rules": {"further_factor": rule}}, now) == []
    for odd in ({"source": "return 0.5"}, {"reads": {}}, {"source": f"{rule['source']}# its text is not known"}):
        assert differences_of_rules({**now, "rules": {"further_factor": rule | odd}}, now) != [], odd


def test_comments_and_documentation_are_no_part_of_a_rule(rules: Live) -> None:
    """A text that is not known is said to be so; fails where a corrected comment would forbid to go on."""
    names: dict[str, Any] = {"lost": lost, "__name__": __name__}
    exec("def loneliness(p, me, customer, silo):\n  # short\n"
         "  left: float = 1.0 - p.loneliness_strength * lost(me.near_happiness)\n  return left", names)  # fmt: skip
    here = told_rules(compose_rules(further_factor=names["loneliness"]))["rules"]["further_factor"]
    assert here["sha256"] == told_rules(rules)["rules"]["further_factor"]["sha256"]
    assert here["source"].startswith("# loneliness: its text is not known")


mine = ModuleType("mine")
"""Stands for a module of a researcher's own."""


def gloom(p: Any, me: Any, customer: Any, silo: Any) -> float:
    """Return what gloom leaves of empathy, by a number that stands in a module."""
    left: float = 1.0 - mine.LOST * math.exp(-me.near_happiness)
    return left


def test_what_is_read_of_a_module_is_part_of_the_rule() -> None:
    """Fails where a number in a module of one's own changes, and week or folder are taken for the same."""
    mine.LOST = 0.2  # type: ignore[attr-defined]
    first = compose_rules(further_factor=gloom)
    before = told_rules(first)
    assert before["rules"]["further_factor"]["reads"] == {"math.exp": "math.exp", "mine.LOST": "0.2"}
    mine.LOST = 0.9  # type: ignore[attr-defined]
    second = compose_rules(further_factor=gloom)
    assert second is not first
    assert differences_of_rules(before, told_rules(second)) == [
        "further_factor is another rule than the one that was lived: mine.LOST was 0.2, is 0.9"
    ]
