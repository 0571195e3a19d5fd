"""Writes the request's body: exactly what the prompt says and the model takes."""

from typing import Any

from alchemorsel.application.prompt import Message, Prompt, Speaker
from alchemorsel.infrastructure.ai.openai.capabilities import Capabilities


def body_of(prompt: Prompt, able: Capabilities) -> dict[str, Any]:
    """The fields of one Chat Completions request, always streamed."""
    body: dict[str, Any] = {
        "model": prompt.model,
        "messages": [_message(message, able) for message in prompt.messages],
        "stream": True,
        "stream_options": {"include_usage": True},
        able.token_field: prompt.max_tokens + able.reasoning_room_tokens,
    }
    if able.strict_schema:
        body["response_format"] = _response_format(prompt)
    if able.temperature:
        body["temperature"] = prompt.temperature
    if able.seed:
        body["seed"] = prompt.seed
    if able.effort is not None:
        body["reasoning_effort"] = able.effort
    return body


def _message(message: Message, able: Capabilities) -> dict[str, str]:
    role = able.system_role if message.speaker is Speaker.SYSTEM else message.speaker.value
    return {"role": role, "content": message.text}


def _response_format(prompt: Prompt) -> dict[str, Any]:
    schema = {"name": prompt.schema_name, "strict": True, "schema": prompt.schema}
    return {"type": "json_schema", "json_schema": schema}
