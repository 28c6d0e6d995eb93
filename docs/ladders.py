"""Draws reference/ladders/*.svg, one a shipped policy with stages: ``python docs/ladders.py``."""

from pathlib import Path

from complaintkit import Policy, available_policies, policy_versions, to_ladder

FOLDER = Path(__file__).parent / "reference" / "ladders"


def drawn() -> dict[str, Policy]:
    """The policies that lead somewhere, in their latest version, by the name of their picture."""
    latest = (policy_versions(code)[-1] for code in available_policies())
    return {
        f"{policy.code}.svg": policy
        for policy in latest
        if any(stage.opening for stage in policy.stages)
    }


def pictures() -> dict[str, str]:
    """The pictures, by their names."""
    return {name: to_ladder(policy, "en") for name, policy in drawn().items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")
