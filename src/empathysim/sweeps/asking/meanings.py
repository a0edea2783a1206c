"""What each key of an experiment file means, in one line: shown by editors and by the reference."""

from __future__ import annotations

MEANINGS: dict[str, dict[str, str]] = {
    "question": {
        "title": "the question in one line; it stands above figures",
        "asks": "the question in prose: what would one have to see to believe it?",
        "found": "what came out, written once the sweep has been read",
        "references": "keys of the bibliography, or free text",
    },
    "factor": {
        "values": "the values themselves, in the order in which tables show them",
        "range": "lowest and highest value; left out: the parameter's own bounds",
        "steps": "how many values from one end of the range to the other, both included; a grid needs them",
        "distribution": "how likely values are within the range; left out: all alike (uniform)",
        "group": "factors of one group move at once in designs for Sobol indices and elementary effects",
        "mean": "of a normal distribution, before it is cut to the range",
        "sd": "standard deviation of a normal distribution, above 0",
        "median": "of a lognormal distribution, above 0",
        "factor": "of a lognormal distribution: two thirds of the values lie from median / factor to median * factor",
        "mode": "the most likely value of a triangular distribution",
        "a": "first shape of a beta distribution over the range",
        "b": "second shape of a beta distribution over the range",
    },
    "interventions": {
        "parameter": "the parameter, or dial, that it sets",
        "value": "what it is set to",
        "from_week": "the week in which it begins; 0 is the first after the warm-up",
        "ramp_weeks": "weeks over which a number goes from where it was to the value; left out: at once",
        "silos": "names of the silos in which it acts; left out: all",
        "people": "whom it reaches; must be said where a share is",
        "share": "share of those people, above 0 and up to 1; left out: all",
        "is_on": "whether it happens; false leaves it out, so that a lever can be switched",
    },
    "outcomes": {
        "columns": "readings that the table of results shows",
        "windows": "stretches by name: first week, and the week after the last; readings are averaged over each",
        "smallest_differences": "by reading, the smallest difference that matters; left out: the reading's own",
        "weekly": "whether the weekly table of every run is kept",
    },
    "design": {
        "points": "how many points, or the points themselves; what it counts depends on the kind",
        "seeds": "how many seeds of luck, or the seeds themselves; the same at every point",
        "design_seed": "draws other points of the same kind",
        "second_order": "for saltelli: whether indices of pairs are wanted, which takes about twice the points",
        "cross_levers": "whether every drawn point of the uncertainties meets every combination of the levers' values",
        "levels": "for morris: into how many values each range is cut",
        "population": "for firms: the seed of the population from which they are taken",
        "scenario": "a shipped scenario, or the path of a file: where every point begins",
        "weeks": "weeks of a run, after the warm-up",
        "warm_up": "weeks lived before, which no reading sees",
        "employees": "people of a generated organization",
        "customers": "places that a customer can hold; left out: 20 for each employee",
        "organization": "an organization in files, in place of a generated one; ${NAME} is an environment variable",
        "silo": "the column of those files that names the silo; left out: it is found by its name",
        "edges": "the file of ties beside the file of people; left out: edges.csv",
        "symmetrise": "whether every tie is to be read both ways",
    },
}  # fmt: skip
"""By table and key; `factor` is what stands behind the name of a number. What `kind` means, `KINDS` says."""
