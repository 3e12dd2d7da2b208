"""Positions on the map: what is one, and whose it must be to be found."""

from __future__ import annotations

import pytest
from conftest import Judge

from sekisho.text.fold import fold
from sekisho.text.positions import positions

NONE = [
    "気温は37.512度、湿度は139.327です",
    "予算は 36.125 から 139.250 へ",
    "37.9504万円、139.3275",
    "38.950,1139.123",
    "51.5074, 139.3275",  # beyond Japan
    "37.95, 139.33",  # a kilometre about
    "熱が38度9分ありました",
    "北緯38度、東経139度の沖",
    "2345+67",
    "1234+5678=6912",
    "WPA2+PSK、UTF8+22、UTC+09",
    "https://www.example.jp/?q=cafe+22",
    "令和8年12月10日 9:00~12:00",
]
FOUND = [
    ("37.9504, 139.3275", "37.9504, 139.3275"),
    ("３７．９５０４、１３９．３２７５", "37.9504、139.3275"),
    ("緯度37.9504、経度139.3275", "37.9504、経度139.3275"),
    ("北緯37.9504度、東経139.3275度", "37.9504度、東経139.3275"),
    ("[139.3275, 37.9504]", "139.3275, 37.9504"),
    ("geo:37.9504,139.3275", "37.9504,139.3275"),
    ("北緯37度57分12秒 東経139度20分3.5秒", "37度57分12秒 東経139度20分3.5秒"),
    ("北緯37度57.2分・東経139度20.1分", "37度57.2分・東経139度20.1分"),
    ("37°57'12.3\"N 139°20'03.1\"E", "37°57'12.3\"n 139°20'03.1\""),
    ("N37°57′12″, E139°20′3″", "37°57′12′′, e139°20′3′′"),
    ("https://www.google.com/maps/@37.9504,139.3275,17z", "37.9504,139.3275"),
    ("https://www.google.com/maps/place/x/data=!3d37.9504!4d139.3275", "37.9504!4d139.3275"),
    ("https://www.openstreetmap.org/#map=17/37.9504/139.3275", "37.9504/139.3275"),
    ("https://www.openstreetmap.org/?mlat=37.9504&mlon=139.3275", "37.9504&mlon=139.3275"),
    ("https://maps.google.com/?q=37.9504%2C139.3275", "37.9504%2c139.3275"),
    ("8Q9VX82H+3G", "8q9vx82h+3g"),
    ("X82H+3G 例市", "x82h+3g"),
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_position(text: str) -> None:
    assert list(positions(fold(text).text)) == []


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_positions(text: str, found: str) -> None:
    folded = fold(text).text
    assert [folded[start:end] for start, end in positions(folded)] == [found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("例山の登山口は 37.9504, 139.3275 です。", []),
        ("消火栓の位置は、例田商店の前(37.9504, 139.3275)です。", []),
        ("例田さん宅の前の消火栓は 37.9504, 139.3275 です。", []),
        ("お宅の近くの避難所は地図で確かめてください。\nhttps://www.google.com/maps/@37.9504,139.3275,17z", []),
        ("例田さんの講演会の会場です。\nhttps://www.google.com/maps/@37.9504,139.3275,17z", []),
        ("ご自宅の備えを見直しましょう。例公園で展示をしています。場所は 37.9504, 139.3275 です。", []),
        ("皆さんの家から歩いて行けます。37.9504, 139.3275", []),
        ("例田さん宅は 37.9504, 139.3275 です。", ["3*.****, ***.****"]),
        ("例田さんの家はこちら\nhttps://www.google.com/maps/@37.9504,139.3275,17z", ["3*.****,***.****"]),
        ("ご自宅の場所は 8Q9VX82H+3G です。", ["8**********"]),
        (
            "ご自宅の位置は北緯３７度５７分１２秒、東経１３９度２０分３秒です。",
            ["３＊＊＊＊＊＊＊＊、＊＊＊＊＊＊＊＊＊＊＊"],
        ),
        ("She lives at 37.9504, 139.3275.", ["3*.****, ***.****"]),
    ],
)
def test_positions_of_homes(judge: Judge, body: str, found: list[str]) -> None:
    said = [each for each in judge(body) if each.rule == "position-of-a-home"]
    assert [each.found for each in said] == found
