"""Mistakes that people make, one by one: what they write in place of what, and what they must be told.

Each is told by key or row, by the value, by what is allowed, and by the nearest valid name where there is one.
"""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """What stands in a valid file, what somebody writes instead, and the words of the refusal."""

    right: str
    wrong: str
    words: tuple[str, ...]


_CONFORMITY = "group_think.conformity = 0.7"

#: In `damaged_toml.SCENARIO`. No two of the first group are about the same line.
OF_SCENARIOS = (
    Mistake(
        _CONFORMITY, "group_think.conformty = 0.7", ("'group_think.conformty'", "Did you mean 'group_think.conformity'")
    ),
    Mistake("strength = 1 }", "strength = 1.5 }", ("corporate_culture.strength = 1.5", "from 0 to 1")),
    Mistake("[1, 4]", "[1, 5]", ("customer_contact.target_segments = [1, 5]", "segments from 1 to 4")),
    Mistake("cap_usd = 2000", "cap_usd = -1", ("acts_of_kindness.cap_usd = -1", "a number from 50 to 2000 USD")),
    Mistake('"bank"', '"banks"', ("industry", "'banks'", "Did you mean 'bank'", "hotel")),
    Mistake('"asch_1956"', '"asch_1965"', ("sources", "'asch_1965'", "Did you mean 'asch_1956'")),
    Mistake('name = "pressed"', 'name = "a/b"', ("name: 'a/b'", "1 to 80 characters")),
    Mistake('title = "A bank under pressure"', "title = 5", ("title: 5", "one line of text")),
    Mistake('about = "', 'abuot = "', ("'abuot'", "Did you mean 'about'")),
    Mistake("value = 0.8", "value = 8", ("number 1", "talk_about_emotions.intensity = 8", "from 0 to 1")),
    Mistake("to_week = 20", "to_week = 5", ("number 1", "to_week = 5", "before from_week = 10")),
    Mistake(
        '"most_central"',
        '"most_centrl"',
        ("people = 'most_centrl'", "random, most_central", "Did you mean 'most_central'"),
    ),
    Mistake("share = 0.25", "share = 25", ("share = 25", "above 0 and up to 1")),
    Mistake("from_week = 52", "from_wek = 52", ("number 2", "'from_wek'", "Did you mean 'from_week'")),
    Mistake("silos = 8", "silos = 0", ("organization: silos = 0", "from 1 to 2,000")),
    Mistake("ties_between", "ties_betwen", ("'ties_betwen'", "Did you mean 'ties_between'")),
    Mistake(
        'satisfaction = "lower"', 'satisfacton = "lower"', ("expects", "'satisfacton'", "Did you mean 'satisfaction'")
    ),
    # Other mistakes on the same lines.
    Mistake(_CONFORMITY, "group_think.conformity = nan", ("group_think.conformity = nan", "from 0 to 1")),
    Mistake(_CONFORMITY, "group_think.conformity = 1e999", ("group_think.conformity = inf", "from 0 to 1")),
    Mistake(_CONFORMITY, "group_think.conformity = '0.7'", ("group_think.conformity = '0.7'", "a number from 0 to 1")),
    Mistake(_CONFORMITY, "group_think.conformity = true", ("group_think.conformity = True", "a number from 0 to 1")),
    Mistake(_CONFORMITY, "group_think.conformity = 0,7", ("not TOML", "line ", "written with a point: 0.5, not 0,5")),
    Mistake('"bank"', "bank", ("not TOML", "line ", "Text must stand in quotes")),
    Mistake("[parameters]", "[paramters]", ("'paramters'", "Did you mean 'parameters'")),
    Mistake("from_week = 10", "from_week = -10", ("from_week = -10", "0 or more")),
    Mistake('satisfaction = "lower"', 'satisfaction = "low"', ("satisfaction = 'low'", "'higher' or 'lower'")),
    Mistake('"culture_pressure"', '"culture_presure"', ("'culture_presure'", "Did you mean 'culture_pressure'")),
)

#: How many of them can be made at once in one file, none hiding another.
AT_ONCE = 17

