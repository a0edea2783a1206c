"""The promises in words: what a person may rely on, and what the tests of it do not show."""

from __future__ import annotations

from typing import NamedTuple


class Promise(NamedTuple):
    """What is promised, in one sentence, and the limit of what shows it."""

    said: str
    limit: str


PROMISES: dict[int, Promise] = {
    1: Promise(
        "A sweep that is killed outright, however often, goes on with the same command: no run is lost, none is there "
        "twice, and its table is that of a sweep that nobody disturbed.",
        "Processes are killed, not computers: a loss of power together with a disk that lies about what it has "
        "written is not tried.",
    ),
    2: Promise(
        "When a worker dies, its runs are lived by another and the sweep ends by itself with the same table.",
        "Workers die; one that stands still without dying is waited for.",
    ),
    3: Promise(
        "A run that takes its process down every time is failed after three tries, with its reason; all others are "
        "lived.",
        "A run that never ends is not ended: runs have no time limit.",
    ),
    4: Promise(
        "A run that raises stays in the table as a row with its message and its parameters, and the closing line "
        "names it.",
        "The message is kept, the traceback is not.",
    ),
    5: Promise(
        "Going on with a sweep needs no flag, no unlocking and no file to delete.",
        "On a disk of the computer itself; network file systems are not tried.",
    ),
    6: Promise(
        "Of two sweeps in one folder the second stops at once, names the process that holds it, and changes nothing.",
        "The operating system's lock: computers that share a folder over a network which does not pass locks on are "
        "not kept apart.",
    ),
    7: Promise(
        "A folder whose scenario, parameters, data or results version have changed is refused, and what has changed is "
        "named; more values, points or seeds are an extension and run only what is new.",
        "A program that was edited without raising its results version is not noticed; its commit stands in the "
        "provenance.",
    ),
    8: Promise(
        "Ctrl-C, or the polite signal to end, ends a sweep within seconds, leaves no process behind and loses nothing "
        "that was lived.",
        "On POSIX systems; the console of Windows is not tried.",
    ),
    9: Promise(
        "A disk that is full, a folder that may not be written to and one that has gone are named in a sentence, and "
        "nothing half written stands under a final name.",
        "The failures are brought about at chosen moments, not at every one.",
    ),
    10: Promise(
        "`empathysim verify` finds every flipped bit in the data of a finished sweep.",
        "It finds damage and mends none; who changes data together with its checksum is not found out.",
    ),
    11: Promise(
        "Every file that is published is complete or absent.",
        "Relies on file systems on which a rename within a folder happens as a whole.",
    ),
    12: Promise(
        "A sweep of 100,000 finished runs begins its first missing run within 5 seconds and under 500 MB.",
        "On the computer that made this page, with a folder that was read before.",
    ),
    13: Promise(
        "One worker or many, processes, threads, a plain loop or Dask, in any order: one table, to the last bit.",
        "Dask on one computer; a cluster of different processors may differ in last bits.",
    ),
    14: Promise(
        "Hash seed, locale, time zone, working folder and number of threads change no bit.",
        "On one kind of processor with one library of mathematics; a locale that the computer lacks is set without "
        "effect.",
    ),
    15: Promise(
        "Any row of a sweep can be lived again from the row alone, identical to the last bit.",
        "With the versions and the kind of computer that lived it; elsewhere replay says what differs.",
    ),
    16: Promise(
        "Recording, drawing, surveys, progress bars and logging never change what happens.",
        "Whatever ships, and Mesa's own collector; code that sets an agent's attribute changes the run, as it should.",
    ),
    17: Promise(
        "What does not act changes no value, to the last bit; and because worlds of one seed share their luck, their "
        "difference varies at most a fifth as much as that of worlds of different seeds.",
        "The variances: four readings at the end of the first year, twelve fresh seeds. For money in over_promise and "
        "understaffed a half is held in place of a fifth: promises and overload decide how much the same luck matters, "
        "in later years still more.",
    ),
    18: Promise(
        'One golden run of each shipped scenario is compared exactly; other numbers need an entry "Results changed" in '
        "the change log and a new results version.",
        "Exactly on the processor and library of mathematics that the numbers were made on, elsewhere in size only; "
        "who edits the golden file by hand is stopped by no test.",
    ),
    19: Promise(
        "Every run and every sweep carries version and commit, results version, seed, the parameters that differ and "
        "their hash, hashes of its data, the versions of Python, numpy, numba, networkx and mesa, operating system and "
        "processor.",
        "The record lies beside the numbers: a table taken out of its folder carries none of it, a picture its "
        "scenario, seed and version. An installed wheel knows no commit.",
    ),
    20: Promise(
        "Python 3.11 to 3.13, and the lowest and the highest supported versions of what we depend on, pass all tests.",
        "Three fresh environments beside the usual one, not every mixture; on Linux; highest is what was newest when "
        "constraints.txt was made.",
    ),
    21: Promise(
        "The table of parameters, the command line, experiment files, sliders and documents come from one registry, "
        "and no parameter is dead.",
        "Each parameter is seen to act somewhere, not everywhere.",
    ),
    22: Promise(
        "Every mechanism has a closed form or a known answer that it meets, with the tolerance stated.",
        "Most closed forms hold for a part of the model in which other parts stand still.",
    ),
    23: Promise(
        "Whatever the parameters are, every state and share stays in its range and is a number; a mechanism at 0 is "
        "absent to the last bit.",
        "A thousand random vectors and the two outermost corners on small firms, some dozen weeks each; no proof.",
    ),
    24: Promise(
        "What must not matter does not, and what must help helps, in organizations of any shape.",
        "Random organizations, not all.",
    ),
    25: Promise(
        "Tests that use luck fix their seeds and say how often they may be wrong; under other seeds they pass as well.",
        "As many seeds as were tried.",
    ),
    26: Promise(
        "Of 1,000 intervals for a paired difference that are nominally 95 %, 926 to 971 hold the truth; and those at "
        "4, 20 and 50 pairs all at once in at least 926.",
        "For the headlines in a firm of 150 people and one scenario. What is rare, such as turnover in a firm of 20, "
        "is held less often than that; with fewer than 20 pairs its interval has no limit.",
    ),
    27: Promise(
        "Two identical scenarios under the same luck differ by exactly nothing; under other luck at most 1 comparison "
        "in 20 finds a difference in any headline; an effect of three smallest differences that matter is found in at "
        "least 90 of 100.",
        "20 pairs, all headlines at once; firms of 30 and of 150 people.",
    ),
    28: Promise(
        "Sensitivity indices with a known answer come out right through our own pipeline, and the interval of a dummy "
        "parameter holds 0, or what luck alone would give where there is luck.",
        "The functions of Ishigami and of Sobol, with and without noise; their indices are known, those of the model "
        "are not.",
    ),
    29: Promise(
        "A damaged experiment, scenario or data file is read as what it says or refused in words that name file, "
        "place, value and what is allowed, all at once, with the nearest name for a typo; none ends in a traceback or "
        "hangs.",
        "Ten thousand damaged files of chosen kinds; no proof for every file.",
    ),
    30: Promise(
        "A request that no computer could carry out is refused at once, with the estimate and the limit.",
        "The limits are fixed numbers; whether a smaller request fits into this computer is an estimate.",
    ),
    31: Promise(
        "Degenerate organizations and inputs give a defined result or a named refusal, and no warning.",
        "Forty cases that somebody thought of.",
    ),
    32: Promise(
        "Exit codes say how a command ended: 0 done, 1 a negative answer, 2 bad input, 3 some runs failed, 4 a folder "
        "that is held or holds something else, 130 interrupted.",
        "The commands that there are; a process that is killed ends with the operating system's code.",
    ),
    33: Promise(
        "No path that reads a file can run what stands in it.",
        "The paths of this package; libraries that it calls are trusted.",
    ),
    34: Promise(
        "No name leads to a file outside the results folder.",
        "Names that somebody thought of.",
    ),
    35: Promise(
        "No cell of a table is one that a spreadsheet would run as a formula, and negative numbers stay numbers.",
        "CSV, the only table for spreadsheets that is written so far.",
    ),
    36: Promise(
        "No label can run a script in a report or in the app.",
        "One browser.",
    ),
    37: Promise(
        "Nothing listens outside this computer unless a host is asked for, and then a token is required.",
        "What this package starts.",
    ),
    38: Promise(
        "Everything works without a network, and nothing leaves the computer.",
        "What this package starts.",
    ),
    39: Promise(
        "Imported people are pseudonymous from the moment of reading, and no number is shown for a small group.",
        "Pseudonymous is not anonymous: who knows the organization well may recognize a position in it.",
    ),
}
