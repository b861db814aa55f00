"""The one tree of errors. Each has a code, an HTTP status and a sentence that says what to do."""

from typing import ClassVar

from catalog.language import N_, translate


class HeritageError(Exception):
    """Something a person can be told; subclasses set code, status and sentence."""

    code: ClassVar[str] = "failed"
    status: ClassVar[int] = 500
    msgid: ClassVar[str] = N_("This did not work. Please try again; if it happens again, tell whoever runs the museum.")

    def __init__(self, **params: str | int | float) -> None:
        self.params = params
        super().__init__(translate(self.msgid, "en", **params))

    def text(self, language: str) -> str:
        """The sentence in `language`."""
        return translate(self.msgid, language, **self.params)


class NotFoundError(HeritageError):
    """Nothing here, or nothing the caller may know of: the two answer alike."""

    code = "not-found"
    status = 404
    msgid = N_("There is nothing at this address. It may have moved: try the search.")


class MistypedIdError(NotFoundError):
    """An id whose check character does not fit."""

    code = "id-mistyped"
    msgid = N_("“{id}” is mistyped: its last character does not fit the others. Check it against the label.")


class GoneError(HeritageError):
    """A record that was withdrawn and left a tombstone."""

    code = "gone"
    status = 410
    msgid = N_("This record was withdrawn from the museum.")


class BadRequestError(HeritageError):
    """The caller's words are off; `name` is the parameter, `value` what it said."""

    code = "bad-request"
    status = 400
    msgid = N_("'{value}' is not a value that '{name}' can have.")


class SettingError(HeritageError):
    """A setting of the environment that cannot be used; fails at start."""

    code = "setting"
    msgid = N_("The setting {name} is '{value}', which cannot be used. Use for example: {reason}")


class BusyError(HeritageError):
    """Another process holds what is needed; the caller may try again."""

    code = "busy"
    status = 503
    msgid = N_("Another process is at work here: {holder}. Wait for it to end, or stop it, and try again.")


class UnavailableError(HeritageError):
    """A service that this museum depends on does not answer."""

    code = "unavailable"
    status = 503
    msgid = N_("{service} does not answer at the moment. Nothing is lost; please try again in a minute.")


class StoreAwayError(UnavailableError):
    """The catalogue has originals and the store is empty: a disk that is not connected, a folder that was moved."""

    code = "store-away"
    msgid = N_(
        "The store of files is empty, though the catalogue has files in it: its disk is not connected, or its folder "
        "was moved. Connect it or put it back, and run the same command again. What was finished before is safe."
    )


class DatabaseAwayError(UnavailableError):
    """The database does not answer, or is too busy."""

    code = "database-unavailable"
    msgid = N_("The museum's catalogue does not answer at the moment. Please try again in a minute.")
