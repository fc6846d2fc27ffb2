"""The shape that every form has, so that one from a file cannot break the page that shows it."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Scalar = str | bool


class _Shape(BaseModel):
    """What is known of a form by name; more of the same plainness may come of another release."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Scalar] = Field(init=False)


class _Person(_Shape):
    id: str
    name: str
    call_them: str
    title: str
    email: str
    part: str


class _Interview(_Shape):
    on: str
    ends_at: str
    format: str
    met: tuple[str, ...]
    notes: dict[str, str]


class _Referee(_Shape):
    id: str
    name: str
    email: str
    relationship: str
    permission: str
    points: str


class _Article(_Shape):
    title: str
    url: str
    why: str
    to: str


class _Form(_Shape):
    linkedin_premium: bool = False
    thanked: bool = False
    people: tuple[_Person, ...] = ()
    interviews: tuple[_Interview, ...] = ()
    references: tuple[_Referee, ...] = ()
    article: _Article | None = None
    taken_from: dict[str, Scalar] = Field(default_factory=dict)


def _shaped(form: dict[str, Any]) -> dict[str, Any]:
    _Form.model_validate(form)
    return form


FormShape = Annotated[dict[str, Any], AfterValidator(_shaped)]
"""A form as it is kept; a pydantic error where it is none."""
