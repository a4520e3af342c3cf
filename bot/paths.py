"""Where the project's files are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "data" / "knowledge"
CHARITY = ROOT / "charity.yml"
MODELS = ROOT / "models"
VAR = ROOT / "var"
