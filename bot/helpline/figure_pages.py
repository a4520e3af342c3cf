"""The lead's figures: counts without personal data, each as a plot and as a table."""

from starlette.responses import Response

from bot.clock import UK
from bot.helpline.figures import PERIODS, USUAL, Series, all_series, period
from bot.helpline.plots import svg
from bot.helpline.visit import Missing, Visit
from bot.store.cases import Figures


def figures_page(visit: Visit) -> Response:
    """All figures of one period."""
    days, figures, series = _figures(visit)
    since, until = (edge.astimezone(UK).date() for edge in period(int(days), visit.moment))
    understood = visit.helpline.cases.tallies(since, until)
    return visit.show(
        "figures.html", figures=figures, series=series, understood=understood, days=days, periods=PERIODS
    )


def plot(visit: Visit) -> Response:
    """One picture of the same period."""
    _, _, series = _figures(visit)
    for one in series:
        if one.id == visit.path["plot"]:
            return Response(svg(one, visit.helpline.charity.colours.main), media_type="image/svg+xml")
    raise Missing


def _figures(visit: Visit) -> tuple[str, Figures, list[Series]]:
    days = visit.query.get("days", USUAL)
    if days not in PERIODS:
        days = USUAL
    since, until = period(int(days), visit.moment)
    figures = visit.helpline.cases.figures(since, until)
    return days, figures, all_series(figures, since, int(days))
