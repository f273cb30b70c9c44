"""A mail client and a DKIM verifier that are not ours: smtplib and dkimpy. One JSON object on standard input says what
to do; one JSON object on standard output says how it went."""

import base64
import json
import smtplib
import sys
from email.message import EmailMessage
from email.policy import SMTP

import dkim


def pkcs1(pem: str) -> bytes:
    """dkimpy reads PKCS#1. In PKCS#8 (RFC 5208) that is what the one OCTET STRING holds: 26 octets into an RSA-2048 key."""
    der = base64.b64decode("".join(line for line in pem.splitlines() if not line.startswith("--")))
    inner = base64.b64encode(der[26:]).decode()
    lines = "\n".join(inner[at:at + 64] for at in range(0, len(inner), 64))
    return f"-----BEGIN RSA PRIVATE KEY-----\n{lines}\n-----END RSA PRIVATE KEY-----\n".encode()


def send(order):
    """Writes each reply with the standard library, signs it with dkimpy, and delivers it with smtplib."""
    codes = []
    key = pkcs1(order["key"])
    with smtplib.SMTP(order["host"], order["port"], timeout=30) as server:
        for reply in order["replies"]:
            message = EmailMessage(policy=SMTP)
            message["From"] = f"Member <{reply['from']}>"
            message["To"] = reply["to"]
            message["Subject"] = "Re: The north fence"
            message["Date"] = "Tue, 24 Nov 2026 10:12:00 +0100"
            message["Message-ID"] = f"<{reply['mark']}@people.example>"
            message["In-Reply-To"] = "<fence@moot.example>"
            message.set_content(reply["words"])
            text = message.as_bytes()
            signature = dkim.sign(text, b"s1", b"people.example", key)
            server.ehlo_or_helo_if_needed()
            server.mail(reply["from"])
            server.rcpt(reply["to"])
            codes.append(server.data(signature + text)[0])
    return {"codes": codes}


def verify(order):
    """Verifies every file, asking for keys in the records given; and again with one letter of the body changed."""
    records = {name.rstrip("."): text.encode() for name, text in order["records"].items()}

    def txt(name, timeout=5):
        return records.get(name.decode().rstrip("."))

    def sound(text):
        try:
            return dkim.verify(text, dnsfunc=txt)
        except dkim.DKIMException as problem:
            return str(problem)

    results = []
    for path in order["files"]:
        with open(path, "rb") as file:
            text = file.read().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        head, body = text.split(b"\r\n\r\n", 1)
        forged = head + b"\r\n\r\n" + body.replace(b"e", b"i", 1)
        results.append({"file": path, "sound": sound(text), "forged": sound(forged), "signed": dkim_fields(text)})
    return {"results": results}


def dkim_fields(text):
    """The names that the signature covers."""
    signature = dkim.DKIM(text)
    header = next((value for name, value in signature.headers if name.lower() == b"dkim-signature"), b"")
    fields = dict(part.strip().split(b"=", 1) for part in header.replace(b"\r\n", b"").split(b";") if b"=" in part)
    return b"".join(fields.get(b"h", b"").split()).decode().lower()


order = json.load(sys.stdin)
json.dump({"send": send, "verify": verify}[order["do"]](order), sys.stdout)
