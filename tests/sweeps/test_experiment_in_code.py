"""Experiments told in code: the same as from a file, written to one and read again; and a schema for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from empathysim.errors import InputError
from empathysim.scenarios.toml_file import document_of
from empathysim.sweeps.asking.experiment import Experiment
from empathysim.sweeps.asking.meanings import MEANINGS
from empathysim.sweeps.asking.schema import experiment_schema
from empathysim.sweeps.designs.design import design_of

SHIPPED = sorted((Path(__file__).parents[2] / "experiments").glob("*.toml"))


def rich() -> Experiment:
    """Return an experiment in which there is something of everything."""
    return Experiment(
        'Does "talk" help?',
        asks="First line.\nSecond line, with a \\ in it.",
        references=["empathy_texts"],
        outcomes=["satisfaction", "clv"],
        windows={"first_year": [0, 52]},
        smallest_differences={"clv": 0.01},
        levers={"talk.from_week": [0, 26], "groupthink": (0.0, 1.0)},
        uncertainties={
            "human_bias.*": None,
            "journey.handoff_loss": {"distribution": "triangular", "mode": 0.2, "range": [0.1, 0.3]},
            "industry": ["bank", "airline"],
        },
        interventions={"talk": {"parameter": "talk_about_emotions.intensity", "value": 0.8, "from_week": 0}},
        kind="latin_hypercube",
        points=[6, 3],
        seeds=[3, 2**63],
        weeks=60,
    )


def test_what_is_written_reads_back_as_the_same_experiment(tmp_path: Path) -> None:
    told = rich()
    told.to_toml(tmp_path / "experiment.toml")
    read = Experiment.load(tmp_path / "experiment.toml")
    assert design_of(read) == design_of(told)
    parts = ("title", "asks", "references", "factors", "interventions", "windows", "smallest_differences", "weeks")
    assert [getattr(read, part) for part in parts] == [getattr(told, part) for part in parts]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_experiment_is_written_as_it_was_read(path: Path, tmp_path: Path) -> None:
    read = Experiment.load(path)
    read.to_toml(tmp_path / path.name)
    again = Experiment.load(tmp_path / path.name)
    assert (again.factors, again.outcomes, again.seeds) == (read.factors, read.outcomes, read.seeds)


def test_a_star_stands_for_every_parameter_of_that_name() -> None:
    names = [factor.name for factor in rich().factors]
    assert {"human_bias.strength", "human_bias.empathy_weight"} <= set(names)
    everything = Experiment("What matters?", outcomes=["clv"], uncertainties={"*": None}, kind="morris", points=2)
    from empathysim.parameters.registry import PARAMETERS

    assert {factor.name for factor in everything.factors} == set(PARAMETERS)


def test_parts_are_replaced_by_name() -> None:
    smaller = rich().replace(points=4, seeds=None, levers={"groupthink": [0.5]})
    assert (smaller.points, list(smaller.seeds)) == (4, [0])
    assert next(factor for factor in smaller.factors if factor.name == "groupthink").values == (0.5,)
    with pytest.raises(InputError, match="sedes: an experiment has no such part. Did you mean 'seeds'"):
        rich().replace(sedes=3)


def test_what_is_wrong_in_code_is_said_as_in_a_file() -> None:
    with pytest.raises(InputError) as caught:
        Experiment("", outcomes=["clvv"], levers={"groupthnk": [1]}, sheeds=2)
    assert caught.value.messages == ("sheeds: an experiment has no such part. Did you mean 'seeds'?",)
    with pytest.raises(InputError) as caught:
        Experiment("", outcomes=["clvv"], levers={"groupthnk": [1]})
    said = str(caught.value)
    assert "title = ''" in said
    assert "Did you mean 'clv'?" in said
    assert "Did you mean 'groupthink'?" in said


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_takes_every_shipped_experiment(path: Path) -> None:
    jsonschema.Draft202012Validator(experiment_schema()).validate(document_of(path, "an experiment"))


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("design", "kind", "gird"),
        ("design", "sedes", 3),
        ("outcomes", "columns", ["satisfacton"]),
        ("levers", "group_think", {"conformty": {"values": [1]}}),
        ("levers", "groupthink", {"values": [1.5]}),
        ("levers", "groupthink", {"range": [0.1]}),
        ("question", "title", 5),
    ],
)
def test_the_schema_marks_what_would_be_refused(table: str, key: str, value: Any) -> None:
    document = document_of(SHIPPED[0], "an experiment")
    checker = jsonschema.Draft202012Validator(experiment_schema())
    assert checker.is_valid(document)
    document[table] = {**document[table], key: value}
    assert not checker.is_valid(document)
    with pytest.raises(InputError):
        Experiment.from_document(document, "x.toml")


def test_the_schema_takes_everything_that_an_experiment_can_say() -> None:
    nested = document_of_text(rich())
    jsonschema.Draft202012Validator(experiment_schema()).validate(nested)


def test_the_value_of_any_intervention_is_told_in_neutral_words() -> None:
    """It fails where the schema takes one parameter's meaning or bounds for those of all."""
    for table in ("levers", "uncertainties"):
        own = experiment_schema()["properties"][table]["additionalProperties"]["properties"]
        assert own["value"]["description"] == "what it is set to"
    document = {**document_of(SHIPPED[0], "an experiment"), "levers": {"strike": {"value": {"values": [3.0, 52.0]}}}}
    jsonschema.Draft202012Validator(experiment_schema()).validate(document)


def document_of_text(experiment: Experiment) -> dict[str, Any]:
    """Return the document of an experiment as TOML nests it."""
    import tomllib

    from empathysim.sweeps.asking.writing import toml_text

    return tomllib.loads(toml_text(experiment.document))


def test_nothing_is_explained_that_an_experiment_cannot_say() -> None:
    """Fails for a key that went away and left its meaning behind; of the reverse no schema can be made."""
    tables = experiment_schema()["properties"]
    found = {name: set(tables[name]["properties"]) for name in ("question", "outcomes", "design")}
    found["design"] -= {"kind"}
    found["interventions"] = set(tables["interventions"]["additionalProperties"]["properties"])
    found["factor"] = set(tables["levers"]["patternProperties"]["\\*"]["properties"])
    assert {name: set(keys) for name, keys in MEANINGS.items()} == found
