import dataclasses
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making import a_contact, a_provenance, a_result, a_site, an_exhibitor

from expo.contacts import SHORT_BYTES, qr_svg, short_vcard, tel_uri, vcard
from expo.language import Language
from expo.site import Result

ZH, EN = Language.ZH, Language.EN
LONG_NAME = "山间低温脱水与磷石膏综合利用联合研究所第三实验室暨中试基地联合办公室"


def made(tmp_path: Path, *contacts: dict[str, Any], **changes: Any) -> Result:
    exhibitor = an_exhibitor(website="https://example.org/a;b,c")
    record = a_result(contacts=list(contacts), **changes)
    return a_site(tmp_path, results=[record], exhibitors={"institute": exhibitor}).results[0]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def value_of(name: str, text: str) -> str:
    (line,) = [line for line in unfolded(text) if re.match(rf"{name}[;:]", line)]
    return re.sub(r'^[A-Z]+(;[A-Z-]+=("[^"]*"|[^:;"]*))*:', "", line)


def drawn(svg: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The picture that the SVG's one stroked path makes, eight pixels a module, on the viewBox's ground."""
    box = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    path = re.search(r'<path stroke="#000" d="([^"]+)"', svg)
    assert box
    assert path
    picture = np.full((int(box[1]), int(box[1])), 255, np.uint8)
    x, y = 0, 0.0
    for command, arguments in re.findall(r"([Mmh])([^Mmh]+)", path[1]):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", arguments)]
        if command == "h":
            picture[int(y), x : x + int(numbers[0])] = 0
            x += int(numbers[0])
        else:
            x = int(numbers[0]) + (x if command == "m" else 0)
            y = numbers[1] + (y if command == "m" else 0)
    return np.kron(picture, np.ones((8, 8), np.uint8))


def test_only_a_contact_with_consent_is_public(tmp_path: Path) -> None:
    shown, hidden = a_contact(), a_contact(name={"zh": "不公开者"}, consent=False)
    result = made(tmp_path, hidden, shown)
    assert [each.name.zh for each in result.public_contacts] == ["林知远"]
    assert vcard(result, ZH).count("BEGIN:VCARD") == 1
    assert "不公开者" not in vcard(result, ZH)


def test_there_is_no_card_without_a_public_contact(tmp_path: Path) -> None:
    assert vcard(made(tmp_path, a_contact(consent=False)), ZH) == ""


def test_a_short_card_is_refused_for_a_contact_that_is_not_public(tmp_path: Path) -> None:
    result = made(tmp_path, a_contact(consent=False))
    with pytest.raises(ValueError, match="not public"):
        short_vcard(result.record.contacts[0], result, ZH)


def test_a_card_holds_what_the_record_says_of_the_contact(tmp_path: Path) -> None:
    text = vcard(made(tmp_path, a_contact()), ZH)
    lines = unfolded(text)
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert lines[-2:] == ["END:VCARD", ""]
    assert value_of("FN", text) == "林知远"
    assert value_of("N", text) == "林知远;;;;"
    assert value_of("ORG", text) == "山间研究所"
    assert value_of("TITLE", text) == "课题组长"
    assert value_of("TEL", text) == "tel:+8685112345678"
    assert value_of("EMAIL", text) == "lin@example.org"
    assert value_of("IMPP", text) == "x-apple:lab_wechat"
    assert value_of("URL", text) == "https://example.org/a;b,c"
    assert value_of("LANG", text) == "zh"
    assert value_of("NOTE", text) == r"U-001 低温脱水装置 U-001\n微信号：lab_wechat"


def test_the_english_card_falls_back_to_chinese_and_says_so(tmp_path: Path) -> None:
    text = vcard(made(tmp_path, a_contact(role={"zh": "课题组长"})), EN)
    assert "FN;LANGUAGE=en:Lin Zhiyuan" in unfolded(text)
    assert "TITLE;LANGUAGE=zh-Hans:课题组长" in unfolded(text)
    assert "WeChat: lab_wechat" in value_of("NOTE", text)


def test_a_sample_s_card_says_that_it_is_one(tmp_path: Path) -> None:
    result = made(tmp_path, a_contact(), provenance=a_provenance("sample"))
    assert "并非真实联系人" in vcard(result, ZH)
    assert "not a real contact" in unfolded(vcard(result, EN))[-3]
    assert "not a real contact" in short_vcard(result.public_contacts[0], result, EN)


def test_several_contacts_are_several_cards_in_one_file(tmp_path: Path) -> None:
    text = vcard(made(tmp_path, a_contact(), a_contact(name={"zh": "石小满"})), ZH)
    assert [line for line in unfolded(text) if line.startswith("FN")] == [
        "FN;LANGUAGE=zh-Hans:林知远",
        "FN;LANGUAGE=zh-Hans:石小满",
    ]
    assert len(set(re.findall(r"UID:urn:uuid:(\S+)", text))) == 2


def test_a_contact_keeps_its_uid_when_another_withdraws_consent(tmp_path: Path) -> None:
    def uid_of_second(folder: Path, first_agrees: bool) -> str:
        folder.mkdir()
        text = vcard(made(folder, a_contact(consent=first_agrees), a_contact(name={"zh": "石小满"})), ZH)
        return str(re.findall(r"UID:(\S+)", text)[-1])

    assert uid_of_second(tmp_path / "a", True) == uid_of_second(tmp_path / "b", False)


def test_the_uid_is_the_same_in_both_languages(tmp_path: Path) -> None:
    result = made(tmp_path, a_contact())
    assert value_of("UID", vcard(result, ZH)) == value_of("UID", vcard(result, EN))
    assert "REV" not in vcard(result, ZH)


def test_signs_with_a_meaning_are_escaped(tmp_path: Path) -> None:
    result = made(tmp_path, a_contact(role={"zh": "甲;乙,丙\\丁\n戊"}))
    assert value_of("TITLE", vcard(result, ZH)) == r"甲\;乙\,丙\\丁\n戊"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return made(tmp_path_factory.mktemp("template"), a_contact())


@settings(max_examples=50)
@given(st.text("a磷𠮷é ;,\\", min_size=1, max_size=110).filter(str.strip))
def test_lines_are_folded_at_75_octets_and_never_inside_a_character(template: Result, text: str) -> None:
    role = text.strip()
    contact = template.record.contacts[0]
    contact = contact.model_copy(update={"role": contact.name.model_copy(update={"zh": role})})
    record = template.record.model_copy(update={"contacts": (contact,)})
    result = dataclasses.replace(template, record=record)
    card = vcard(result, ZH)
    for line in card.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    plain = re.sub(r"\\([;,\\])", r"\1", value_of("TITLE", card))
    assert plain == role


@pytest.mark.parametrize("language", Language)
def test_a_telephone_reads_the_short_card_from_the_drawn_code(tmp_path: Path, language: Language) -> None:
    result = made(tmp_path, a_contact())
    card = short_vcard(result.public_contacts[0], result, language)
    (found,) = zxingcpp.read_barcodes(drawn(qr_svg(card)))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.bytes == card.encode()


def test_the_code_brings_its_own_light_ground_and_quiet_zone() -> None:
    svg = qr_svg("U-001")
    assert svg.startswith("<svg ")
    assert " width=" not in svg
    assert " height=" not in svg
    size = len(drawn(svg)) // 8
    assert f'fill="#fff" d="M0 0h{size}v{size}' in svg
    rows, columns = np.nonzero(drawn(svg) == 0)
    assert rows.min() == columns.min() == 4 * 8
    assert rows.max() == columns.max() == (size - 4) * 8 - 1


def test_the_code_is_named_for_those_who_cannot_see_it() -> None:
    assert 'role="img" aria-label="名片 &quot;&lt;甲&gt;&quot;"' in qr_svg("x", '名片 "<甲>"')
    assert 'aria-hidden="true"' in qr_svg("x")


def test_a_short_card_leaves_out_what_has_no_room_and_keeps_the_means_of_contact(tmp_path: Path) -> None:
    long = {"zh": LONG_NAME, "en": LONG_NAME}
    result = made(tmp_path, a_contact(role=long, name={"zh": "林知远" * 7}))
    card = short_vcard(result.public_contacts[0], result, ZH)
    assert len(card.encode()) <= SHORT_BYTES
    assert "TEL:+8685112345678\r\nEMAIL:lin@example.org\r\n" in card
    assert "TITLE" not in card
    assert card.endswith("END:VCARD\r\n")


def test_a_short_card_dials_an_extension_after_a_pause(tmp_path: Path) -> None:
    result = made(tmp_path, a_contact(phone="0851-12345678 转 9"))
    assert "TEL:+8685112345678,9\r\n" in short_vcard(result.public_contacts[0], result, ZH)


@pytest.mark.parametrize(
    ("phone", "uri"),
    [
        ("+86 851 1234 5678", "tel:+8685112345678"),
        ("+86 (0851) 1234567", "tel:+868511234567"),
        ("(0851) 1234567 转 8", "tel:+868511234567;ext=8"),
        ("0851-12345678 ext. 12", "tel:+8685112345678;ext=12"),
        ("13812345678", "tel:+8613812345678"),
        ("138 1234 5678x5", "tel:+8613812345678;ext=5"),
        ("400-123-4567", "tel:+864001234567"),
        ("86-851-12345678", "tel:+8685112345678"),
        ("0044 20 7946 0000", "tel:+442079460000"),
        ("+44 20 7946 0000", "tel:+442079460000"),
        ("8512 3456 转 7", "tel:85123456;ext=7;phone-context=+86"),
    ],
)
def test_a_number_becomes_a_global_tel_address(phone: str, uri: str) -> None:
    assert tel_uri(phone) == uri
