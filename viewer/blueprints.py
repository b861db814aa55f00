"""Everything that the site answers to, in one tuple: a new room adds its blueprint here."""

from viewer import files, health, pages, seo
from viewer.api.routes import blueprint as api
from viewer.iiif.routes import blueprint as iiif

BLUEPRINTS = (pages.front, pages.blueprint, iiif, files.blueprint, api, seo.blueprint, health.blueprint)
