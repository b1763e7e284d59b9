"""Signatures are those of Standard Webhooks."""

from datetime import UTC, datetime, timedelta, timezone

from resolvers.webhooks.signing import SignedMessage, is_signed, is_timely, new_secret, sign

# By the reference library: Webhook(SECRET).sign(ID, AT, BODY) of standardwebhooks 1.1.0.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
AT = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def message(signatures: str = SIGNATURE, timestamp: str = "1614265330", body: bytes = BODY) -> SignedMessage:
    return SignedMessage(ID, timestamp, signatures, body)


def test_a_signature_is_the_reference_librarys_whatever_the_zone() -> None:
    assert sign(SECRET, ID, AT, BODY) == SIGNATURE
    assert sign(SECRET, ID, AT.astimezone(timezone(timedelta(hours=3))), BODY) == SIGNATURE


def test_one_of_several_signatures_and_one_of_several_secrets_is_enough() -> None:
    assert is_signed(message(f"v1a,other v1,AAAA {SIGNATURE}"), [new_secret(), SECRET])
    assert not is_signed(message(), [new_secret()])
    assert not is_signed(message(""), [SECRET])
    assert not is_signed(message("v1,ключ"), [SECRET])


def test_nothing_signed_can_be_changed() -> None:
    assert not is_signed(message(body=BODY + b" "), [SECRET])
    assert not is_signed(message(timestamp="1614265331"), [SECRET])


def test_a_message_is_of_five_minutes_before_or_after() -> None:
    for minutes, timely in ((5, True), (-5, True), (5.1, False), (-5.1, False)):
        assert is_timely(message(), AT + timedelta(minutes=minutes)) is timely
    for wrong in ("", "-1614265330", "now", "1614265330.0", "9" * 30):
        assert not is_timely(message(timestamp=wrong), AT)
