"""What attachments show: their format by their bytes, and positions in every place where cameras put them."""

import struct

import pytest

from sekisho.compile.examples import _photo
from sekisho.media import format_of, has_position


def tiff(*, order: str = ">", latitude: bool = True) -> bytes:
    """A TIFF structure with a GPS directory, as Exif has it."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    head = mark + struct.pack(order + "I", 8)
    directory = struct.pack(order + "HHHII", 1, 0x8825, 4, 1, 26) + struct.pack(order + "I", 0)
    gps = struct.pack(order + "HHHII", 1, 2 if latitude else 0, 5, 3, 60) + bytes(40)
    return head + directory + gps


JPEG = b"\xff\xd8\xff\xe1\x00\x80Exif\0\0"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"", ""),
        (b"plain text", ""),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (_photo(position=False), "png"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"\0\0\0\x18ftypisom", "mp4"),
        (b"\0\0\0\x14ftypqt  ", "mp4"),
        (b"%PDF-1.7", "pdf"),
    ],
)
def test_format_of(data: bytes, form: str) -> None:
    assert format_of(data) == form


@pytest.mark.parametrize(
    ("data", "has"),
    [
        (b"", False),
        (_photo(position=False), False),
        (JPEG + tiff(latitude=False), False),
        (JPEG + b"MM\0*\xff\xff\xff\xff", False),
        (JPEG + tiff()[:20], False),
        (b"\0\0\0\x18ftypisom" + bytes(100), False),
        (_photo(position=True), True),
        (JPEG + tiff(), True),
        (JPEG + tiff(order="<"), True),
        (tiff(), True),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"EXIF\x80\0\0\0" + tiff(), True),
        (b"\0\0\0\x18ftypheic" + bytes(50) + b"Exif\0\0" + tiff(), True),
        (b'\xff\xd8\xff<x:xmpmeta exif:GPSLatitude="35,40.0N"', True),
        (b"\0\0\0\x14ftypqt  " + bytes(50) + b"\xa9xyz\0\x12\x15\xc7+35.0+139.0/", True),
    ],
)
def test_has_position(data: bytes, has: bool) -> None:
    assert has_position(data) == has
