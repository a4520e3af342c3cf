"""What one message costs: milliseconds on one core, and memory beside Rasa's own.

`taskset -c 0 uv run python -m benchmarks.cost` prints the median for messages of the evaluation set, for stories of 200 words and, as
the peer, for the stock DIET pipeline's own parse of the same messages where a DIET model is given with --diet PATH; and the memory
of the process before the pipeline is loaded and after it has read everything.
"""

import argparse
import asyncio
import resource
import statistics
import time
from collections.abc import Callable

from bot.quiet import configure_logging

MOST = 200


def memory() -> float:
    """Megabytes that the process has had at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def median(read: Callable[[str], object], texts: list[str]) -> float:
    """The median milliseconds of one text."""
    for text in texts[:5]:
        read(text)
    times = []
    for text in texts:
        started = time.perf_counter()
        read(text)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--diet", help="a model of the stock pipeline, for the peer's figure")
    options = parser.parse_args()
    configure_logging()
    import rasa.core.agent
    import rasa.engine.recipes.default_components

    rasas = memory()
    from bot.evaluate import FORMS_FILE, read_rows
    from bot.recognise import Recogniser
    from bot.store.tracker_store import ConversationTrackerStore
    from bot.training import newest_model
    from bot.visitor.processor import TurnProcessor
    from bot.visitor.unsaved import Unsaved

    model = newest_model()
    assert model is not None, "run `stalking-matters train` first"
    recogniser = Recogniser(TurnProcessor(model, ConversationTrackerStore(Unsaved())))
    texts = [row["text"] for row in read_rows(FORMS_FILE)][:MOST]
    words = " ".join(texts).split()
    stories = [" ".join(words[start : start + 200]) for start in range(0, 2000, 200)]
    ours = median(recogniser.read, texts)
    long = median(recogniser.read, stories)
    print(f"one message {ours:.1f} ms (median of {len(texts)}), a story of 200 words {long:.1f} ms")
    print(
        f"memory: Rasa's own {rasas:.0f} MB, with the pipeline {memory():.0f} MB, {memory() - rasas:.0f} MB more"
    )
    if options.diet:
        agent = rasa.core.agent.Agent.load(options.diet)
        peer = median(lambda text: asyncio.run(agent.parse_message(text)), texts)
        print(f"cost: ours {ours:.1f} ms, peer {peer:.1f} ms, ratio {ours / peer:.2f}")


if __name__ == "__main__":
    main()
