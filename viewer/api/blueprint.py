"""The blueprint of the data addresses, to which each module adds its own."""

from flask import Blueprint

from viewer.answers import open_to_all

blueprint = Blueprint("api", __name__)
blueprint.after_request(open_to_all)
