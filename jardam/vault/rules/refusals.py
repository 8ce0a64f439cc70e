"""What sealed bytes answer when they are not what was sealed."""


class SealBroken(Exception):
    """The bytes are not what was sealed for this place with this key: changed, moved or cut.

    Says nothing about the bytes, because this text may reach a log.
    """

    def __init__(self) -> None:
        super().__init__("These sealed data were changed or belong to another place.")
