"""Tunes the sentence encoder on our training data and writes it as one int8 ONNX file.

Needs PyTorch and transformers, which the running bot does not: docs/quality.md has the command.
Start: all-MiniLM-L6-v2 (Apache-2.0), full precision. Learned together: which forms and behaviours
each clause tells of (its pieces' mean), which forms each piece tells of, the intent of the message (mean), the signals and
whether it tells of anything (mean and highest values, as a signal may stand in a few words of many).
Only the encoder is kept; `rasa train` fits the heads that the bot uses on top of it.
"""

import argparse
import json
import random
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

LONGEST = 160
SIGNALS = ("danger_now", "suicide", "under_18", "own_behaviour")
RARE = -3.0
"""Where the heads start: few clauses tell of any one form."""
OUT_OF_REACH = -1e4
"""What padding is set to, so that no highest value comes from it."""
NEIGHBOURS = {
    key: near for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for key, near in zip(row, row[1:] + row[-2])
}


def noisy(words: list[str], chance: float, rng: random.Random) -> list[str]:
    """The words as somebody types them on a phone: slips, lost marks and apostrophes."""
    if rng.random() > chance:
        return words
    kept = []
    for word in words:
        roll = rng.random()
        if roll < 0.25:
            word = word.replace("'", "").replace("’", "")
        elif roll < 0.45:
            word = word.strip(".,;:!?") or word
        elif roll < 0.52 and len(word) > 3:
            at = rng.randrange(1, len(word) - 1)
            slip = rng.randrange(4)
            if slip == 0:
                word = word[:at] + word[at + 1 :]
            elif slip == 1:
                word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            elif slip == 2:
                word = word[:at] + word[at] + word[at:]
            else:
                word = word[:at] + NEIGHBOURS.get(word[at].lower(), word[at]) + word[at + 1 :]
        kept.append(word)
    return kept


def split_words(text: str) -> list[tuple[str, int, int]]:
    """The words between spaces with their places."""
    found, start = [], 0
    for word in text.split():
        at = text.index(word, start)
        start = at + len(word)
        found.append((word, at, start))
    return found


class Prepared:
    """One message ready for training: words, the clause of each word, labels."""

    def __init__(self, row: dict[str, Any], labels: "Labels") -> None:
        words = split_words(row["text"])
        self.words = [word for word, _, _ in words]
        self.clause_of = np.full(len(words), -1)
        self.word_forms = np.zeros((len(words), len(labels.forms)), np.float32)
        for index, (_, start, end) in enumerate(words):
            for number, (first, last) in enumerate(row["clauses"]):
                if min(end, last) > max(start, first):
                    self.clause_of[index] = number
            for span in row["spans"]:
                if min(end, span["end"]) > max(start, span["start"]):
                    for form in span["forms"]:
                        self.word_forms[index, labels.forms[form]] = 1
        size = len(row["clauses"])
        self.clause_forms = np.zeros((size, len(labels.forms)), np.float32)
        self.clause_behaviours = np.zeros((size, len(labels.behaviours)), np.float32)
        for span in row["spans"]:
            for number, (first, last) in enumerate(row["clauses"]):
                shared = min(last, span["end"]) - max(first, span["start"])
                if shared > 0.5 * min(last - first, span["end"] - span["start"]):
                    self.clause_behaviours[number, labels.behaviours[span["value"]]] = 1
                    for form in span["forms"]:
                        self.clause_forms[number, labels.forms[form]] = 1
        self.intent = labels.intents[row["intent"]]
        self.forms = {form for span in row["spans"] for form in span["forms"]}
        signals = [name in row["intent"].split("+") for name in SIGNALS]
        self.signals = np.array([*signals, bool(self.forms)], np.float32)


