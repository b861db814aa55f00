"""Packages that only some backends need: they come with `heritage[services]`."""

import importlib
from types import ModuleType

from catalog.errors import HeritageError
from catalog.language import N_


class ExtraMissingError(HeritageError):
    """A backend that was chosen, and whose package is not installed."""

    code = "extra-missing"
    msgid = N_("{what} needs the package {package}, which is not installed: pip install 'heritage[services]'")


def imported(package: str, what: str) -> ModuleType:
    """The package, imported only where `what` is used; raises ExtraMissingError."""
    try:
        return importlib.import_module(package)
    except ImportError as exc:
        raise ExtraMissingError(what=what, package=package) from exc
