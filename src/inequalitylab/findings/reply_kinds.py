"""The kind of finding that a survey of one's own gives: the answers of one group to one question."""

from dataclasses import dataclass

from inequalitylab.findings.kinds import Distribution, Row


@dataclass(frozen=True, kw_only=True)
class Replies(Distribution):
    """The answers of one group to one question; `main` is the row that the finding is about.

    `group` names the group in words, empty for everyone who answered.
    """

    main: Row
    group: str = ""
