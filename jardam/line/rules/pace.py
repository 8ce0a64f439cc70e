"""A bucket of tokens: how many events one exchange may tell in a while. Rests in memory only."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Bucket:
    """``rate``: tokens a second that flow in. ``size``: as many as it holds."""

    rate: float
    size: float
    left: float
    at: float = 0.0

    @classmethod
    def full(cls, rate: float, size: float, at: float) -> "Bucket":
        return cls(rate, size, size, at)

    def after(self, at: float) -> "Bucket":
        flowed = max(0.0, at - self.at) * self.rate
        return replace(self, left=min(self.size, self.left + flowed), at=max(at, self.at))

    def take(self, at: float) -> "Bucket | None":
        """The bucket with one token less, or None when it is empty.

        Example: a full bucket of size 2 gives two tokens at once, and the third after 1/rate seconds.
        """
        now = self.after(at)
        return replace(now, left=now.left - 1) if now.left >= 1 else None
