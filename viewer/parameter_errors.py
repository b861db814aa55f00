"""What can be wrong with a question to the API; each says what would be right."""

from catalog.errors import BadRequestError
from catalog.language import N_


class UnknownParameterError(BadRequestError):
    """A parameter that the address does not have."""

    code = "parameter-unknown"
    msgid = N_("There is no parameter '{name}' here. There are: {known}.")


class TwiceError(BadRequestError):
    """A parameter given more than once that may be given once."""

    code = "parameter-twice"
    msgid = N_("'{name}' may be given once only, but stands here {count} times.")


class ChoiceError(BadRequestError):
    """A value outside a closed list."""

    code = "parameter-choice"
    msgid = N_("'{value}' is not a value of '{name}'. Possible are: {expected}.")


class NumberError(BadRequestError):
    """No whole number, or one out of range."""

    code = "parameter-number"
    msgid = N_("'{name}' must be a whole number from {least} to {most}, not '{value}'.")


class BoxError(BadRequestError):
    """No box of coordinates."""

    code = "parameter-box"
    msgid = N_("'{name}' must be west,south,east,north in degrees, like 105.2,20.5,106.1,21.4, not '{value}'.")


class TextError(BadRequestError):
    """A text that is empty, too long or no text."""

    code = "parameter-text"
    msgid = N_("'{name}' must be a text of 1 to {most} characters.")


class OrderError(BadRequestError):
    """A range whose end comes before its beginning."""

    code = "parameter-order"
    msgid = N_("'{name}' is {value}, which is after 'to' ({other}). Exchange the two years.")


class PageError(BadRequestError):
    """Both ways of paging at once."""

    code = "parameter-page"
    msgid = N_("Give either 'page' or 'offset', not both.")


class DepthError(BadRequestError):
    """A page too deep in the results."""

    code = "parameter-depth"
    msgid = N_("Searches go {most} hits deep. Narrow the search with more words or filters, or by years.")
