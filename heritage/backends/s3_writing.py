"""Writing a stream to a bucket: in one request while it is small, in parts when it is not; never over what is there."""

import io
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from catalog.ports import Readable

PART_BYTES = 16 << 20
"""A part, held in memory while it is sent: S3 takes ten thousand of them, so that a file may have 156 GiB."""
_THERE = ("PreconditionFailed", "412")
_RACING = ("ConditionalRequestConflict", "409", "OperationAborted")
_RACES = 3


@dataclass(frozen=True)
class Upload:
    """A stream on its way to the object `name` of a bucket."""

    bucket: str
    name: str
    source: Readable


def upload(client: Any, wanted: Upload) -> bool:
    """Write the stream; False, and nothing written, where the object is there. Raises botocore's errors."""
    first = _part(wanted.source)
    if len(first) < PART_BYTES:
        return _absent(client, lambda: _put(client, wanted, first))
    return not _is_there(client, wanted) and _in_parts(client, wanted, first)


def _is_there(client: Any, wanted: Upload) -> bool:
    """Asked before many parts are sent in vain."""
    try:
        client.head_object(Bucket=wanted.bucket, Key=wanted.name)
    except client.exceptions.ClientError as exc:
        if exc.response.get("Error", {}).get("Code") in ("404", "NoSuchKey", "NotFound"):
            return False
        raise
    return True


def _put(client: Any, wanted: Upload, data: bytes) -> None:
    client.put_object(Bucket=wanted.bucket, Key=wanted.name, Body=data, IfNoneMatch="*")


def _in_parts(client: Any, wanted: Upload, first: bytes) -> bool:
    """Part after part; what was sent is thrown away where it does not become a whole."""
    of = {"Bucket": wanted.bucket, "Key": wanted.name}
    upload_id = client.create_multipart_upload(**of)["UploadId"]
    parts: list[dict[str, Any]] = []
    try:
        data = first
        while data:
            number = len(parts) + 1
            sent = client.upload_part(**of, UploadId=upload_id, PartNumber=number, Body=data)
            parts.append({"PartNumber": number, "ETag": sent["ETag"]})
            data = _part(wanted.source)
        made = _absent(
            client,
            lambda: client.complete_multipart_upload(
                **of, UploadId=upload_id, MultipartUpload={"Parts": parts}, IfNoneMatch="*"
            ),
        )
    except BaseException:
        _abort(client, of, upload_id)
        raise
    if not made:
        _abort(client, of, upload_id)
    return made


def _absent(client: Any, write: Any) -> bool:
    """Whether a conditional write took place; two at the same moment are told to try again."""
    for race in range(_RACES):
        try:
            write()
        except client.exceptions.ClientError as exc:
            code = exc.response.get("Error", {}).get("Code", "")
            if code in _THERE:
                return False
            if code not in _RACING or race == _RACES - 1:
                raise
        else:
            return True
    return False


def _abort(client: Any, of: dict[str, str], upload_id: str) -> None:
    with suppress(client.exceptions.ClientError):
        client.abort_multipart_upload(**of, UploadId=upload_id)


def _part(source: Readable) -> bytes:
    """The next part, whole unless the stream ends."""
    buffer = io.BytesIO()
    while (missing := PART_BYTES - buffer.tell()) > 0 and (data := source.read(missing)):
        buffer.write(data)
    return buffer.getvalue()
