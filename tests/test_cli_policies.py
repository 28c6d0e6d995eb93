"""``complaintkit policies`` and ``check``: what is installed, every limit, several versions."""

import csv
import io
import json
import sys
import tomllib

import pytest
from factories import SHIPPED_POLICIES, WHOLE_POLICY

from complaintkit.cli import policies as sub_command
from complaintkit.registry import get_body, packages, policy_versions

LANGUAGES = ("fr", "nl", "de", "en")
SINCE = "{ from = 2020-01-01 }"
OLDER = WHOLE_POLICY.replace(SINCE, "{ from = 2020-01-01, to = 2023-12-31 }")
NEWER = (
    WHOLE_POLICY.replace(SINCE, "{ from = 2024-01-01 }")
    .replace("45 calendar days", "30 calendar days")
    .replace('version = "1"', 'version = "2"')
)
ROW = """\
roll = "none"
label = { en = "answer" }

[[example]]
name = "received on a Wednesday"
complaint = { received = 2026-05-13 }
due = { answer = %s }
"""
"""What the policies above need to have nothing left open."""


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Puts a package that offers ``x.body`` in these versions where Python looks for it."""
    folder = tmp_path / "site"
    info, inside = folder / "x_of_versions-1.dist-info", folder / "x_of_versions"
    info.mkdir(parents=True)
    inside.mkdir()
    (inside / "__init__.py").write_text("", encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: x\nVersion: 1\n", "utf-8")
    offer = "[complaintkit.policies]\nx.body = x_of_versions\n"
    (info / "entry_points.txt").write_text(offer, encoding="utf-8")

    def install_it(*versions):
        for number, text in enumerate(versions, 1):
            path = inside / f"x.body@202{number}-01-01.toml"
            path.write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(folder)
        forget()
        return inside

    yield install_it
    forget()
    sys.modules.pop("x_of_versions", None)


def forget():
    """What is kept of installed packages between calls."""
    packages.offered.cache_clear()
    policy_versions.cache_clear()


@pytest.fixture
def one_policy(monkeypatch):
    """As if be.partenamut were the only one that is installed."""
    monkeypatch.setattr(sub_command, "available_policies", lambda: ("be.partenamut",))


def rows(text):
    """CSV read by the standard library, without its header."""
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


# -- policies --------------------------------------------------------------------------


@pytest.mark.usefixtures("one_policy")
@pytest.mark.parametrize(
    ("words", "head"),
    [
        ([], "policy         version  body        in force  languages"),
        (["--lang", "en"], "policy         version  body        in force  languages"),
        (["--lang", "fr"], "procédure      version  organisme   en vigueur  langues"),
        (["--lang", "nl"], "procedure      versie  instelling  van kracht  talen"),
        (["--lang", "de"], "Regelwerk      Fassung  Stelle      in Kraft  Sprachen"),
    ],
)
def test_policies_in_text(run, words, head):
    """A line a policy, in English unless another language is asked for."""
    code, shown, said = run("policies", *words)

    lines = shown.splitlines()
    assert (code, said, len(lines)) == (0, "", 3)
    assert lines[0].split() == head.split()
    assert lines[2].split() == [
        "be.partenamut",
        "2016",
        "Partenamut",
        *["…", "–", "…", "fr", "nl", "de", "en"],
    ]


def name_of(body, language):
    """A body's name as a file gives it: by language, by the code of a shipped one, or of a unit."""
    if isinstance(body, dict):
        return body[language]
    code, _, unit = body.partition("/")
    shipped = get_body(code)
    names = (shipped.name, *([shipped.unit(unit).name] if unit else []))
    return ", ".join(name.in_language(language) for name in names)


