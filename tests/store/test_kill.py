"""Ten kills of the writers of both apps; `python -m benchmarks.kill --points 200` does it at length."""

from benchmarks.kill import run


def test_killed_at_any_point_nothing_confirmed_is_lost_and_nothing_is_half_there(url: str) -> None:
    assert run(10, url) == []
