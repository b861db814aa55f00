"""Work under way lies where nobody else looks, and what a killed process left of it goes."""

import stat
import subprocess
import sys
from pathlib import Path

from catalog.museum import Museum
from catalog.own_folders import own_folder, swept
from ingest.child import MediaChild
from ingest.media.facts import MediaRequest, Processed
from ingest.process import perform
from tests.ingest.waiting import bring, photo

_HOLDING = """
import sys
from pathlib import Path
from catalog.own_folders import own_folder
with own_folder(Path(sys.argv[1])) as folder:
    (folder / "pyramid.tif").write_bytes(b"hidden")
    print(folder, flush=True)
    sys.stdin.read()
"""


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_of_ones_own_is_closed_to_others_and_goes_when_the_work_is_done(tmp_path: Path) -> None:
    with own_folder(swept(tmp_path / "work")) as folder:
        assert _mode(folder.parent) == _mode(folder) == 0o700
        swept(tmp_path / "work")
        assert folder.is_dir()
    assert not folder.exists()


def test_what_a_killed_process_left_is_swept_at_the_next_start(tmp_path: Path) -> None:
    area = swept(tmp_path / "work")
    command = [sys.executable, "-c", _HOLDING, str(area)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        swept(area)
        assert (folder / "pyramid.tif").exists()
        process.kill()
    assert folder.exists()
    swept(area)
    assert not folder.exists()


class _Watching(MediaChild):
    """A child of which the work folder is noted."""

    workdir = Path()

    def process(self, path: Path, workdir: Path, request: MediaRequest) -> Processed:
        self.workdir = workdir
        return super().process(path, workdir, request)


def test_files_are_worked_on_within_the_museums_own_folder(museum: Museum, tmp_path: Path) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    with _Watching() as child:
        perform(museum, job_id, "test", child)
        assert child.workdir.parent == museum.work
    assert list(museum.work.iterdir()) == []
