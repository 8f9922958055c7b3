"""Who hands the leaflets out: the clinic, its product, and where people turn for help. No other part of the Book has a phone number."""

from __future__ import annotations

from pydantic import Field

from generator.content.field_types import Country, Day, Email, LeafletWeb, Name, Short, Web, Words
from generator.content.part import BookPart

MOST_LINES = 8  # of an address: of whom, in which building, street, part of the town, town, county, code and country


class HelpLines(BookPart):
    """Whom to turn to in one country, in the words of a sentence: 'call {emergency}', 'go to {hospital}', 'see your {doctor}'."""

    emergency: Name
    hospital: Name
    advice_line: Name
    advice_line_mind: Name  # for thoughts of self-harm: the advice line with its mental health option
    crisis_line: Name
    doctor: Name
    health_service: Name | None = None


class SomeHelpLines(BookPart):
    """The clinic's own help lines, in place of its country's."""

    emergency: Name | None = None
    hospital: Name | None = None
    advice_line: Name | None = None
    advice_line_mind: Name | None = None
    crisis_line: Name | None = None
    doctor: Name | None = None
    health_service: Name | None = None


class Product(BookPart):
    """What the clinic gives."""

    name: Name
    maker: Name
    made_from: Words
    given_how: Words
    licence: Words


class Clinic(BookPart):
    """Who hands the leaflet out. Null means that nobody has said yet: the handouts then tell patients to ask."""

    name: Name
    service: Name
    country: Country
    address: tuple[Words, ...] = Field(min_length=1, max_length=MOST_LINES)
    phone: Name
    email: Email
    link: Web  # what the QR code opens
    leaflet_link: LeafletWeb  # what the QR code of the one-page sheet opens
    hours: Name
    help_lines: SomeHelpLines | None = None
    product: Product | None
    cost: Words | None
    who_treats: Words | None


class Control(BookPart):
    """What the words rest on, and what the clinic gains. Who approved them, when and as which version is in the register of approvals."""

    searched: Day  # when studies were last looked for
    interest: Short  # what the clinic gains if people choose its treatment: beside its opinion, in a third of a page's width
    funding: Words
    licence: Words
    disclaimer: Words
