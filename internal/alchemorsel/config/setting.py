"""What is said of a setting beside its name, its type and its default, so that one declaration is enough."""

from typing import Any, get_args

import msgspec

from alchemorsel.config.kinds import Kind

PREFIX = "ALCHEMORSEL_"


class Setting(msgspec.Struct, frozen=True):
    """What a field's annotation says beside its type.

    Args:
        kind: which texts it takes.
        says: what it is for, in a sentence or two.
        unit: what it is measured in, where the kind does not say.
        plain: a second environment variable, one that others know too; the prefixed one wins.
        room: opens a new group of settings with this title.
        in_files: whether a TOML file may hold it.
    """

    kind: Kind[Any]
    says: str
    unit: str = ""
    plain: str = ""
    room: str = ""
    in_files: bool = True


class Declared(msgspec.Struct, frozen=True):
    """A setting with its name and its default."""

    key: str
    default: Any
    setting: Setting
    room: str

    @property
    def kind(self) -> Kind[Any]:
        return self.setting.kind

    @property
    def says(self) -> str:
        return self.setting.says

    @property
    def form(self) -> str:
        return f"{self.kind.form}{' ' + self.setting.unit if self.setting.unit else ''}"

    @property
    def secret(self) -> bool:
        return self.kind.secret

    @property
    def variable(self) -> str:
        return PREFIX + self.key.upper()

    @property
    def default_text(self) -> str:
        return str(self.kind.write(self.default))


def declared_in(settings: type[msgspec.Struct]) -> tuple[Declared, ...]:
    """The fields that a `Setting` annotates, in their order, inherited ones last; the others are no settings."""
    found: list[Declared] = []
    own = settings.__annotations__
    for field in sorted(msgspec.structs.fields(settings), key=lambda field: field.name not in own):
        for setting in (extra for extra in get_args(field.type) if isinstance(extra, Setting)):
            room = setting.room or (found[-1].room if found else "")
            found.append(Declared(field.name, field.default, setting, room))
    return tuple(found)
