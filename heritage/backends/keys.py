"""The keys of a store: '/'-separated names that lead nowhere but into it."""

INCOMING = ".incoming"
"""What is on its way into a store may wait under this name; no key has it."""


def parts_of(key: str) -> list[str]:
    """The names of the key; raises ValueError for one that is none, or would lead out of the store."""
    parts = key.split("/")
    if any(part in ("", ".", "..", INCOMING) or "\0" in part for part in parts):
        raise ValueError(f"not a key: {key!r}")
    return parts
