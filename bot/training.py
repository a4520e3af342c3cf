"""Training: whether the model fits what it is trained on, and a progress line a step."""

import hashlib
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Optional

from bot.paths import MODELS, ROOT

INPUTS = (
    "config.yml",
    "domain.yml",
    "uv.lock",
    "encoder/*",
    "data/nlu/*.yml",
    "data/rules/*.yml",
    "data/knowledge/behaviours.yml",
    "bot/nlu/**/*.py",
)
STEP = re.compile(r"(Starting to train component|Finished training component) '(\w+)'")


def fingerprint() -> str:
    """A name for all that a model is trained from."""
    digest = hashlib.sha256()
    for pattern in INPUTS:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def newest_model() -> Optional[Path]:
    """The newest trained model, or None."""
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return models[-1] if models else None


def train(force: bool = False) -> int:
    """Trains with `rasa train` (see `bot.rasa_train`) unless the newest model has the right fingerprint; returns its status."""
    name = f"stalking-matters-{fingerprint()}"
    newest = newest_model()
    if newest is not None and newest.name == f"{name}.tar.gz" and not force:
        print(f"Model {newest.name} is up to date.")
        return 0
    print("Training the model (two to three minutes on two cores) ...", flush=True)
    started = time.monotonic()
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "bot.rasa_train",
        "train",
        "--skip-validation",
        "--force",
        "--fixed-model-name",
        name,
        "-v",
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    tail = _follow(process, started)
    status = process.wait()
    if status != 0:
        print("Training failed:\n" + "".join(tail), file=sys.stderr)
        return status
    for old in MODELS.glob("stalking-matters-*.tar.gz"):
        if old.name != f"{name}.tar.gz":
            old.unlink()
    print(f"Model {name} trained in {time.monotonic() - started:.0f} s.")
    return 0


def _follow(process: "subprocess.Popen[str]", started: float) -> list[str]:
    """Prints a line a step and keeps the last lines in case of a failure."""
    tail: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        tail = [*tail[-60:], line]
        step = STEP.search(line)
        if step:
            verb = "trains" if step.group(1).startswith("Starting") else "is trained"
            print(f"  {time.monotonic() - started:4.0f} s  {step.group(2)} {verb}", flush=True)
    return tail
