"""Parts of a plan that are typed as lines: points, and who is to do them."""

from dataclasses import dataclass

from app.domain.dialogue.plan_words import lines_of

FOR_REPORT = "(b/c)"


@dataclass(frozen=True, slots=True)
class Charge:
    """What the plan charges one body with; ``body`` is empty where the points stand alone."""

    body: str
    points: tuple[str, ...]


def charges_of(text: str) -> list[Charge]:
    """Read lines: one that ends with a colon names a body, the next ones are its points."""
    found: list[Charge] = []
    for line in lines_of(text):
        if line.endswith(":"):
            found.append(Charge(line.rstrip(": "), ()))
        else:
            last = found.pop() if found else Charge("", ())
            found.append(Charge(last.body, (*last.points, line)))
    return found


def is_same_body(one: str, other: str) -> bool:
    """Whether both name one body, whether ``UBND`` is written out or not."""
    return bool(one.strip()) and _written_out(one) == _written_out(other)


def without_body(bodies: str, left_out: str) -> str:
    """The bodies of a line, each after a semicolon or on a line of its own, but for one."""
    named = [one.strip() for one in bodies.replace("\n", ";").split(";") if one.strip()]
    kept = [one for one in named if not is_same_body(one, left_out)]
    if len(kept) == len(named):
        return bodies
    rest = "; ".join(kept)
    return rest[:1].upper() + rest[1:]


def recipient_lines(
    *, for_report: str, recipients: str, website: str, for_units: str, kept: str
) -> tuple[str, ...]:
    """The lines of *Nơi nhận* in the order in which they are printed, the file last."""
    return (
        *(f"{_bare(one)} {FOR_REPORT}" for one in lines_of(for_report)),
        *(_bare(one) for one in lines_of(recipients)),
        *filter(None, (_bare(website), _bare(for_units))),
        f"Lưu: {_bare(kept) or 'VT'}",
    )


def _written_out(body: str) -> str:
    return " ".join(body.replace("UBND", "Ủy ban nhân dân").split()).casefold()


def _bare(line: str) -> str:
    plain = line.replace(FOR_REPORT, " ").removeprefix("-").removeprefix("Lưu:")
    return " ".join(plain.split()).rstrip(";. ")
