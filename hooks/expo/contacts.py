"""Contacts that a visitor can keep: vCard files, QR codes and links that dial.

Only the public contacts of a result are ever read here (Result.public_contacts decides which are).
"""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Iterable, Iterator

import segno

from expo.language import Language
from expo.records import Bilingual, Contact
from expo.site import Result

SHORT_BYTES = 300
"""Most bytes of a short card, so that its QR code stays coarse enough for an old telephone."""

_FOLD_BYTES = 75
_CARDS = uuid.UUID("5d0b7a57-9a1c-5b0e-8f5e-3c1f5b1de7a4")
_WECHAT = {Language.ZH: "微信号：", Language.EN: "WeChat: "}
_SAMPLE = {
    Language.ZH: "示例数据，并非真实联系人。",
    Language.EN: "Sample data, not a real contact.",
}


def vcard(result: Result, language: Language) -> str:
    """The vCard 4.0 file (RFC 6350) of a result's public contacts, one card each; "" when there are none.

    The UIDs depend on the id of the result and the place in its list only, so that a card taken twice, or in
    both languages, stays one entry in the address book.
    """
    return "".join(_file(_card(result, contact, language)) for contact in result.public_contacts)


def short_vcard(contact: Contact, result: Result, language: Language) -> str:
    """A card for a QR code: vCard 3.0 (which every telephone's camera reads) of at most SHORT_BYTES bytes.

    The name always stands in it, however long; then, as far as there is room, telephone, e-mail, the mark of
    a sample, organisation, role and WeChat id. Raises ValueError for a contact that is not public.
    """
    if contact not in result.public_contacts:
        raise ValueError(f"a contact of {result.id} is not public")
    name = _text(contact.name, language)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}", "END:VCARD"]
    for line in _short_lines(result, contact, language):
        longer = [*lines[:-1], line, lines[-1]]
        if len(_joined(longer).encode()) <= SHORT_BYTES:
            lines = longer
    return _joined(lines)


def qr_svg(text: str, label: str = "") -> str:
    """A QR code as an inline SVG element without a size of its own: black on white with a quiet zone of 4.

    It brings its own white ground, so that it scans on a dark page too. `label` names it for those who cannot
    see it; without a label it is hidden from them.
    """
    # Told UTF-8: left to itself segno would try Shift JIS first, which telephones misread. One mask for all:
    # weighing the eight takes five times as long as all the rest, and blurred cards read no better for it.
    code = segno.make(text, error="m", micro=False, mode="byte", encoding="utf-8", mask=2)
    drawn: str = code.svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    role = f'role="img" aria-label="{html.escape(label)}"' if label else 'aria-hidden="true"'
    return drawn.replace("<svg ", f'<svg {role} shape-rendering="crispEdges" ', 1)


def tel_uri(phone: str) -> str:
    """The tel: address (RFC 3966) of a telephone number in China or, with a leading + or 00, elsewhere.

    A number whose area code is not written cannot be made global; it keeps its digits and says that it is
    local to China. An extension becomes ;ext=.

    >>> tel_uri("0851-1234 5678 转 9")
    'tel:+8685112345678;ext=9'
    """
    number, *extension = re.split(r"转|ext\.?|x", phone)
    digits = re.sub(r"\D", "", number)
    if re.match(r"\(?\+", number):
        whole = "+" + re.sub(r"^860", "86", digits)
    elif digits.startswith("00"):
        whole = "+" + digits[2:]
    elif digits.startswith("0"):
        whole = "+86" + digits[1:]
    elif re.fullmatch(r"1[3-9]\d{9}|[48]00\d{7}", digits):
        whole = "+86" + digits
    elif re.fullmatch(r"86\d{10,11}", digits):
        whole = "+" + digits
    else:
        whole = digits
    context = "" if whole.startswith("+") else ";phone-context=+86"
    return f"tel:{whole}" + "".join(f";ext={each.strip()}" for each in extension) + context


# ----------------------------------------------------------------------------------------------------- a card


def _card(result: Result, contact: Contact, language: Language) -> Iterator[str]:
    """The lines of a full card, unfolded."""
    index = result.record.contacts.index(contact)
    name, said = contact.name.said_in(language)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{uuid.uuid5(_CARDS, f'{result.id}/{index}')}"
    yield "KIND:individual"
    yield f"FN;LANGUAGE={said.tag}:{_escape(name)}"
    # A Han name cannot be parted safely; as the family name it shows whole in every address book.
    yield f"N;LANGUAGE={said.tag}:{_escape(name)};;;;"
    if result.exhibitor:
        yield _in_language("ORG", result.exhibitor.record.name, language)
    if contact.role:
        yield _in_language("TITLE", contact.role, language)
    if contact.phone:
        yield f'TEL;VALUE=uri;TYPE="voice,work":{tel_uri(contact.phone)}'
    if contact.email:
        yield f"EMAIL;TYPE=work:{contact.email}"
    if contact.wechat:
        # The form in which iPhones keep a service that has no address scheme; the note serves all others.
        yield f"IMPP;X-SERVICE-TYPE=WeChat;TYPE=work:x-apple:{contact.wechat}"
    if result.exhibitor and result.exhibitor.record.website:
        yield f"URL;TYPE=work:{result.exhibitor.record.website}"
    # Every record is in Chinese at least, so Chinese is a language that its contact can be written to in.
    yield f"LANG:{Language.ZH}"
    yield f"NOTE:{_escape(_note(result, contact, language))}"
    yield "END:VCARD"


def _note(result: Result, contact: Contact, language: Language) -> str:
    title, _ = result.record.title.said_in(language)
    lines = [f"{result.id} {title}"]
    if contact.wechat:
        lines.append(_WECHAT[language] + contact.wechat)
    if result.record.is_sample:
        lines.append(_SAMPLE[language])
    return "\n".join(lines)


def _short_lines(result: Result, contact: Contact, language: Language) -> Iterator[str]:
    """The optional lines of a short card, the most useful first."""
    if contact.phone:
        # Version 3.0 has no telephone addresses; a comma before an extension makes the telephone wait.
        number, *extension = re.split(
            r";ext=|;phone-context=\+86", tel_uri(contact.phone).removeprefix("tel:")
        )
        yield "TEL:" + ",".join([number, *filter(None, extension)])
    if contact.email:
        yield f"EMAIL:{contact.email}"
    if result.record.is_sample:
        yield f"NOTE:{_escape(_SAMPLE[language])}"
    if result.exhibitor:
        yield f"ORG:{_text(result.exhibitor.record.name, language)}"
    if contact.role:
        yield f"TITLE:{_text(contact.role, language)}"
    if contact.wechat and not result.record.is_sample:
        yield f"NOTE:{_escape(_WECHAT[language] + contact.wechat)}"


def _in_language(name: str, text: Bilingual, language: Language) -> str:
    shown, said = text.said_in(language)
    return f"{name};LANGUAGE={said.tag}:{_escape(shown)}"


def _text(text: Bilingual, language: Language) -> str:
    return _escape(text.said_in(language)[0])


def _escape(text: str) -> str:
    """Text as a value of RFC 6350, section 3.4."""
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _file(lines: Iterable[str]) -> str:
    return _joined(map(_fold, lines))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\r\n" for line in lines)


def _fold(line: str) -> str:
    """A line folded at 75 octets (RFC 6350, section 3.2), never inside a character."""
    parts, octets = [""], 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _FOLD_BYTES:
            parts.append("")
            octets = 1  # The space that begins a continued line.
        parts[-1] += sign
        octets += size
    return "\r\n ".join(parts)
