"""Every component in every state, and records that strain a page: for those who work on the site."""

from viewer.styleguide import served
from viewer.styleguide.routes import blueprint

__all__ = ["blueprint", "served"]
