"""Addresses and the posting time their identifiers encode. All addresses are invented."""

from __future__ import annotations

import pytest

from selon.publication.links import find_links


def test_a_post_tells_when_it_was_posted() -> None:
    # The number is 2020-01-01T00:00:00Z in milliseconds since the epoch, shifted 22 bits.
    number = (1577836800000 - 1288834974657) << 22
    (link,) = find_links(f"Voir https://x.com/nobody/status/{number}?s=20 pour la vidéo.")
    assert link.posted == "2020-01-01T00:00:00Z"
    assert link.url.endswith("?s=20")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://outlet.example/a.", "https://outlet.example/a"),
        ("(https://outlet.example/a_(b))", "https://outlet.example/a_(b)"),
        ("«https://outlet.example/é?q=1,2»", "https://outlet.example/é?q=1,2"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, url: str) -> None:
    assert [link.url for link in find_links(text)] == [url]


def test_each_address_is_given_once_and_others_have_no_time() -> None:
    text = "https://outlet.example/a https://outlet.example/a https://x.com/nobody"
    assert [(k.url, k.posted) for k in find_links(text)] == [
        ("https://outlet.example/a", ""),
        ("https://x.com/nobody", ""),
    ]