def test_policies_in_csv(run):
    """One row for each file that is shipped, with what stands in it."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in SHIPPED_POLICIES]

    code, shown, _ = run("policies", "--lang", "nl", "--format", "csv")

    assert code == 0
    assert shown.startswith("policy,version,body,in-force,languages\n")
    assert sorted(row[:3] for row in rows(shown)) == sorted(
        [file["code"], file["version"], name_of(file["body"], "nl")] for file in files
    )
    assert next(row[:3] for row in rows(shown) if row[3] == "2019-01-01 – …") == [
        "be.inasti.external-audit",
        "2019",
        "RSVZ, dienst Externe Audit",
    ]


@pytest.mark.usefixtures("one_policy")
def test_policies_in_json(run):
    """All names of the body, and every limit with its sources and what is assumed of it."""
    code, shown, _ = run("policies", "--format", "json")

    name = "Partenamut"
    assert code == 0
    assert json.loads(shown) == {
        "format": 1,
        "policies": [
            {
                "policy": "be.partenamut",
                "version": "2016",
                "body": {"fr": name, "nl": name, "de": name, "en": name},
                "in_force": {"from": None, "to": None},
                "languages": ["fr", "nl", "de", "en"],
                "limits": [
                    {
                        "limit": "acknowledgement",
                        "term": "immediate",
                        "starts_on": "received",
                        "service_level": None,
                        "sources": ["page", "page-later"],
                        "assumptions": [],
                    },
                    {
                        "limit": "answer",
                        "term": "no figure",
                        "starts_on": "received",
                        "service_level": None,
                        "sources": ["page", "page-later"],
                        "assumptions": ["term"],
                    },
                    {
                        "limit": "mediation-result",
                        "term": "21 working days",
                        "starts_on": "mediation/received",
                        "service_level": None,
                        "sources": ["page"],
                        "assumptions": ["calendar", "start_rule"],
                    },
                ],
            }
        ],
    }


@pytest.mark.usefixtures("one_policy")
def test_limits_change_nothing_in_json(run):
    """JSON has them anyway."""
    words = ("policies", "--format", "json")

    assert run(*words, "--limits") == run(*words)


def test_the_json_has_days_and_shares_where_there_are_some(run):
    """The External Audit works since 2019, and answers 95 of a hundred in time."""
    _, shown, _ = run("policies", "--format", "json")

    audit = next(
        policy
        for policy in json.loads(shown)["policies"]
        if policy["policy"] == "be.inasti.external-audit"
    )
    assert audit["in_force"] == {"from": "2019-01-01", "to": None}
    assert [(it["limit"], it["service_level"]) for it in audit["limits"]] == [("answer", 95)]


# -- policies --limits -----------------------------------------------------------------


@pytest.mark.usefixtures("one_policy")
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            [],
            [
                ["policy", "version", "limit", "term", "start", "source", "assumed"],
                ["be.partenamut", "2016", "acknowledgement of receipt", "at once", "receipt"],
                [
                    *("be.partenamut", "2016", "answer of the service concerned", "no figure"),
                    *("receipt", "term"),
                ],
                [
                    *("be.partenamut", "2016", "result of the mediation service’s inquiry"),
                    *("21 working days", "receipt, mediation service", "calendar, start_rule"),
                ],
            ],
        ),
        (
            ["--lang", "fr"],
            [
                ["procédure", "version", "délai", "durée", "départ", "source", "supposé"],
                ["be.partenamut", "2016", "accusé de réception", "immédiatement", "réception"],
                [
                    *("be.partenamut", "2016", "réponse du service concerné", "sans délai chiffré"),
                    *("réception", "term"),
                ],
                [
                    *(
                        "be.partenamut",
                        "2016",
                        "résultat de l’instruction par le service Médiation",
                    ),
                    *("21 jours ouvrables", "réception, service Médiation"),
                    "calendar, start_rule",
                ],
            ],
        ),
        (
            ["--lang", "nl"],
            [
                ["procedure", "versie", "termijn", "duur", "begin", "bron", "aangenomen"],
                ["be.partenamut", "2016", "ontvangstmelding", "onmiddellijk", "ontvangst"],
                [
                    *(
                        "be.partenamut",
                        "2016",
                        "antwoord van de betrokken dienst",
                        "zonder vaste termijn",
                    ),
                    *("ontvangst", "term"),
                ],
                [
                    *(
                        "be.partenamut",
                        "2016",
                        "resultaat van het onderzoek door de bemiddelingsdienst",
                    ),
                    *("21 werkdagen", "ontvangst, bemiddelingsdienst", "calendar, start_rule"),
                ],
            ],
        ),
        (
            ["--lang", "de"],
            [
                ["Regelwerk", "Fassung", "Frist", "Dauer", "Beginn", "Quelle", "angenommen"],
                ["be.partenamut", "2016", "Empfangsbestätigung", "sofort", "Eingang"],
                [
                    *("be.partenamut", "2016", "Antwort des zuständigen Dienstes"),
                    *("ohne bezifferte Frist", "Eingang", "term"),
                ],
                [
                    *("be.partenamut", "2016", "Ergebnis der Prüfung durch den Vermittlungsdienst"),
                    *("21 Arbeitstage", "Eingang, Vermittlungsdienst", "calendar, start_rule"),
                ],
            ],
        ),
    ],
)
def test_limits_in_text(run, words, wanted):
    """A line a limit; the source is named as it is in every language."""
    page = "Partenamut, « Engagements », politique qualité, 2016"
    between = " ; " if "fr" in words else "; "
    both = f"{page}{between}Partenamut, « Politique qualité »"

    code, shown, said = run("policies", "--limits", *words)

    lines = shown.splitlines()
    found = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]
    assert (code, said, len(lines)) == (0, "", 5)
    assert set(lines[1]) == {"─", " "}
    assert found[0] == wanted[0]
    for row, cells, source in zip(found[2:], wanted[1:], (both, both, page), strict=True):
        assert row == [*cells[:5], source, *cells[5:]]


@pytest.mark.usefixtures("one_policy")
def test_limits_in_csv(run):
    """Codes for programs, the same in every language."""
    wanted = (
        "policy,version,limit,term,service_level,starts_on,sources\n"
        "be.partenamut,2016,acknowledgement,immediate,,received,page page-later\n"
        "be.partenamut,2016,answer,no figure,,received,page page-later\n"
        "be.partenamut,2016,mediation-result,21 working days,,mediation/received,page\n"
    )

    for language in LANGUAGES:
        words = ("policies", "--limits", "--format", "csv", "--lang", language)
        assert run(*words) == (0, wanted, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_that_is_shipped_is_listed_with_a_source(run, language):
    """Limit by limit as the files have them, with their names and the documents."""
    code, shown, _ = run("policies", "--limits", "--lang", language)
    lines = shown.splitlines()[2:]

    for path in SHIPPED_POLICIES:
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for limit in file["time_limit"]:
            codes = [limit["source"]] if isinstance(limit["source"], str) else limit["source"]
            between = " ; " if language == "fr" else "; "
            documents = between.join(file["source"][code]["document"] for code in codes)
            cells = (file["code"], file["version"], limit["label"][language], documents)
            plain = [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in cells]
            assert any(all(cell in line for cell in plain) for line in lines)
    assert code == 0


TAKEN_OVER = [
    ["be.sint-truiden", "acknowledgement", "10 calendar days", "terms"],
    ["be.sint-truiden", "refusal", "10 calendar days", "refusals"],
]
"""The limits that the one file which extends another has from there."""


def test_every_limit_has_its_codes(run):
    """A term, a start and the codes of its sources, limit by limit."""
    code, shown, _ = run("policies", "--limits", "--format", "csv")
    wanted = [*TAKEN_OVER]
    for path in SHIPPED_POLICIES:
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for limit in file["time_limit"]:
            codes = [limit["source"]] if isinstance(limit["source"], str) else limit["source"]
            wanted.append([file["code"], limit["code"], limit["term"], " ".join(codes)])

    assert code == 0
    assert sorted([row[0], row[2], row[3], row[6]] for row in rows(shown)) == sorted(wanted)
    assert all(row[5] for row in rows(shown))


def test_the_text_lists_as_many_limits_as_the_csv(run):
    """Not one is lost between the two."""
    listed = run("policies", "--limits")[1].splitlines()[2:]

    assert [line.split()[0] for line in listed] == [
        row[0] for row in rows(run("policies", "--limits", "--format", "csv")[1])
    ]


@pytest.mark.parametrize(
    ("language", "term"),
    [
        ("fr", "95 % en 30 jours calendrier"),
        ("nl", "95 % binnen 30 kalenderdagen"),
        ("de", "95 %: 30 Kalendertage"),
        ("en", "95% within 30 calendar days"),
    ],
)
def test_a_share_stands_before_its_term(run, language, term):
    """The External Audit promises to answer so many in time."""
    _, shown, _ = run("policies", "--limits", "--lang", language)

    (line,) = [line for line in shown.splitlines() if line.startswith("be.inasti.external-audit")]
    assert f"  {term}  " in line


def test_a_language_that_there_is_not(run):
    """Ends with two, as everywhere."""
    code, shown, said = run("policies", "--lang", "es")

    assert (code, shown) == (2, "")
    assert "complaintkit policies: error: argument --lang: invalid choice: 'es'" in said


# -- several versions ------------------------------------------------------------------


def test_each_version_of_a_package_is_listed(run, install):
    """Beside the shipped policies, the earlier one first, with its days in force."""
    install(OLDER, NEWER)

    listed = [row for row in rows(run("policies", "--format", "csv")[1]) if row[0] == "x.body"]
    limits = run("policies", "--limits", "--format", "csv")[1]

    assert listed == [
        ["x.body", "1", "Body", "2020-01-01 – 2023-12-31", "en"],
        ["x.body", "2", "Body", "2024-01-01 – …", "en"],
    ]
    assert [row for row in rows(limits) if row[0] == "x.body"] == [
        ["x.body", "1", "answer", "45 calendar days", "", "received", "page"],
        ["x.body", "2", "answer", "30 calendar days", "", "received", "page"],
    ]


def test_check_of_a_code_checks_every_version(run, install):
    """A line on each, and nought when nothing is open in any."""
    install(OLDER + ROW % "2026-06-27", NEWER + ROW % "2026-06-12")

    assert run("check", "x.body") == (
        0,
        (
            "x.body: x.body 1: 1 time limit, 1 example, no problems\n"
            "x.body: x.body 2: 1 time limit, 1 example, no problems\n"
        ),
        "",
    )


def test_a_problem_in_one_version_is_a_problem(run, install):
    """The later one says 27 June where 30 days end on 12 June 2026."""
    install(OLDER + ROW % "2026-06-27", NEWER + ROW % "2026-06-27")

    assert run("check", "x.body") == (
        1,
        (
            "x.body: x.body 1: 1 time limit, 1 example, no problems\n"
            "x.body: example 'received on a Wednesday': answer: 2026-06-27 was expected, "
            "not 2026-06-12\n"
            "x.body: x.body 2: 1 time limit, 1 example, 1 problem\n"
        ),
        "",
    )


def test_check_of_a_file_checks_that_one_alone(run, install):
    """Its other versions are not looked for."""
    folder = install(OLDER + ROW % "2026-06-27", "code = 1")
    path = folder / "x.body@2021-01-01.toml"

    assert run("check", str(path)) == (
        *(0, f"{path}: x.body 1: 1 time limit, 1 example, no problems\n", ""),
    )


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (
            NEWER.replace("2024-01-01", "2023-07-01"),
            "versions '1' and '2' of 'x.body' overlap: both are in force on 2023-07-01",
        ),
        (
            NEWER.replace("2024-01-01", "2024-01-02"),
            "versions '1' and '2' of 'x.body' leave a gap after 2023-12-31",
        ),
    ],
)
def test_versions_that_do_not_follow_each_other(run, install, later, words):
    """A problem of the code as a whole."""
    install(OLDER, later)

    assert run("check", "x.body", "be.inami")[:2] == (
        1,
        (
            f"in_force: {words}\n"
            "x.body: 1 problem\n"
            "be.inami: be.inami 2026-11: 2 time limits, 7 rules, 50 examples, no problems\n"
        ),
    )


def test_a_version_that_cannot_be_read(run, install):
    """The problems name the file; what cannot be found is said so."""
    install(OLDER, NEWER.replace("30 calendar days", "30 days"))

    code, shown, _ = run("check", "x.body", "x.bdy", "nowhere.toml")

    lines = shown.splitlines()
    assert code == 1
    assert lines[0].startswith("x.body@2022-01-01.toml:17: time_limit[1].term: ")
    assert lines[1] == "x.body: 1 problem"
    assert lines[2].startswith("x.bdy: no policy 'x.bdy'; did you mean 'x.body'")
    assert lines[3:] == [
        "x.bdy: not read",
        "'nowhere.toml': no such file or directory",
        "nowhere.toml: not read",
    ]


@pytest.mark.parametrize("path", SHIPPED_POLICIES, ids=lambda path: path.stem)
def test_a_shipped_policy_has_no_problem_as_a_code_or_as_a_file(run, path):
    """``check`` has nothing to say of what is shipped."""
    code = path.stem.partition("@")[0]

    for name in (code, str(path)):
        ended, shown, said = run("check", name)
        assert (ended, said) == (0, "")
        assert shown.startswith(f"{name}: {code} ")
        assert shown.endswith(", no problems\n")
