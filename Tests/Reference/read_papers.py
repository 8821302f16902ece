"""What other people's libraries see in the files that Cascade writes, as JSON.

    read_papers.py calendar FILE           a calendar file, read with icalendar
    read_papers.py badge FILE [EMAIL]      a badge, read with PyJWT and cryptography
    read_papers.py verify FILE             a badge that is valid today, verified with openbadgeslib
"""

import base64
import hashlib
import json
import re
import sys
from datetime import date, datetime

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def moment(value):
    """A day as it is, a time in London as local time with its distance from UTC."""
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def text(value):
    """An unknown property, which is a text by default (RFC 5545, section 3.8.8.2); icalendar leaves its escapes to the reader."""
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], str(value))


def meetings(event):
    """The beginnings of all meetings, by dateutil's reading of the rule, in local time."""
    from dateutil.rrule import rrulestr

    start = event["DTSTART"].dt
    if "RRULE" not in event:
        return [moment(start)]
    is_day = not isinstance(start, datetime)
    zone = None if is_day else start.tzinfo
    naive = datetime(start.year, start.month, start.day) if is_day else start.replace(tzinfo=None)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=naive)
    if is_day:
        return [moment(each.date()) for each in rule]
    return [moment(each.replace(tzinfo=zone)) for each in rule]


def calendar(path):
    import icalendar

    data = open(path, "rb").read()
    lines = data.split(b"\r\n")
    whole = icalendar.Calendar.from_ical(data)
    broken = [error for part in whole.walk() for error in part.errors]
    zones = []
    for zone in whole.walk("VTIMEZONE"):
        rules = zone.to_tz()
        zones.append(
            {
                "id": str(zone["TZID"]),
                "offsets": [
                    str(datetime(2026, month, 15, 12, tzinfo=rules).utcoffset()) for month in range(1, 13)
                ],
            }
        )
    return {
        "endsWithLineEnd": lines[-1] == b"",
        "bareLineEnds": any(b"\n" in line or b"\r" in line for line in lines),
        "longestLine": max(len(line) for line in lines),
        "name": text(whole["X-WR-CALNAME"]),
        "method": str(whole["METHOD"]),
        "errors": [str(error) for error in broken],
        "zones": zones,
        "events": [
            {
                "uid": str(event["UID"]),
                "summary": str(event["SUMMARY"]),
                "location": str(event.get("LOCATION", "")),
                "description": str(event["DESCRIPTION"]),
                "sequence": str(event["SEQUENCE"]),
                "status": str(event["STATUS"]),
                "stamp": moment(event["DTSTAMP"].dt),
                "start": moment(event["DTSTART"].dt),
                "end": moment(event["DTEND"].dt),
                "meetings": meetings(event),
            }
            for event in whole.walk("VEVENT")
        ],
    }


def did_point(did):
    """The compressed point of a P-256 key named as did:key."""
    text = did.removeprefix("did:key:z")
    number = 0
    for letter in text:
        number = number * 58 + ALPHABET.index(letter)
    data = number.to_bytes((number.bit_length() + 7) // 8, "big")
    assert data[:2] == b"\x80\x24", data[:2]
    return data[2:]


def badge(path, email=None):
    import jwt
    from cryptography.hazmat.primitives.asymmetric import ec

    token = open(path).read().strip()
    header = jwt.get_unverified_header(token)
    unverified = jwt.decode(token, options={"verify_signature": False})
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), did_point(unverified["iss"]))
    # The clock of the machine decides nothing here: the days are compared by the tests.
    options = {"verify_exp": False, "verify_nbf": False, "require": ["iss", "jti", "sub", "nbf"]}
    payload = jwt.decode(token, key, algorithms=["ES256"], options=options)
    named = jwt.PyJWK(header["jwk"]).key
    changed = dict(payload, name="Someone else")
    part = base64.urlsafe_b64encode(json.dumps(changed).encode()).rstrip(b"=").decode()
    parts = token.split(".")
    try:
        jwt.decode(".".join([parts[0], part, parts[2]]), key, algorithms=["ES256"], options=options)
        refuses = False
    except jwt.InvalidSignatureError:
        refuses = True
    result = {
        "header": header,
        "payload": payload,
        "sameKey": named.public_numbers() == key.public_numbers(),
        "refusesChanges": refuses,
    }
    if email is not None:
        result["isForEmail"] = any(
            identity["identityHash"]
            == "sha256$" + hashlib.sha256((email + identity["salt"]).encode()).hexdigest()
            for identity in payload["credentialSubject"]["identifier"]
            if identity["hashed"]
        )
    return result


def verify(path):
    """What a verifier of Open Badges 3.0 takes from a badge that it accepts, given the name of the issuer's key alone."""
    import jwt
    import openbadgeslib.ob3 as ob3

    token = open(path).read().strip()
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
    credential = ob3.OB3Verifier.for_issuer_did(issuer).verify(token)
    return {
        "name": credential.name,
        "issuer": credential.issuer.name,
        "issued": moment(credential.issuance_date),
        "achievement": credential.achievement.name,
        "criteria": credential.achievement.criteria_narrative,
        "evidence": [evidence.narrative for evidence in credential.evidence],
        "identities": [
            [identity.identity_type, identity.hashed] for identity in credential.identifiers
        ],
    }


if __name__ == "__main__":
    action = {"calendar": calendar, "badge": badge, "verify": verify}[sys.argv[1]]
    json.dump(action(*sys.argv[2:]), sys.stdout)