#: In the first of `damaged_toml.EXPERIMENTS`.
OF_EXPERIMENTS = (
    Mistake("groupthink =", "groupthnk =", ("levers", "groupthnk", "Did you mean 'groupthink'")),
    Mistake("range = [0.1, 0.9]", "range = [0.1, 1.9]", ("culture_pressure", "1.9", "from 0 to 1")),
    Mistake("title =", "titel =", ("question", "'titel'", "Did you mean 'title'")),
    Mistake('"satisfaction", "clv"', '"satisfacton", "clv"', ("'satisfacton'", "Did you mean 'satisfaction'")),
    Mistake("weekly = true", "weekly = 1", ("weekly = 1", "true or false")),
    Mistake('kind = "grid"', 'kind = "gird"', ("kind = 'gird'", "Did you mean 'grid'")),
    Mistake('"baseline"', '"baselin"', ("scenario", "'baselin'", "Did you mean 'baseline'")),
    Mistake("[7, 3]", "[7, -3]", ("seeds = [7, -3]", "from 0 to 18446744073709551615")),
    Mistake("weeks = 4", "weeks = 0", ("weeks = 0", "from 1 to 520,000")),
    Mistake("employees = 30", "employes = 30", ("'employes'", "Did you mean 'employees'")),
    Mistake("customers = 100", "customers = 0", ("customers = 0", "from 1 to 20,000,000")),
)

_NODES, _EDGES = "nodes.csv", "edges.csv"

#: In the people (of ids 1 to 12) and ties of `damaged_tables`: a row that somebody adds, the file, and the words.
OF_ROWS = (
    (_NODES, "3,b,,1,", ("nodes.csv row 14", "the id '3'", "row 4", "one row for each person")),
    (_NODES, ",a,,1,", ("nodes.csv row 14", "id is blank")),
    (_NODES, "13,a,99,1,", ("nodes.csv row 14", "manager", "'99'", "ids of this file")),
    (_NODES, "13,a,1,top,", ("nodes.csv row 14", "level = 'top'", "allowed are numbers")),
    (_NODES, "13,a,1,1,sails", ("nodes.csv row 14", "function = 'sails'", "sales, service", "Did you mean 'sales'")),
    (_NODES, "13,a,1,1,sales,x", ("nodes.csv row 14", "6 cells", "the header has 5")),
    (_EDGES, "1,77,1", ("edges.csv row 14", "target", "'77'", "ids of that file")),
    (_EDGES, "1,5,-2", ("edges.csv row 14", "weight = '-2'", "0 or more, up to 1e+12")),
    (_EDGES, '1,5,"0,5"', ("edges.csv row 14", "weight = '0,5'", "0 or more", "with a point")),
    (_EDGES, "1,5,1e999", ("edges.csv row 14", "weight = '1e999'", "up to 1e+12")),
    (_EDGES, '1,"5,1', ("edges.csv row 14", "quotation mark", "not closed")),
)

#: On the command line.
OF_COMMANDS = (
    ("run wels_fargo", ("'wels_fargo'", "Did you mean 'wells_fargo'", "'empathysim scenarios'")),
    ("run nowhere.toml", ("nowhere.toml", "no such file")),
    (
        "run --weeks 3.5 --seed x --customers 0,5",
        ("weeks = '3.5'", "from 1 to 520,000", "seed = 'x'", "customers = '0,5'"),
    ),
    ("run --set group_think.conformity", ("--set group_think.conformity", "NAME=VALUE")),
    ("run --set =1", ("--set =1", "NAME=VALUE")),
    ("run --set groupthnk=1", ("--set", "'groupthnk'", "Did you mean 'groupthink'")),
    ("run --set groupthink=0,5 --groupthink 0,5", ("--set groupthink=0,5", "--groupthink 0,5", "with a point, 0.5")),
    ("run --set staffing.slack=1 --set staffing.slack=0.9", ("--set staffing.slack", "2 times")),
    ("run --groupthink 0.3 --set group_think.conformity=0.4", ("group_think.conformity", "leave one of the two out")),
    ("run --groupthink high", ("--groupthink", "'high'", "from 0 to 1")),
    ("run --employees 1", ("employees = 1", "at least 12")),
    ("run --organization nowhere", ("nowhere", "no such folder or file")),
    ("run --edges a.csv --employees 50", ("--edges", "needs --organization PATH")),
    ("run --weks 5", ("--weks", "Did you mean '--weeks'")),
    ("scenarios usa", ("'usa'", "Did you mean 'usaa'")),
    ("parameters --contains groupthnk", ("groupthnk", "Did you mean 'group_think.conformity'")),
    ("organization describe nowhere", ("nowhere", "no such folder or file")),
    ("sweep nowhere.toml --out never", ("nowhere.toml", "no such file")),
)
