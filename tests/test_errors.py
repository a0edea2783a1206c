"""What a refusal says: one line each, all of them, and nothing that a terminal would obey."""

from __future__ import annotations

import pickle
from inspect import signature

import pytest

import empathysim as es
from empathysim.errors import LONGEST, InputError, all_of, knows_its_keywords, nearest, quoted


def test_a_message_is_one_line_that_any_terminal_can_show() -> None:
    """It would fail if a key from a file could break the line, colour the screen or turn the text round."""
    (said,) = InputError("key 'a\nb\x1b[31m\u202e\ud800' é").messages
    assert said == r"key 'a\nb\x1b[31m\u202e\ud800' é"
    assert said.isprintable()


def test_a_message_repeats_no_whole_file() -> None:
    (said,) = InputError("x" * 10_000_000).messages
    assert len(said) <= LONGEST
    assert said.endswith("(the rest is cut).")


def test_what_is_said_twice_is_said_once() -> None:
    assert InputError(["a.", "b.", "a."]).messages == ("a.", "b.")


def test_a_refusal_comes_home_from_a_worker_with_all_its_messages() -> None:
    """It would fail if two sentences became one on the way through pickle."""
    assert pickle.loads(pickle.dumps(InputError(["a.", "b."]))).messages == ("a.", "b.")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("it's", '"it\'s"'),
        ("x" * 100, "'" + "x" * 80 + "'..."),
        (1.5, "1.5"),
        (True, "True"),
        (10**5_000, "a whole number of about 5,001 digits"),
        ([10**5_000], "a list that is too large to show"),
        ([1] * 1_000_000, "[" + "1, " * 26 + "1..."),
    ],
    ids=lambda each: type(each).__name__,  # pytest cannot write such numbers out either
)
def test_a_value_of_any_kind_and_size_can_be_shown(value: object, shown: str) -> None:
    """It would fail for a number that Python refuses to write out, or a list of a million entries."""
    assert quoted(value) == shown


def test_a_name_of_a_million_letters_is_near_to_nothing() -> None:
    assert nearest("groupthin" + "x" * 1_000_000, ["groupthink"]) == ""
    assert nearest("groupthin", ["groupthink"]) == " Did you mean 'groupthink'?"


def test_all_attempts_are_made_and_all_that_fail_are_told() -> None:
    """It would fail if the first mistake hid the second."""

    def fails(text: str) -> None:
        raise InputError(text)

    assert all_of(lambda: 1, lambda: 2) == [1, 2]
    with pytest.raises(InputError) as caught:
        all_of(lambda: fails("a."), lambda: 1, lambda: fails("b."))
    assert caught.value.messages == ("a.", "b.")


def test_a_keyword_that_a_function_does_not_have_is_refused_in_a_sentence() -> None:
    """The function stays what it was: its name, its words, its arguments."""

    @knows_its_keywords(colour="color")
    def paint(color: str, size: int = 1) -> str:
        """Paint."""
        return color * size

    assert paint("a", size=2) == "aa"
    assert (paint.__name__, paint.__doc__, list(signature(paint).parameters)) == ("paint", "Paint.", ["color", "size"])
    with pytest.raises(InputError) as refused:
        paint("a", sice=2, colour="b", thickness=3)  # type: ignore[call-arg]
    assert refused.value.messages == (
        "there is no keyword 'sice'. Did you mean 'size'?",
        "there is no keyword 'colour'. Did you mean 'color'?",
        "there is no keyword 'thickness'. There are color, size.",
    )
    with pytest.raises(TypeError, match="missing 1 required"):
        paint()  # type: ignore[call-arg]


@pytest.mark.parametrize("name", sorted(es.__all__))
def test_no_public_function_answers_a_keyword_it_does_not_know_with_a_traceback(name: str) -> None:
    """Those that take further keywords by name are held to it where they are tested."""
    function = getattr(es, name)
    takes_more = any(each.kind is each.VAR_KEYWORD for each in signature(function).parameters.values())
    if takes_more or (isinstance(function, type) and name != "EmpathyModel"):
        return
    with pytest.raises(InputError, match="there is no keyword 'sed'"):
        function(sed=1)
