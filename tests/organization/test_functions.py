"""How functions are shared out among silos that name none."""

import itertools

import pytest

from empathysim.organization.functions import DESIGN, FRONT_LINE, FUNCTIONS, functions_in_name, share_out
from empathysim.organization.journeys import planned_work

WORK = planned_work()


def test_each_function_is_front_line_back_office_or_design():
    assert sorted((*FRONT_LINE, "billing", "operations", DESIGN)) == sorted(FUNCTIONS)


def test_silos_of_planned_size_get_their_own_function():
    sizes = {
        f"silo of {name}": round(1000 * share) + k for k, (name, share) in enumerate(zip(FUNCTIONS, WORK, strict=True))
    }
    assert share_out(sizes, WORK) == {f"silo of {name}": (name,) for name in FUNCTIONS}


def test_every_silo_gets_something_and_all_six_are_served():
    for number in (1, 2, 3, 5, 6, 7, 12, 40):
        shared = share_out({f"s{k:02}": 3 + 7 * k % 31 for k in range(number)}, WORK)
        assert all(shared.values())
        assert set().union(*shared.values()) == set(FUNCTIONS)


def test_order_of_silos_does_not_matter():
    sizes = {"a": 5, "b": 5, "c": 9, "d": 1}
    expected = share_out(sizes, WORK)
    for order in itertools.permutations(sizes):
        assert share_out({name: sizes[name] for name in order}, WORK) == expected


def test_a_silo_of_one_person_designs():
    shared = share_out({"chief": 1, "rest": 20}, WORK)
    assert shared["chief"] == (DESIGN,)
    assert shared["rest"] == tuple(name for name in FUNCTIONS if name != DESIGN)


def test_a_firm_of_single_persons_still_has_all_functions():
    shared = share_out({"a": 1, "b": 1}, WORK)
    assert set().union(*shared.values()) == set(FUNCTIONS)


def test_given_functions_are_kept_and_the_missing_ones_go_to_others():
    shared = share_out({"a": 10, "b": 10}, WORK, {"a": ["billing"]})
    assert shared["a"] == ("billing",)
    assert shared["b"] == ("sales", "service", "operations", "technical", "product_policy")


def test_where_every_silo_was_given_functions_the_missing_ones_are_added():
    shared = share_out({"a": 10, "b": 90}, WORK, {"a": ["sales"], "b": ["service"]})
    assert set().union(*shared.values()) == set(FUNCTIONS)
    assert "sales" in shared["a"]
    assert "operations" in shared["b"]  # the large silo has most staff for its work


NAMES = {
    "sales": "SALES, Selling, Account Management, accounts management, Key Account Managers, Marketing, Sales1",
    "service": "Customer Service, support, Care, help desk, Helpdesk, call-centre, Call Center, Customers",
    "billing": "billing, Finance, Accounting, invoicing, Customer Billing",
    "operations": "Operations, Logistics, delivery, Production, warehouse, Fulfilment, Operations Management",
    "technical": "Technical, Engineering, IT, it_north, Technology, Maintenance, R&D, R & D",
    "product_policy": "product_policy, Products, Policy, Legal, compliance, Strategy, Design, Management, The Board",
}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_names_of_silos_tell_their_functions(function):
    for name in NAMES[function].split(", "):
        assert functions_in_name(name) == (function,), name


def test_names_that_tell_several_functions_or_none():
    assert functions_in_name("Sales and Service") == ("sales", "service")
    assert functions_in_name("Technical support") == ("service", "technical")
    for name in ("1", "a", "no silo", "Lisbon", "Unity", "Italy", "wholesalers", "dashboards", ""):
        assert functions_in_name(name) == (), name
