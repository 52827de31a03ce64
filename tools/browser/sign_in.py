"""Signs a person in as they would do it themselves: name, password, and the number of their second factor."""

import base64
import hashlib
import hmac
import struct
import time


def number(secret, at=None):
    """The six digits of RFC 6238 for a secret in base 32, at a time in seconds."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time() if at is None else at) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(page, address, person):
    """Fills in what the browser's own autofill would: the fields are found by what they declare."""
    page.goto(address)
    page.locator("input[autocomplete~=username]").fill(person["name"])
    page.locator("input[autocomplete~=current-password]").fill(person["password"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    digits = page.locator("input[autocomplete~=one-time-code]")
    if person.get("totp") and digits.count():
        digits.fill(number(person["totp"]))
        with page.expect_navigation():
            page.keyboard.press("Enter")
    if page.locator("input[autocomplete~=current-password]").count():
        raise SystemExit(f"browser: {person['name']} could not sign in: {page.locator('main').inner_text()[:200]}")
