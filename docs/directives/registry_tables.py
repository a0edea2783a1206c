"""Tables of the documents, made from the registries when the site is built; none is kept in a file.

In MyST, the second line being optional:

    ```{registry-table} parameters
    :of: human_bias emotion.curvature
    ```

`:of:` names parameters or groups of them (`parameters`), one of employees, customers, silos, firm (`columns`), or
names of rows (all others).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from letters import COLUMNS, letter_of, symbol

from empathysim.chance import DECISIONS
from empathysim.errors import InputError, nearest, quoted
from empathysim.instruments.loyalty_items import WEIGHTS
from empathysim.instruments.survey import CUSTOMER_ITEMS
from empathysim.organization.arrivals import NEVER
from empathysim.organization.columns import Column
from empathysim.organization.journeys import JOURNEYS
from empathysim.outcomes.readings import READINGS, SUMMARY_ONLY, Reading
from empathysim.parameters.dials import DIALS
from empathysim.parameters.industries import INDUSTRIES
from empathysim.parameters.parameter import Parameter
from empathysim.parameters.references import REFERENCES
from empathysim.parameters.registry import PARAMETERS
from empathysim.scenarios import shipped
from empathysim.scenarios.firms import LEVERS
from empathysim.scenarios.scenario import Scenario

EVIDENCE = {
    "seed": "an idea of the source texts; the value is a choice unless they name it",
    "literature": "published research, for direction or order of size",
    "calibrated": "tuned to published figures",
    "assumed": "a choice of this model",
}


class Table(NamedTuple):
    """Headings, and rows with a text for each of them; what stands between backticks is code."""

    headings: Sequence[str]
    rows: list[tuple[str, ...]]


def chosen(names: Iterable[str], of: Sequence[str]) -> list[str]:
    """Return the names that are asked for, or whose group is (the part before the point); all for an empty `of`.

    Raises
    ------
    InputError : for a word that is neither a name nor a group, all of them at once.
    """
    names = list(names)
    known = {*names, *(name.partition(".")[0] for name in names)}
    unknown = [word for word in of if word not in known]
    if unknown:
        raise InputError(f"there is no {quoted(word)} here.{nearest(word, known)}" for word in unknown)
    return [name for name in names if not of or name in of or name.partition(".")[0] in of]


def _number(value: float) -> str:
    return f"{value:,.6g}"


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _parameters(of: Sequence[str]) -> Table:
    def row(each: Parameter) -> tuple[str, ...]:
        default = f"as `{each.follows}`" if each.default is None else _number(each.default)
        bounds = f"{_number(each.low)} to {_number(each.high)}"
        return (
            f"`{each.name}`",
            symbol(each),
            each.meaning,
            default,
            bounds,
            each.unit,
            each.evidence,
            _code(each.source),
        )

    headings = ("parameter", "symbol", "what it is", "default", "bounds", "unit", "evidence", "sources")
    return Table(headings, [row(PARAMETERS[name]) for name in chosen(PARAMETERS, of)])


def _evidence(of: Sequence[str]) -> Table:
    counts = {word: sum(each.evidence == word for each in PARAMETERS.values()) for word in chosen(EVIDENCE, of)}
    rows = [(word, EVIDENCE[word], str(many)) for word, many in counts.items()]
    return Table(("evidence", "what the default rests on", "parameters"), rows)


def _readings(of: Sequence[str]) -> Table:
    at_end = {reading.name for reading in SUMMARY_ONLY}

    def row(each: Reading) -> tuple[str, ...]:
        matters = f"{each.smallest_difference:.2%}" if each.is_relative else _number(each.smallest_difference)
        when = "summary" if each.name in at_end else "every week"
        return f"`{each.name}`", each.meaning, each.unit, each.better, matters, when

    headings = ("reading", "what it is", "unit", "better", "smallest difference that matters", "read")
    return Table(headings, [row(READINGS[name]) for name in chosen(READINGS, of)])


def _columns(of: Sequence[str]) -> Table:
    def row(having: str, each: Column) -> tuple[str, ...]:
        name = f"`{each.name}`" if each.shape == 1 else f"`{each.name}` ({each.shape} values)"
        return name, letter_of(having, each.name), each.meaning, each.unit, _between(each)

    rows = [row(having, each) for having in chosen(COLUMNS, of) for each in COLUMNS[having]]
    return Table(("state variable", "letter", "what it is", "unit", "bounds"), rows)


def _between(column: Column) -> str:
    """Return the bounds of a state variable in words where a number alone would say nothing."""
    if column.low == -float("inf"):
        return "none"
    if column.low <= NEVER:
        return f"0 or more, {NEVER:,} for never"
    low = _number(column.low)
    return f"{low} or more" if column.high == float("inf") else f"{low} to {_number(column.high)}"


def _scenarios(of: Sequence[str]) -> Table:
    def row(name: str) -> tuple[str, ...]:
        each = Scenario.load(name)
        signs = ", ".join(f"{reading} {sign}" for reading, sign in each.expects.items())
        expected = f"than `{each.against}`: {signs}" if each.against else "nothing: others are compared with it"
        return f"`{name}`", each.title, expected, _code(each.sources)

    rows = [row(name) for name in chosen((name for name, _ in shipped.names()), of)]
    return Table(("scenario", "in one line", "expected", "sources"), rows)


def _references(of: Sequence[str]) -> Table:
    return Table(("key", "source"), [(f"`{key}`", REFERENCES[key]) for key in chosen(REFERENCES, of)])


def _decisions(of: Sequence[str]) -> Table:
    return Table(("number", "decision"), [(str(DECISIONS.index(name)), f"`{name}`") for name in chosen(DECISIONS, of)])


def _dials(of: Sequence[str]) -> Table:
    return Table(("dial", "sets"), [(f"`{name}`", _code(DIALS[name])) for name in chosen(DIALS, of)])


def _industries(of: Sequence[str]) -> Table:
    columns = next(iter(INDUSTRIES.values()))
    rows = [(f"`{name}`", *map(_number, INDUSTRIES[name].values())) for name in chosen(INDUSTRIES, of)]
    return Table(("industry", *(f"`{column}`" for column in columns)), rows)


def _journeys(of: Sequence[str]) -> Table:
    names = chosen((journey.name for journey in JOURNEYS), of)
    rows = [
        (f"`{each.name}`", " → ".join(each.route), *map(_number, (each.weight, each.stake, each.complexity)),
         f"{each.starting_mood:+.6g}", "yes" if each.earns_revenue else "no", "yes" if each.hidden_need else "no")
        for each in JOURNEYS if each.name in names
    ]  # fmt: skip
    return Table(
        ("journey", "route", "weight", "stake", "complexity", "mood", "earns revenue", "has a hidden need"), rows
    )


def _questions(of: Sequence[str]) -> Table:
    names = chosen((item.name for item in CUSTOMER_ITEMS), of)
    rows = [
        (f"`{each.name}`", each.asks, *map(_number, (each.centre, each.gain, each.style_loading, each.noise_sd,
         each.reference)), "recalled" if each.name not in WEIGHTS else ", ".join(map(_number, WEIGHTS[each.name])))
        for each in CUSTOMER_ITEMS if each.name in names
    ]  # fmt: skip
    weights = "weights of R, 2 A - 1 and 2 T - 1"
    return Table(("item", "asks", "centre", "gain", "style loading", "noise sd", "reference", weights), rows)


def _levers_of_firms(of: Sequence[str]) -> Table:
    rows = [(f"`{name}`", *map(_number, LEVERS[name])) for name in chosen(LEVERS, of)]
    return Table(("parameter", "mean", "effect of one sd of maturity", "spread of its own"), rows)


TABLES: dict[str, Callable[[Sequence[str]], Table]] = {
    "parameters": _parameters, "readings": _readings, "columns": _columns, "scenarios": _scenarios,
    "references": _references, "evidence": _evidence, "decisions": _decisions, "dials": _dials,
    "industries": _industries, "journeys": _journeys, "questions": _questions, "levers-of-firms": _levers_of_firms,
}  # fmt: skip
"""Every kind of table by its name, each made from the names that `:of:` chooses."""


def _docutils_table(table: Table) -> Any:
    """Return the table as docutils nodes, which is what every kind of page is written from."""
    from docutils import nodes

    def cell(text: str) -> Any:
        paragraph = nodes.paragraph()
        for place, part in enumerate(text.split("`")):
            if part:
                # A line may end after the stroke of a unit: USD/employee/week would widen the table.
                paragraph += nodes.literal(part, part) if place % 2 else nodes.Text(part.replace("/", "/\u200b"))
        return nodes.entry("", paragraph)

    def row(texts: Sequence[str]) -> Any:
        return nodes.row("", *(cell(text) for text in texts))

    # Widths by the longest text, within limits: names are never cut short, sentences take what is left.
    widths = [min(40, max(8, *map(len, column))) for column in zip(table.headings, *table.rows, strict=True)]
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in widths), cols=len(widths))
    group += nodes.thead("", row(table.headings))
    group += nodes.tbody("", *(row(texts) for texts in table.rows))
    return nodes.table("", group, classes=["registry"])


def setup(app: Any) -> dict[str, bool]:
    """Give Sphinx the directive; `app` is the application that builds the site."""
    from docutils.parsers.rst import directives
    from sphinx.util.docutils import SphinxDirective

    class RegistryTable(SphinxDirective):
        """A table of one registry."""

        required_arguments = 1
        option_spec = {"of": directives.unchanged_required}  # noqa: RUF012 (docutils asks for a plain attribute)

        def run(self) -> list[Any]:
            kind = self.arguments[0]
            if kind not in TABLES:
                raise self.error(f"there is no table {quoted(kind)}; allowed are {', '.join(TABLES)}.")
            try:
                return [_docutils_table(TABLES[kind](self.options.get("of", "").split()))]
            except InputError as error:
                raise self.error(f"{kind}: {' '.join(error.messages)}") from None

    app.add_directive("registry-table", RegistryTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
