"""Who is at the terminal."""

import getpass


def system_user() -> str:
    """The name of the system's user, for changes made without --by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
