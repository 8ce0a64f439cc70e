from collections import Counter

from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Block, Topic


def test_the_list_of_version_1_has_24_topics_in_four_blocks() -> None:
    """A change of this list is a new version, and records keep the one they were made with."""
    assert TOPIC_CODELIST_VERSION == 1
    assert Counter(topic.block for topic in Topic) == {
        Block.MIGRATION: 6,
        Block.LABOUR: 6,
        Block.HEALTH: 5,
        Block.SOCIAL: 7,
    }


def test_a_code_is_its_own_name_and_fits_its_column() -> None:
    assert all(topic.value == topic.name for topic in Topic)
    assert max(len(topic.value) for topic in Topic) <= 30


def test_russian_staff_know_the_blocks_by_their_own_letters() -> None:
    assert [block.letter_ru for block in Block] == ["А", "Б", "В", "Г"]
