"""The whole guide, in its order."""

from viewer.styleguide.chapters import front, looking, records, search
from viewer.styleguide.components import Chapter, Component

CHAPTERS: tuple[Chapter, ...] = (*front.CHAPTERS, *search.CHAPTERS, *looking.CHAPTERS, *records.CHAPTERS)
COMPONENTS: dict[str, Component] = {one.name: one for chapter in CHAPTERS for one in chapter.components}