class Labels:
    """Numbers for forms, behaviours and intents."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.forms = {
            f: i for i, f in enumerate(sorted({f for r in rows for s in r["spans"] for f in s["forms"]}))
        }
        self.behaviours = {b: i for i, b in enumerate(sorted({s["value"] for r in rows for s in r["spans"]}))}
        self.intents = {name: i for i, name in enumerate(sorted({r["intent"] for r in rows}))}


class Reader(nn.Module):
    """The encoder with the heads that teach it."""

    def __init__(self, encoder: BertModel, labels: Labels) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.word_forms = nn.Linear(size, len(labels.forms))
        self.clause_forms = nn.Linear(size, len(labels.forms))
        self.clause_behaviours = nn.Linear(size, len(labels.behaviours))
        self.intent = nn.Linear(size, len(labels.intents))
        self.signals = nn.Linear(2 * size, len(SIGNALS) + 1)
        for head in (self.word_forms, self.clause_forms, self.clause_behaviours):
            nn.init.constant_(head.bias, RARE)

    def forward(self, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        states = self.encoder(input_ids=batch["ids"], attention_mask=batch["mask"]).last_hidden_state
        states = self.drop(states)
        inner = batch["inner"].unsqueeze(-1)
        mean = (states * inner).sum(1) / inner.sum(1).clamp(min=1)
        highest = states.masked_fill(inner == 0, OUT_OF_REACH).amax(1)
        pooled = torch.einsum("bps,bpc->bcs", states, batch["pool"])
        pooled = pooled / batch["pool"].sum(1).clamp(min=1).unsqueeze(-1)
        return {
            "word_forms": self.word_forms(states),
            "clause_forms": self.clause_forms(pooled),
            "clause_behaviours": self.clause_behaviours(pooled),
            "intent": self.intent(mean),
            "signals": self.signals(torch.cat([mean, highest], 1)),
        }


def batch_of(items: list[Prepared], tokenizer: Tokenizer, noise: float, rng: random.Random) -> dict[str, Any]:
    """Padded tensors of some messages; pieces beyond LONGEST are dropped."""
    encoded = [tokenizer.encode(noisy(item.words, noise, rng), is_pretokenized=True) for item in items]
    length = min(LONGEST, max(len(e.ids) for e in encoded))
    most = max(1, max(len(item.clause_forms) for item in items))
    forms, behaviours = items[0].clause_forms.shape[1], items[0].clause_behaviours.shape[1]
    out = {
        "ids": np.zeros((len(items), length), np.int64),
        "mask": np.zeros((len(items), length), np.int64),
        "inner": np.zeros((len(items), length), np.float32),
        "pool": np.zeros((len(items), length, most), np.float32),
        "word_forms": np.zeros((len(items), length, forms), np.float32),
        "clause_forms": np.zeros((len(items), most, forms), np.float32),
        "clause_behaviours": np.zeros((len(items), most, behaviours), np.float32),
        "intent": np.array([item.intent for item in items]),
        "signals": np.stack([item.signals for item in items]),
    }
    for row, (item, e) in enumerate(zip(items, encoded)):
        size = min(length, len(e.ids))
        out["ids"][row, :size] = e.ids[:size]
        out["mask"][row, :size] = 1
        for at, word in enumerate(e.word_ids[:size]):
            if word is None:
                continue
            out["inner"][row, at] = 1
            out["word_forms"][row, at] = item.word_forms[word]
            if item.clause_of[word] >= 0:
                out["pool"][row, at, item.clause_of[word]] = 1
        count = len(item.clause_forms)
        out["clause_forms"][row, :count] = item.clause_forms
        out["clause_behaviours"][row, :count] = item.clause_behaviours
    return {key: torch.from_numpy(value) for key, value in out.items()}


def loss_of(found: dict[str, torch.Tensor], batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """The sum of the four losses, each over the pieces and clauses that are there."""
    bce = nn.functional.binary_cross_entropy_with_logits
    clause = (batch["pool"].sum(1) > 0).float().unsqueeze(-1)
    piece = batch["inner"].unsqueeze(-1)

    def masked(name: str, mask: torch.Tensor) -> torch.Tensor:
        each = bce(found[name], batch[name], reduction="none") * mask
        return each.sum() / mask.sum().clamp(min=1)

    intent = nn.functional.cross_entropy(found["intent"], batch["intent"], label_smoothing=0.05)
    weights = torch.tensor([3.0] * len(SIGNALS) + [1.0])
    signals = bce(found["signals"], batch["signals"], pos_weight=weights)
    return (
        masked("clause_forms", clause)
        + masked("word_forms", piece)
        + 0.5 * masked("clause_behaviours", clause)
        + 0.4 * intent
        + 2.0 * signals
    )


def report(model: Reader, items: list[Prepared], tokenizer: Tokenizer, labels: Labels) -> str:
    """Micro-F1 over forms of whole messages, false alarms, intent accuracy on held-out messages."""
    model.eval()
    names = sorted(labels.forms, key=labels.forms.__getitem__)
    right = extra = missed = alarms = nothing = intents = 0
    raised, signals = [], []
    with torch.no_grad():
        for start in range(0, len(items), 64):
            part = items[start : start + 64]
            batch = batch_of(part, tokenizer, 0.0, random.Random(0))
            found = model(batch)
            chance = torch.sigmoid(found["clause_forms"]) * (batch["pool"].sum(1) > 0).unsqueeze(-1)
            for row, item in enumerate(part):
                told = {names[i] for i in torch.nonzero(chance[row].amax(0) > 0.5).flatten().tolist()}
                right += len(told & item.forms)
                extra += len(told - item.forms)
                missed += len(item.forms - told)
                if not item.forms:
                    nothing += 1
                    alarms += bool(told)
            intents += int((found["intent"].argmax(1) == batch["intent"]).sum())
            raised.append(torch.sigmoid(found["signals"]) > 0.5)
            signals.append(batch["signals"] > 0.5)
    model.train()
    f1 = 2 * right / max(1, 2 * right + extra + missed)
    hit, told_of = torch.cat(raised), torch.cat(signals)
    recall = ", ".join(
        f"{name} {int((hit & told_of)[:, i].sum())}/{int(told_of[:, i].sum())}"
        f" +{int((hit & ~told_of)[:, i].sum())}"
        for i, name in enumerate((*SIGNALS, "tells"))
    )
    return (
        f"micro-F1 {f1:.3f} (precision {right / max(1, right + extra):.3f}, recall"
        f" {right / max(1, right + missed):.3f}), false alarms {alarms}/{nothing}, intent"
        f" {intents / len(items):.3f} on {len(items)} messages; {recall}"
    )


def tune(options: argparse.Namespace) -> None:
    """Tunes, reports after each epoch where messages are held out, and writes the ONNX file."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    labels = Labels(rows)
    items = [Prepared(row, labels) for row in rows]
    rng.shuffle(items)
    held = items[: int(len(items) * options.hold_out)]
    learned = items[len(held) :]
    tokenizer = Tokenizer.from_file(str(options.start / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    config = BertConfig.from_pretrained(options.start, attn_implementation="eager")
    encoder = BertModel.from_pretrained(options.start, config=config, add_pooling_layer=False)
    model = Reader(encoder, labels)
    model.train()
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder.parameters(), "lr": options.rate}, {"params": heads, "lr": 3e-3}],
        weight_decay=0.01,
    )
    steps = options.epochs * (len(learned) // options.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.08 * steps)) * max(0.0, 1 - s / steps)
    )
    for epoch in range(options.epochs):
        order = sorted(learned, key=lambda item: len(item.words) + rng.random() * 6)
        batches = [order[i : i + options.batch] for i in range(0, len(order), options.batch)]
        rng.shuffle(batches)
        total = 0.0
        for part in batches:
            batch = batch_of(part, tokenizer, options.noise, rng)
            loss = loss_of(model(batch), batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        line = f"epoch {epoch + 1}/{options.epochs} loss {total / len(batches):.4f}"
        print(line, report(model, held, tokenizer, labels) if held else "", flush=True)
    if options.keep:
        encoder.save_pretrained(options.keep)
        shutil.copy(options.start / "tokenizer.json", options.keep)
    if options.out:
        write(encoder, options.out)


class Exported(nn.Module):
    """The encoder as ONNX sees it."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def write(encoder: BertModel, out: Path) -> None:
    """Exports the encoder and stores its weights as int8."""
    encoder.eval()
    full = out.with_suffix(".full.onnx")
    axes = {0: "batch", 1: "sequence"}
    example = torch.ones((1, 8), dtype=torch.int64)
    torch.onnx.export(
        Exported(encoder),
        (example, example),
        str(full),
        input_names=["input_ids", "attention_mask"],
        output_names=["last_hidden_state"],
        dynamic_axes={name: axes for name in ("input_ids", "attention_mask", "last_hidden_state")},
        opset_version=14,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(out), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("start", type=Path, help="folder of the full-precision weights")
    parser.add_argument("--out", type=Path)
    parser.add_argument(
        "--keep", type=Path, help="folder for the tuned weights in full precision, to start from again"
    )
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--noise", type=float, default=0.5)
    parser.add_argument("--hold-out", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    tune(parser.parse_args())
