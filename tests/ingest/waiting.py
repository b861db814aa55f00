"""The shortest way to a photo in a museum, its job waiting."""

from pathlib import Path
from typing import Any

from PIL import Image

from catalog import assets, institutions, jobs, records
from catalog.assets import NewAsset
from catalog.change import Change
from catalog.ids import new_id
from catalog.jobs import JobType
from catalog.museum import Museum
from ingest.accept import Accepted, accept
from tests.records import make_record


def photo(path: Path, size: tuple[int, int] = (640, 480)) -> Path:
    """A JPEG of noise at `path`, its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise(size, 80).convert("RGB").save(path, quality=90)
    return path


def bring(museum: Museum, path: Path, **row: Any) -> tuple[str, str, int]:
    """Accept a file into a published record of its own, `row` in its row; returns record id, asset id, job id."""
    [[accepted]] = list(accept(museum, [path], path.parent))
    assert isinstance(accepted, Accepted)
    asset_id = new_id()
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        shown = {"asset": asset_id, "caption": {"vi": "Chính diện"}, **row}
        record = make_record("artefact", "Ảnh", assets=[shown])
        [saved] = records.save(connection, home, [Change(record, "an", "thử", publish=True)])
        new = NewAsset(asset_id, saved.record_id, accepted.sha256, path.name, accepted.media_type.family.value)
        assets.add_assets(connection, [new])
        [job_id] = jobs.add(connection, JobType.DERIVE, [asset_id])
    return saved.record_id, asset_id, job_id
