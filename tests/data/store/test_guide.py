"""The backup of docs/deployment.md, run as cron runs it, on both databases; and the way back."""

import os
import subprocess
import sys
import time
from pathlib import Path

from data.store import Store
from tests.data.store.fixtures import Place
from tests.data.store.samples import entry, everything, write

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "docs" / "deployment" / "backup.sh"
NOT_THE_SAME = frozenset({"generations", "maintenance"})
MONTH = 32 * 86_400


def settings_of(place: Place, folder: Path) -> Path:
    """Write what the guide calls /etc/dashboard.env."""
    file = folder / "dashboard.env"
    file.write_text(f"DATABASE_URL='{place.url}'\nECOC_VAR='{place.folder}'\n")
    return file


def run(command: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "ECOC_VAR"}}
    return subprocess.run(command, cwd=ROOT, env=plain | settings, capture_output=True, text=True, check=False)


def test_the_nightly_backup_is_of_the_services_store_and_brings_it_back(
    place: Place, store: Store, tmp_path: Path
) -> None:
    write(store, entry(100.0))
    before = everything(store, without=NOT_THE_SAME)
    backups = tmp_path / "backups"
    backups.mkdir()
    old = backups / "store-old.zip"
    old.touch()
    os.utime(old, (time.time() - MONTH,) * 2)
    settings = settings_of(place, tmp_path)
    done = run(["sh", str(SCRIPT), str(backups)], SETTINGS=str(settings), PYTHON=sys.executable)
    assert (done.returncode, done.stderr) == (0, "")
    [made] = backups.iterdir()
    write(store, entry(7.0))
    line = f"set -a; . {settings}; {sys.executable} -m data.store restore --replace '{made}'"
    assert run(["sh", "-c", line]).returncode == 0
    assert everything(store, without=NOT_THE_SAME) == before


def test_a_store_that_is_not_sound_leaves_the_backups_alone(tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    (backups / "store-old.zip").touch()
    os.utime(backups / "store-old.zip", (time.time() - MONTH,) * 2)
    settings = tmp_path / "dashboard.env"
    settings.write_text("DATABASE_URL='postgresql://nobody:nothing@127.0.0.1:1/none'\n")
    done = run(["sh", str(SCRIPT), str(backups)], SETTINGS=str(settings), PYTHON=sys.executable)
    assert done.returncode == 1
    assert "127.0.0.1:1" in done.stderr
    assert "nothing" not in done.stderr
    assert [file.name for file in backups.iterdir()] == ["store-old.zip"]
