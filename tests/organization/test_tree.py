"""Bosses by the stated rule."""

import random

from empathysim.organization.tree import code_order, grow, loops

PEOPLE = [f"{k}" for k in range(20)]
NOBODY = [-1] * 20
SAME = [float("inf")] * 20


def test_who_is_listened_to_most_is_the_head_and_seven_report_to_each():
    heard = list(range(20))
    tree = grow(PEOPLE, [0] * 20, NOBODY, SAME, heard)
    assert tree.order[0] == 19
    assert [tree.boss[person] for person in range(18, 11, -1)] == [19] * 7
    assert [tree.boss[person] for person in range(11, 4, -1)] == [18] * 7
    assert [tree.boss[person] for person in range(4, -1, -1)] == [17] * 5
    assert [tree.level[person] for person in (19, 18, 12, 11, 0)] == [0, 1, 1, 2, 2]
    assert (tree.placed, tree.moved, tree.heads_moved) == (19, 0, 0)


def test_a_level_decides_before_listeners():
    rank = [3.0] * 20
    rank[7] = 1.0
    assert grow(PEOPLE, [0] * 20, NOBODY, rank, list(range(20))).order[0] == 7


def test_named_managers_are_kept():
    manager = [-1, 0, 1, 2]
    tree = grow(PEOPLE[:4], [0] * 4, manager, SAME[:4], [0, 9, 9, 9])
    assert tree.boss == [0, 0, 1, 2]
    assert tree.level == [0, 1, 2, 3]
    assert tree.order == [0, 1, 2, 3]
    assert tree.placed == 0


def test_the_top_of_the_largest_team_leads_the_others():
    manager = [-1, 0, 0, -1, 3]  # two teams, 0 with two people and 3 with one who is heard by all
    tree = grow(PEOPLE[:5], [0] * 5, manager, SAME[:5], [0, 0, 0, 9, 0])
    assert tree.boss == [0, 0, 0, 0, 3]
    assert tree.placed == 1


def test_a_manager_of_another_silo_is_replaced_and_counted():
    tree = grow(PEOPLE[:4], [0, 0, 1, 1], [-1, 0, -1, 0], SAME[:4], [0, 0, 9, 0])
    assert tree.boss == [0, 0, 2, 2]
    assert (tree.moved, tree.heads_moved) == (1, 0)


def test_the_head_of_a_silo_who_reports_to_another_silo_is_counted_apart():
    tree = grow(PEOPLE[:4], [0, 0, 1, 1], [-1, 0, 0, 2], SAME[:4], [0] * 4)
    assert tree.boss == [0, 0, 2, 2]
    assert (tree.placed, tree.moved, tree.heads_moved) == (0, 0, 1)


def test_the_order_of_the_rows_does_not_matter():
    silo = [k % 3 for k in range(20)]
    heard = [k * 7 % 5 for k in range(20)]

    def by_code(order):
        tree = grow([PEOPLE[k] for k in order], [silo[k] for k in order], NOBODY, SAME, [heard[k] for k in order])
        return [PEOPLE[order[k]] for k in tree.order], {
            PEOPLE[order[k]]: PEOPLE[order[tree.boss[k]]] for k in range(20)
        }

    shuffled = list(range(20))
    random.Random(1).shuffle(shuffled)
    assert by_code(shuffled) == by_code(list(range(20)))


def test_circles_are_found_and_chains_are_not():
    assert loops([-1, 0, 1, 3]) == []
    assert [sorted(circle) for circle in loops([1, 2, 0, 2, -1])] == [[0, 1, 2]]
    assert len(loops([1, 0, 3, 2])) == 2


def test_a_chain_of_a_hundred_thousand_is_no_matter():
    chain = [-1, *range(99_999)]
    tree = grow([str(k) for k in range(100_000)], [0] * 100_000, chain, [0.0] * 100_000, [0] * 100_000)
    assert loops(chain) == []
    assert max(tree.level) == 99_999


def test_codes_are_in_the_order_that_people_expect():
    assert sorted(["10", "9", "b", "ab"], key=code_order) == ["9", "10", "ab", "b"]
