"""What was made of some rows of a record is not made again for the next audience to whom the same rows are shown."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Shared:
    """Results by the very objects that they were made of, for as long as one record is looked at for its audiences.

    `policy.redact` leaves lists that hide nothing as they are, so that audiences share most of them.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[object, tuple[object, ...]]] = {}
        self._equal: list[object] = []

    def of(self, make: Callable[..., T], *parts: Any) -> T:
        """`make(*parts)`, a pure function, called once for the same parts."""
        key = (make, *map(id, parts))
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = (make(*parts), parts)  # the parts stay, and with them their ids
        return cast("T", found[0])

    def one(self, value: T) -> T:
        """The first of the values equal to this one, so that what is made of it is shared, too."""
        for known in self._equal:
            if type(known) is type(value) and known == value:
                return known
        self._equal.append(value)
        return value
