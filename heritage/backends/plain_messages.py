"""Messages of the queue as JSON."""

import json

from huey.registry import Message
from huey.serializer import Serializer


class PlainMessages(Serializer):  # type: ignore[misc]
    """Messages as JSON: huey would pickle them, and then whoever writes to the queue has the workers do anything."""

    def _serialize(self, data: object) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))
