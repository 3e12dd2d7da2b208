"""A picture without what it tells of where, when and by whom it was taken; the picture itself stays bit for bit.

JPEG, PNG and WebP are made of parts with names, and the parts that hold Exif, XMP, IPTC and comments are left out. How
the picture is to be turned is kept, or it would lie on its side. Other formats are not touched: nothing is guessed.
"""

from __future__ import annotations

import struct
from binascii import crc32

from sekisho.media import format_of

CLEANABLE = ("jpeg", "png", "webp")
_ORIENTATION = 0x0112
_EXIF = b"Exif\0\0"
# Parts of a JPEG that the picture needs: JFIF, colour profiles, Adobe's note on how colours are coded.
_APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_SOS, _EOI = 0xDA, 0xD9
_PNG_TELLING = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")
_WEBP_TELLING = (b"EXIF", b"XMP ")
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04


class BrokenPictureError(ValueError):
    """The bytes are not the picture that they begin as."""


def cleaned(data: bytes) -> bytes | None:
    """The picture without its hidden data; None for a format that can't be cleaned. Raises BrokenPictureError."""
    clean = {"jpeg": _jpeg, "png": _png, "webp": _webp}.get(format_of(data))
    if clean is None:
        return None
    try:
        return clean(data)
    except (struct.error, IndexError) as error:
        raise BrokenPictureError(str(error)) from error


def _jpeg(data: bytes) -> bytes:
    """Segments up to the end of the picture; whatever was hung on behind it (further pictures, trailers) goes, too."""
    kept, turned, at = [data[:2]], 1, 2
    while True:
        if data[at] != 0xFF:
            raise BrokenPictureError(f"no segment at byte {at}")
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == _EOI:
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise BrokenPictureError(f"a segment of {length} bytes at byte {at}")
        body = data[at + 4 : end]
        if marker == _APP1 and body.startswith(_EXIF):
            turned = _orientation(body[6:])
        if marker == _SOS:
            end = _end_of_scan(data, end)
        if (not _APP0 <= marker <= _APP15 and marker != _COM) or _is_needed(marker, body):
            kept.append(data[at:end])
        at = end
    if turned != 1:
        exif = _EXIF + _turning(turned)
        kept.insert(1, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return b"".join(kept) + b"\xff\xd9"


def _is_needed(marker: int, body: bytes) -> bool:
    return (
        (marker == _APP0 and body.startswith(b"JFIF\0"))
        or (marker == _APP2 and body.startswith(b"ICC_PROFILE\0"))
        or (marker == _APP14 and body.startswith(b"Adobe"))
    )


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next segment begins behind coded picture data, in which 0xFF is followed by 0 or a restart mark."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise BrokenPictureError("the picture has no end")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _png(data: bytes) -> bytes:
    kept, turned, at = [data[:8]], 1, 8
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise BrokenPictureError(f"a chunk of {length} bytes at byte {at}")
        if name == b"eXIf":
            turned = _orientation(data[at + 8 : end - 4])
        if name not in _PNG_TELLING:
            kept.append(data[at:end])
        at = end
        if name == b"IEND":
            break
    if turned != 1:
        chunk = b"eXIf" + _turning(turned)
        kept.insert(2, struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", crc32(chunk)))
    return b"".join(kept)


def _webp(data: bytes) -> bytes:
    kept, turned, at = [], 1, 12
    end_of_all = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while at + 8 <= end_of_all:
        name, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        if end > end_of_all + 1:
            raise BrokenPictureError(f"a chunk of {length} bytes at byte {at}")
        if name == b"EXIF":
            turned = _orientation(data[at + 8 : end].removeprefix(_EXIF))
        if name not in _WEBP_TELLING:
            kept.append(data[at:end])
        at = end
    if kept and kept[0][:4] == b"VP8X":
        flags = kept[0][8] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP) | (_WEBP_HAS_EXIF if turned != 1 else 0)
        kept[0] = kept[0][:8] + bytes([flags]) + kept[0][9:]
        if turned != 1:
            exif = _turning(turned)
            kept.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _turning(turned: int) -> bytes:
    """The least Exif data, which says only how the picture is to be turned."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)


def _orientation(tiff: bytes) -> int:
    """How the picture is to be turned, 1 to 8; 1, which is not at all, where nothing sensible is said."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (ifd,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, ifd)
        for number in range(min(count, 512)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, ifd + 2 + number * 12)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1
