"""The palette: it can be read on white, and told apart with every kind of colour blindness."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from empathysim.figures import palette

TEXT, GRAPHICS = 4.5, 3.0
#: Distance in CIELAB from which two areas are surely told apart; 2.3 is the least that anybody can see.
APART = 20.0

#: Machado, Oliveira & Fernandes (2009), table 1: what is left of red, green and blue at full severity.
SIGHTS = {
    "full colour": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = _TO_XYZ.sum(axis=1)


def linear(colour: str) -> np.ndarray:
    """Return a hexadecimal colour as light of red, green and blue."""
    shown = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255.0
    return np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str = "#ffffff") -> float:
    """Return the contrast of two colours after WCAG 2.2, 1 to 21."""
    dark, light = sorted(float(linear(each) @ _TO_XYZ[1]) for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


def in_lab(colour: str, sight: str) -> np.ndarray:
    """Return a colour in CIELAB as somebody with this sight sees it."""
    seen = np.clip(SIGHTS[sight] @ linear(colour), 0.0, 1.0)
    parts = _TO_XYZ @ seen / _WHITE
    f = np.where(parts > 216.0 / 24389.0, np.cbrt(parts), (24389.0 / 27.0 * parts + 16.0) / 116.0)
    return np.array([116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])])


def distance(one: str, other: str, sight: str) -> float:
    """Return how far two colours are apart for somebody with this sight (CIE 1976)."""
    return float(np.linalg.norm(in_lab(one, sight) - in_lab(other, sight)))


@pytest.mark.parametrize("name", ["INK", "QUIET", "BLUE", "ORANGE", "GREEN", "PURPLE"])
def test_what_texts_are_written_in_can_be_read(name: str) -> None:
    """All of these label something; the usual orange of Okabe & Ito, of contrast 3.9, would fail."""
    assert contrast(getattr(palette, name)) >= TEXT


@pytest.mark.parametrize("colour", [*palette.FIVE_AS.values(), *(look.colour for look in palette.SCENARIOS)])
def test_what_is_filled_or_drawn_stands_out_from_white(colour: str) -> None:
    """It would fail for a light grey in the middle of the five A's. Grids are exempt: nobody has to see them."""
    assert contrast(colour) >= GRAPHICS


@pytest.mark.parametrize("sight", SIGHTS)
def test_scenarios_are_told_apart_with_every_sight(sight: str) -> None:
    """Any two of the four; it would fail for a lighter teal, which tritanopia shows as blue."""
    for one, other in itertools.combinations(palette.SCENARIOS, 2):
        assert distance(one.colour, other.colour, sight) >= APART


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_five_as_are_told_apart_with_every_sight(sight: str) -> None:
    """Any two of them, neighbours or not; it would fail for a scale from red over yellow to green."""
    for one, other in itertools.combinations(palette.FIVE_AS.values(), 2):
        assert distance(one, other, sight) >= APART


def test_the_edges_of_the_five_as_are_the_darkest() -> None:
    """Angry and adoring are what is looked for: an ordered scale that is strongest at both ends."""
    dark = [in_lab(colour, "full colour")[0] for colour in palette.FIVE_AS.values()]
    assert dark[0] < dark[1] < dark[2] + 1.0
    assert dark[4] < dark[3] < dark[2] + 1.0


def test_colour_is_never_alone() -> None:
    """Scenarios differ in dash and in marker, neighbours among the five A's in texture."""
    assert len({str(look.dash) for look in palette.SCENARIOS}) == len(palette.SCENARIOS)
    assert len({look.marker for look in palette.SCENARIOS}) == len(palette.SCENARIOS)
    assert list(palette.TEXTURES) == list(palette.FIVE_AS)
    assert len(set(palette.TEXTURES.values())) == len(palette.TEXTURES)


def test_red_and_green_would_be_found_out() -> None:
    """The counterpart: the measure sees what is wrong with red and green, and only for who cannot tell them."""
    assert distance("#d62728", "#2ca02c", "full colour") > 5.0 * APART
    assert distance("#d62728", "#2ca02c", "deuteranopia") < APART


def test_the_measures_give_known_answers() -> None:
    """Black on white is 21 to 1, #767676 the lightest grey that text may have; grey stays grey with every sight."""
    assert contrast("#000000") == pytest.approx(21.0)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777") < TEXT
    assert in_lab("#ffffff", "full colour") == pytest.approx([100.0, 0.0, 0.0], abs=1e-6)
    for matrix in SIGHTS.values():
        assert matrix.sum(axis=1) == pytest.approx([1.0, 1.0, 1.0], abs=1e-5)
