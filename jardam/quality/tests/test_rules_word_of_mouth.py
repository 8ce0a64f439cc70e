from hypothesis import given
from hypothesis import strategies as st

from jardam.quality.rules.word_of_mouth import MOST_NODES, Forest, Tree

LINKS = st.dictionaries(st.integers(0, 30), st.integers(0, 30), max_size=31)


def test_one_call_brought_three_others_over_two_links() -> None:
    forest = Forest({2: 1, 3: 1, 4: 3})
    assert forest.trees == [Tree(1, 4, 2)]
    assert forest.trees[0].brought == 3
    assert [(line.node, line.level, line.brought) for line in forest.lines(1, 8, 100)] == [
        (1, 0, 2),
        (2, 1, 0),
        (3, 1, 1),
        (4, 2, 0),
    ]


def test_a_circle_is_cut_once_and_all_of_it_stands_in_one_tree() -> None:
    forest = Forest({1: 3, 2: 1, 3: 2, 4: 4})
    assert forest.trees == [Tree(1, 3, 2)]


@given(LINKS)
def test_everybody_who_is_linked_stands_in_exactly_one_tree(told_by: dict[int, int]) -> None:
    forest = Forest(told_by)
    linked = {one for child, parent in told_by.items() if child != parent for one in (child, parent)}
    drawn = [line.node for tree in forest.trees for line in forest.lines(tree.root, 1_000, 1_000)]
    assert sorted(drawn) == sorted(linked)
    assert sum(tree.size for tree in forest.trees) == len(linked)


@given(LINKS, st.integers(0, 4), st.integers(1, 10))
def test_a_drawing_keeps_to_its_bounds_and_says_what_it_leaves_out(
    told_by: dict[int, int], deepest: int, most: int
) -> None:
    forest = Forest(told_by)
    for tree in forest.trees:
        lines = forest.lines(tree.root, deepest, most)
        assert len(lines) <= most
        assert max(line.level for line in lines) <= deepest
        whole = forest.lines(tree.root, deepest, 1_000)
        assert len(whole) + sum(line.left_out for line in whole) == tree.size


def test_ten_thousand_links_in_one_chain_or_one_circle_hang_nothing() -> None:
    chain = {number: number - 1 for number in range(1, MOST_NODES)}
    assert Forest(chain).trees == [Tree(0, MOST_NODES, MOST_NODES - 1)]
    assert len(Forest(chain).lines(0, 8, 120)) == 9
    circle = chain | {0: MOST_NODES - 1}
    assert Forest(circle).trees[0].size == MOST_NODES
