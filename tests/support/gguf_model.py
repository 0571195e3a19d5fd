"""Writes a real but senseless language model of half a megabyte, for a real engine to run."""

from collections.abc import Callable
from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

WIDTH = 64
LAYERS = 2
HEADS = 4
FEED_FORWARD = 128
CONTEXT_TOKENS = 2048
SPECIAL = ("<|begin|>", "<|end|>")
TEMPLATE = (
    "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant: {% endif %}"
)

Weights = NDArray[np.float32]


def write_model(path: Path) -> Path:
    """A llama of random weights that speaks printable ASCII; the same bytes each time."""
    writer = gguf.GGUFWriter(str(path), "llama")
    _describe(writer)
    _vocabulary(writer)
    for name, tensor in _tensors(np.random.default_rng(11)).items():
        writer.add_tensor(name, tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _describe(writer: gguf.GGUFWriter) -> None:
    writer.add_name("tiny")
    writer.add_context_length(CONTEXT_TOKENS)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)


def _vocabulary(writer: gguf.GGUFWriter) -> None:
    tokens = [_letter(byte) for byte in range(256)] + list(SPECIAL)
    kinds = [gguf.TokenType.NORMAL] * 256 + [gguf.TokenType.CONTROL] * len(SPECIAL)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    # No pair ever merges in use; the loader only wants the list to exist.
    writer.add_token_merges([f"{_letter(0)} {_letter(1)}"])
    writer.add_bos_token_id(256)
    writer.add_eos_token_id(257)
    writer.add_add_bos_token(value=False)
    writer.add_chat_template(TEMPLATE)


def _letter(byte: int) -> str:
    """The printable stand-in for a byte in GPT-2's vocabulary."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    if byte in printable:
        return chr(byte)
    return chr(256 + sum(1 for lower in range(byte) if lower not in printable))


def _tensors(random: np.random.Generator) -> dict[str, Weights]:
    def weights(*shape: int) -> Weights:
        return (random.standard_normal(shape) * 0.1).astype(np.float32)

    words = 256 + len(SPECIAL)
    tensors = {
        "token_embd.weight": _with_constant(weights(words, WIDTH)),
        "output_norm.weight": np.ones(WIDTH, np.float32),
        "output.weight": _ascii_only(weights(words, WIDTH)),
    }
    for layer in range(LAYERS):
        tensors |= {f"blk.{layer}.{name}": tensor for name, tensor in _block(weights).items()}
    return tensors


def _block(weights: Callable[..., Weights]) -> dict[str, Weights]:
    square = {f"attn_{part}.weight": weights(WIDTH, WIDTH) for part in ("q", "k", "v")}
    norms = {f"{part}_norm.weight": np.ones(WIDTH, np.float32) for part in ("attn", "ffn")}
    wide = {f"ffn_{part}.weight": weights(FEED_FORWARD, WIDTH) for part in ("gate", "up")}
    written = {
        "attn_output.weight": _silent_at_zero(weights(WIDTH, WIDTH)),
        "ffn_down.weight": _silent_at_zero(weights(WIDTH, FEED_FORWARD)),
    }
    return square | norms | wide | written


def _with_constant(embedding: Weights) -> Weights:
    """Dimension 0 is always on, so that the output matrix has something to hang a bias on."""
    embedding[:, 0] = 2
    return embedding


def _silent_at_zero(writing: Weights) -> Weights:
    """No layer changes dimension 0."""
    writing[0, :] = 0
    return writing


def _ascii_only(output: Weights) -> Weights:
    """Bytes that are no printable ASCII are never chosen: half a character would be an error to the engine."""
    output[:, 0] = [0 if 32 <= token < 127 or token >= 256 else -40 for token in range(len(output))]
    return output
