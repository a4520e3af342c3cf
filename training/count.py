"""Prints how much training data there is: messages, messages without a mention, and different spans a form."""

from collections import Counter

from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.loading import load_data

from bot.knowledge import FormId
from training.folders import FOLDERS


def main() -> None:
    loaded = (load_data(str(folder)).training_examples for folder in FOLDERS)
    messages = [message for found in loaded for message in found]
    spans = {form.value: set() for form in FormId}  # type: ignore[var-annotated]
    several = Counter()  # type: ignore[var-annotated]
    for message in messages:
        told = [span for span in message.get(ENTITIES, []) if span["entity"] in spans]
        for span in told:
            spans[span["entity"]].add(message.get("text")[span["start"] : span["end"]].lower())
        several[len({span["entity"] for span in told})] += 1
    print(f"{len(messages)} messages, {len({m.get(INTENT) for m in messages})} intents")
    print(
        f"{several[0]} without any mention, {sum(several[n] for n in several if n > 1)} with two forms or more"
    )
    for form, words in spans.items():
        print(f"  {form:<22}{len(words):>5} different spans")
    print(f"  {'all':<22}{sum(map(len, spans.values())):>5}")


if __name__ == "__main__":
    main()
