"""Which telephone numbers may be published."""

import phonenumbers
from phonenumbers import shortnumberinfo

REGION = "GB"


def is_known_number(number: str) -> bool:
    """Whether `number` is a possible UK number or short number (999, 116 123), by phonenumbers' plan."""
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) or shortnumberinfo.is_valid_short_number_for_region(
        parsed, REGION
    )
