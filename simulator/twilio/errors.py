"""Twilio's refusals: an HTTP status and a code in the answer itself."""

from http import HTTPStatus

from starlette.responses import JSONResponse, Response

from simulator.faults import Fault


class Refused(Exception):  # noqa: N818 - an answer, not a defect
    """A request refused before anything was accepted."""

    def __init__(self, code: int, message: str, status: int = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status

    def response(self) -> Response:
        """Return the answer as Twilio words it."""
        body = {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": int(self.status),
        }
        return JSONResponse(body, status_code=self.status)


def not_found(path: str) -> Refused:
    """Return the refusal for something that does not exist."""
    message = f"The requested resource {path} was not found"
    return Refused(20404, message, HTTPStatus.NOT_FOUND)


def refuse(fault: Fault) -> Response:
    """Return Twilio's own answer to a fault."""
    if fault.kind == "too_many":
        answer = Refused(20429, "Too Many Requests", HTTPStatus.TOO_MANY_REQUESTS).response()
        answer.headers["Retry-After"] = str(fault.retry_after)
        return answer
    return Refused(20500, "Internal Server Error", fault.status).response()
