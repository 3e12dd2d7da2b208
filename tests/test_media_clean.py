"""Pictures without their hidden data: nothing told, how to turn them kept, the picture itself bit for bit."""

import struct
from binascii import crc32

import pytest
from test_media import tiff

from sekisho.compile.examples import _photo
from sekisho.media import has_position
from sekisho.media_clean import BrokenPictureError, _orientation, cleaned


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def turned(value: int, order: str = ">") -> bytes:
    """Exif with an orientation, and a position behind it."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    head = mark + struct.pack(order + "IHHHIHH", 8, 2, 0x0112, 3, 1, value, 0)
    return head + struct.pack(order + "HHIII", 0x8825, 4, 1, 38, 0) + struct.pack(order + "HHHII", 1, 2, 5, 3, 60) + bytes(40)  # fmt: skip


XMP = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='35'/>"
JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
ICC = segment(0xE2, b"ICC_PROFILE\0\1\1profile")
ADOBE = segment(0xEE, b"Adobe\0d\0\0\0\0\1")
TABLE = segment(0xDB, bytes(65))
FRAME = segment(0xC2, b"\x08\0\1\0\1\1\1\x11\0")
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56\xff\xff\0\x78"
END = b"\xff\xd9"
PICTURE = TABLE + FRAME + SCAN + segment(0xC4, bytes(20)) + SCAN
PHOTO = b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + tiff()) + PICTURE + END


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (JFIF + PICTURE + END, JFIF + PICTURE + END),
        (JFIF + ICC + ADOBE + PICTURE + END, JFIF + ICC + ADOBE + PICTURE + END),
        (segment(0xE1, b"Exif\0\0" + tiff()) + PICTURE + END, PICTURE + END),
        (JFIF + segment(0xE1, XMP) + segment(0xED, b"Photoshop 3.0\0") + segment(0xFE, b"memo") + PICTURE + END, JFIF + PICTURE + END),
        (segment(0xE2, b"MPF\0" + bytes(20)) + PICTURE + END + PHOTO, PICTURE + END),
        (segment(0xE1, b"Exif\0\0" + turned(6)) + PICTURE + END, segment(0xE1, b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, 6, 0, 0)) + PICTURE + END),
        (segment(0xE1, b"Exif\0\0" + turned(8, "<")) + PICTURE + END, segment(0xE1, b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, 8, 0, 0)) + PICTURE + END),
    ],
)  # fmt: skip
def test_of_a_jpeg_only_the_picture_is_left(before: bytes, after: bytes) -> None:
    found = cleaned(b"\xff\xd8" + before)
    assert found == b"\xff\xd8" + after
    assert cleaned(found) == found
    assert not has_position(found)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13))
PNG_END = chunk(b"IDAT", b"data") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PNG + PNG_END, PNG + PNG_END),
        (PNG + chunk(b"gAMA", bytes(4)) + PNG_END, PNG + chunk(b"gAMA", bytes(4)) + PNG_END),
        (PNG + chunk(b"eXIf", tiff()) + chunk(b"iTXt", XMP) + chunk(b"tIME", bytes(7)) + PNG_END + b"more", PNG + PNG_END),
        (PNG + chunk(b"eXIf", turned(3)) + PNG_END, PNG + chunk(b"eXIf", b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, 3, 0, 0)) + PNG_END),
    ],
)  # fmt: skip
def test_of_a_png_only_the_picture_is_left(before: bytes, after: bytes) -> None:
    assert cleaned(before) == after
    assert not has_position(after)


def riff(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def part(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def head(flags: int) -> bytes:
    return part(b"VP8X", bytes([flags]) + bytes(9))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (riff(part(b"VP8 ", b"abc")), riff(part(b"VP8 ", b"abc"))),
        (riff(head(0x1C), part(b"VP8 ", b"abc"), part(b"EXIF", tiff()), part(b"XMP ", XMP)), riff(head(0x10), part(b"VP8 ", b"abc"))),
        (riff(head(0x08), part(b"VP8L", b"abcd"), part(b"EXIF", b"Exif\0\0" + turned(6))), riff(head(0x08), part(b"VP8L", b"abcd"), part(b"EXIF", b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, 6, 0, 0)))),
    ],
)  # fmt: skip
def test_of_a_webp_only_the_picture_is_left(before: bytes, after: bytes) -> None:
    assert cleaned(before) == after
    assert not has_position(after)


def test_the_example_with_a_position_is_cleaned() -> None:
    data = cleaned(_photo(position=True))
    assert data is not None
    assert has_position(_photo(position=True))
    assert not has_position(data)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypisom", b"II*\0", b"text"])
def test_other_formats_are_left_alone(data: bytes) -> None:
    assert cleaned(data) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe1",
        b"\xff\xd8\xff\xe1\0\1",
        b"\xff\xd8\xff\xe1\xff\xffabc",
        b"\xff\xd8" + PICTURE,
        b"\xff\xd8\xff\xdb\0\4ab!",
        PNG,
        PNG[:20],
        PNG + struct.pack(">I4s", 1 << 31, b"IDAT"),
        riff(part(b"VP8 ", b"abc"))[:12] + b"VP8 \xff\xff\xff\x7f",
        b"RIFF\x10\0\0\0WEBPVP8 \xff\xff\xff\x7f",
    ],
)
def test_what_is_broken_is_told(data: bytes) -> None:
    with pytest.raises(BrokenPictureError):
        cleaned(data)


@pytest.mark.parametrize(
    "data", [b"", b"MM\0*", b"MM\0*\0\0\0\x08", b"MM\0*\xff\xff\xff\xff", turned(9), turned(0), tiff()]
)
def test_nonsense_turns_nothing(data: bytes) -> None:
    assert _orientation(data) == 1
