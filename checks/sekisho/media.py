"""What an attachment's bytes show: which format it is, and whether it carries a position.

Loaded only for drafts with attachments. The bytes may be hostile: every offset is checked, nothing is decoded.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

# Format by the bytes a file begins with; extensions that go with it.
EXTENSIONS = {
    "jpeg": ("jpg", "jpeg"),
    "png": ("png",),
    "gif": ("gif",),
    "webp": ("webp",),
    "heic": ("heic", "heif", "avif"),
    "tiff": ("tif", "tiff"),
    "mp4": ("mp4", "m4v", "mov"),
    "webm": ("webm", "mkv"),
    "pdf": ("pdf",),
}
_GPS_IFD = 0x8825
_XMP_MARKS = (b"exif:GPSLatitude", b"GPSLatitude>", b'GPSLatitude="')
_QUICKTIME_MARKS = (b"\xa9xyz", b"com.apple.quicktime.location.ISO6709", b"loci\x00\x00\x00\x00")


def format_of(data: bytes) -> str:
    """The format that the first bytes show; empty where it is none that platforms take."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif") else "mp4"
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "tiff"
    if data.startswith(b"\x1aE\xdf\xa3"):
        return "webm"
    return "pdf" if data.startswith(b"%PDF-") else ""


def has_position(data: bytes) -> bool:
    """Does the beginning of a picture or film carry the place where it was taken?"""
    if any(mark in data for mark in _XMP_MARKS):
        return True
    if format_of(data) == "mp4":
        return any(mark in data for mark in _QUICKTIME_MARKS)
    return any(_tiff_has_position(block) for block in _exif_blocks(data))


def _exif_blocks(data: bytes) -> Iterator[bytes]:
    """The Exif data of a picture, each as the TIFF structure it is."""
    if data[:4] in (b"II*\0", b"MM\0*"):
        yield data
    at = data.find(b"Exif\0\0")
    for _ in range(8):  # JPEG and HEIC; a few at most, or somebody is playing
        if at < 0:
            break
        yield data[at + 6 :]
        at = data.find(b"Exif\0\0", at + 6)
    for mark in (b"eXIf", b"EXIF"):  # PNG chunk (length before its name), WebP chunk (length after)
        at = data.find(mark)
        if at >= 0:
            yield data[at + 4 :]
            yield data[at + 8 :]


def _tiff_has_position(tiff: bytes) -> bool:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return False
    (ifd,) = struct.unpack_from(order + "I", tiff, 4)
    entry = _entry(tiff, order, ifd, _GPS_IFD)
    if entry is None:
        return False
    # An empty GPS directory (some cameras always write one) gives nothing away: latitude is tag 2, longitude tag 4.
    return _entry(tiff, order, entry, 2) is not None or _entry(tiff, order, entry, 4) is not None


def _entry(tiff: bytes, order: str, ifd: int, wanted: int) -> int | None:
    """The value of a tag in a directory of a TIFF structure."""
    if ifd + 2 > len(tiff):
        return None
    (count,) = struct.unpack_from(order + "H", tiff, ifd)
    for number in range(min(count, 512)):
        at = ifd + 2 + number * 12
        if at + 12 > len(tiff):
            return None
        tag, _, _, value = struct.unpack_from(order + "HHII", tiff, at)
        if tag == wanted:
            return int(value)
    return None
