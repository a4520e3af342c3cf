"""A series of numbers as an SVG picture. The page has the same numbers as a table."""

import io
import textwrap

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.helpline.figures import Series

INK = "#0b0c0c"
MOST_LABELS = 12
"""Labels that fit under columns."""


def svg(series: Series, colour: str) -> bytes:
    """The picture."""
    height = 3.2 if series.upright else 0.9 + 0.42 * max(1, len(series.labels))
    figure = Figure(figsize=(5.6, height), layout="constrained")
    axes = figure.add_subplot()
    places = range(len(series.labels))
    if series.upright:
        axes.bar(places, series.values, color=colour)
        step = -(-len(series.labels) // MOST_LABELS)
        axes.set_xticks(list(places)[::step], series.labels[::step], rotation=45, ha="right")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        axes.set_ylim(0, max((*series.values, 1)) * 1.1)
    else:
        bars = axes.barh(places, series.values, color=colour)
        axes.bar_label(bars, padding=4, color=INK)
        axes.set_yticks(list(places), [textwrap.fill(label, 30) for label in series.labels])
        axes.invert_yaxis()
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        axes.set_xlim(0, max((*series.values, 1)) * 1.1)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=INK)
    picture = io.BytesIO()
    figure.savefig(picture, format="svg", metadata={"Date": None, "Creator": None})
    return picture.getvalue()
