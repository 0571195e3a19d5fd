"""Knows a browser again by a signed cookie, and a form by a token that only that browser was given."""

import hmac
import secrets

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

COOKIE = "alchemorsel_session"
MAX_AGE_S = 30 * 24 * 3600
_ID_BYTES = 18


class Sessions:
    """Sessions hold nothing but a random name.

    Args:
        secret: signs them; whoever knows it can make forms in anybody's name.
    """

    def __init__(self, secret: str) -> None:
        self._cookies = URLSafeTimedSerializer(secret, salt="session")
        self._tokens = URLSafeSerializer(secret, salt="form")
        self._notes = URLSafeSerializer(secret, salt="note")

    def new(self) -> str:
        """The id of a new session."""
        return secrets.token_urlsafe(_ID_BYTES)

    def read(self, cookie: str) -> str | None:
        """The session's id; None where the cookie is not ours or too old."""
        try:
            found = self._cookies.loads(cookie, max_age=MAX_AGE_S)
        except BadSignature:
            return None
        return found if isinstance(found, str) else None

    def cookie(self, session_id: str) -> str:
        return _text(self._cookies.dumps(session_id))

    def token(self, session_id: str) -> str:
        """What each form of this session must bring."""
        return _text(self._tokens.dumps(session_id))

    def note(self, text: str) -> str:
        """A text that may travel in an address; whoever changes it spoils it."""
        return _text(self._notes.dumps(text))

    def read_note(self, note: str) -> str | None:
        """The text again; None where we did not write it."""
        try:
            found = self._notes.loads(note)
        except BadSignature:
            return None
        return found if isinstance(found, str) else None

    def is_own_form(self, session_id: str | None, token: str) -> bool:
        """Whether a form was made for this session."""
        try:
            named = self._tokens.loads(token)
        except BadSignature:
            return False
        return session_id is not None and hmac.compare_digest(str(named).encode(), session_id.encode())


def _text(signed: str | bytes) -> str:
    return signed if isinstance(signed, str) else signed.decode()
