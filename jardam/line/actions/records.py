"""What the actions of this room refuse with."""


class AlreadyTaken(ValueError):
    """A colleague was faster."""


class AlreadyEnded(ValueError):
    """The call or the ticket is over."""


class SeatTaken(ValueError):
    """Somebody else sits at this extension."""


class TooEarly(ValueError):
    """Given up for 'nobody answers' before the third attempt."""
