"""Which ids were there before, in a fixed amount of memory."""

from __future__ import annotations

from array import array
from hashlib import blake2b

# Two million places of eight bytes; fuller than three quarters, looking one up would become slow.
_PLACES = 1 << 21
_MOST = _PLACES * 3 // 4


class Seen:
    """A set of texts, kept as digests of eight bytes: two texts are mistaken for one with a chance of 1 in 10⁷.

    Once it is `full`, it takes no more in, and says of new ones that they were not there.
    """

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 * _PLACES))
        self._count = 0

    @property
    def full(self) -> bool:
        return self._count >= _MOST

    def add(self, text: str) -> bool:
        """Was the text there before? From now on it is."""
        digest = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") or 1
        place = digest % _PLACES
        while self._table[place]:
            if self._table[place] == digest:
                return True
            place = (place + 1) % _PLACES
        if not self.full:
            self._table[place] = digest
            self._count += 1
        return False
