"""Body and taxonomy files: what is read, all that is wrong with one, and what is shipped."""

import re
import time
from datetime import date
from datetime import time as clock
from types import MappingProxyType

import attrs
import pytest
from factories import BROKEN, DATA
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Body,
    Category,
    ContactPoint,
    Hours,
    InForce,
    Medium,
    Membership,
    PolicyError,
    Taxonomy,
    TaxonomyMapping,
    Text,
    Unit,
    UnknownNameError,
    available_bodies,
    available_taxonomies,
    get_body,
    get_taxonomy,
    load_taxonomy,
)
from complaintkit.reading import read_body_file, read_taxonomy
from complaintkit.reading.body_file import read_bodies
from complaintkit.reading.parts import Parts
from complaintkit.reading.taxonomy_file import read_categories, taxonomy_from
from complaintkit.reading.toml_file import parse_toml
from complaintkit.registry import body_sources, shipped_bodies
from complaintkit.text import LANGUAGES

BODY_FILES = sorted(DATA.glob("bodies/*.toml"))
TAXONOMY_FILES = sorted(DATA.glob("taxonomies/*.toml"))

SOURCE = """\
[source.page]
document = "the page"
read = 2026-01-05
"""
WHOLE_BODIES = f"""\
{SOURCE}
[source.law]
document = "the law"
read = 2026-01-05

[[body]]
code = "x.office"
name = {{ en = "Office" }}
part_of = "x.ministry"
in_force = {{ from = 2019-01-01, to = 2025-12-31 }}
source = "page"
contacts = [
  {{ medium = "web-form", address = "x.example" }},
  {{ medium = "letter", address = "1 Street", source = "law" }},
]

[[body.units]]
code = "helpdesk"
name = {{ en = "Helpdesk" }}
in_force = {{ from = 2020-01-01 }}
source = ["law", "page"]

[[body.units.contacts]]
medium = "phone"
address = "1"
label = {{ en = "free" }}
hours = [
  {{ opens = 07:30:00, closes = 12:00:00 }},
  {{ days = ["saturday"], opens = 09:00:00, closes = 11:00:00 }},
]

[[body.units]]
code = "complaints"
name = {{ en = "Complaints" }}
contacts = [{{ medium = "e-mail", address = "a@x.example" }}]

[[body]]
code = "x.ministry"
name = {{ en = "Ministry" }}
source = ["page"]

[[body]]
code = "x.union"
name = {{ en = "Union" }}
members = [
  {{ body = "x.ministry" }},
  {{ body = "x.office", in_force = {{ from = 2019-01-01, to = 2020-12-31 }} }},
]
source = "page"
"""
"""Every key that a body file can have."""

WHOLE_TAXONOMY = f"""\
code = "x"
label = {{ en = "Kinds" }}

{SOURCE}
[[category]]
code = "staff"
parent = "relations"
label = {{ en = "staff" }}
examples = [{{ en = "rude" }}, {{ en = "late" }}]
in_force = {{ from = 2019-01-01, to = 2025-12-31 }}
source = ["page"]

[[category]]
code = "relations"
label = {{ en = "relations" }}
source = "page"

[[mapping]]
to = "y"
says = {{ en = "a reading" }}
codes = {{ staff = "people", relations = "none" }}

[[mapping]]
to = "z"
codes = {{}}

[[assumption]]
field = "category"
says = {{ en = "an open list" }}
basis = "page"

[[assumption]]
field = "category.staff"
says = {{ en = "so" }}
basis = ["page"]
"""
"""Every key that a taxonomy file can have."""


def bodies_from(text):
    """Read a body file, given as text or bytes."""
    return read_body_file(text if isinstance(text, bytes) else text.encode(), "b.toml")


def taxonomy_of(text):
    """Read a taxonomy file, given as text or bytes."""
    return read_taxonomy(text if isinstance(text, bytes) else text.encode(), "t.toml")


def parts_of(text):
    """The parts of a file of any kind."""
    return Parts(parse_toml(text.encode(), "p.toml"))


def problems_of(parts):
    """What was noted, without the name of the file."""
    with pytest.raises(PolicyError) as caught:
        parts.finish()
    return [str(attrs.evolve(problem, file=None)) for problem in caught.value.problems]


# -- broken files ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("bodies/twice.toml", {"twice"}),
        ("bodies/circles.toml", {"circle"}),
        ("bodies/member-unknown.toml", {"unknown-body", "wrong-type"}),
        ("bodies/sources-unknown.toml", {"unknown-source", "wrong-type"}),
        ("bodies/in-force-reversed.toml", {"not-allowed"}),
        ("bodies/missing-keys.toml", {"missing-key"}),
        ("bodies/unknown-keys.toml", {"unknown-key"}),
        ("taxonomies/parent-unknown.toml", {"unknown-category"}),
        ("taxonomies/assumption-of-nothing.toml", {"unknown-choice"}),
        ("taxonomies/twice.toml", {"twice"}),
        ("taxonomies/circles.toml", {"circle"}),
        ("taxonomies/empty.toml", {"missing-key"}),
    ],
)
def test_each_problem_has_a_stable_key(path, codes):
    """For programs that sort them."""
    read = read_body_file if path.startswith("bodies") else read_taxonomy
    with pytest.raises(PolicyError) as caught:
        read((BROKEN / path).read_bytes(), path)

    assert {problem.code for problem in caught.value.problems} == codes


# -- what is read ----------------------------------------------------------------------


def test_every_key_of_a_body_file_is_read():
    """What names no source of its own has that of what it stands in."""
    office, ministry, union = bodies_from(WHOLE_BODIES).bodies
    week, saturday = (
        Hours(opens=clock(7, 30), closes=clock(12)),
        Hours(days={5}, opens=clock(9), closes=clock(11)),
    )

    assert office == Body(
        code="x.office",
        name=Text(en="Office"),
        part_of="x.ministry",
        in_force=InForce(first=date(2019, 1, 1), last=date(2025, 12, 31)),
        source=("page",),
        contacts=(
            ContactPoint(medium=Medium.WEB_FORM, address="x.example", source=("page",)),
            ContactPoint(medium=Medium.LETTER, address="1 Street", source=("law",)),
        ),
        units=(
            Unit(
                code="helpdesk",
                name=Text(en="Helpdesk"),
                in_force=InForce(first=date(2020, 1, 1)),
                source=("law", "page"),
                contacts=(
                    ContactPoint(
                        medium=Medium.PHONE,
                        address="1",
                        label=Text(en="free"),
                        hours=(week, saturday),
                        source=("law", "page"),
                    ),
                ),
            ),
            Unit(
                code="complaints",
                name=Text(en="Complaints"),
                source=("page",),
                contacts=(
                    ContactPoint(medium=Medium.EMAIL, address="a@x.example", source=("page",)),
                ),
            ),
        ),
    )
    assert (ministry.part_of, ministry.members, ministry.in_force) == (None, (), InForce())
    assert union.members == (
        Membership(body="x.ministry"),
        Membership(
            body="x.office",
            in_force=InForce(first=date(2019, 1, 1), last=date(2020, 12, 31)),
        ),
    )


def test_a_body_file_gives_its_sources_and_may_be_empty():
    """The texts beside the bodies, by code."""
    assert [it.document for it in bodies_from(WHOLE_BODIES).sources] == ["the law", "the page"]
    assert bodies_from("") == ((), ())


def test_every_key_of_a_taxonomy_file_is_read():
    """In the order of the file; what is "none" elsewhere is None."""
    taxonomy = taxonomy_of(WHOLE_TAXONOMY)

    assert (taxonomy.code, taxonomy.label) == ("x", Text(en="Kinds"))
    assert taxonomy.categories == (
        Category(
            code="staff",
            parent="relations",
            label=Text(en="staff"),
            examples=(Text(en="rude"), Text(en="late")),
            in_force=InForce(first=date(2019, 1, 1), last=date(2025, 12, 31)),
            source=("page",),
        ),
        Category(code="relations", label=Text(en="relations"), source=("page",)),
    )
    assert taxonomy.mappings == (
        TaxonomyMapping(
            to="y", says=Text(en="a reading"), codes={"staff": "people", "relations": None}
        ),
        TaxonomyMapping(to="z", codes={}),
    )
    assert [it.document for it in taxonomy.sources] == ["the page"]
    assert [(it.field, it.basis, it.otherwise) for it in taxonomy.assumptions] == [
        ("category", ("page",), None),
        ("category.staff", ("page",), None),
    ]


def test_a_taxonomy_of_one_s_own_is_read_by_path(tmp_path):
    """The name in messages is the path; a folder is said to be one."""
    path = tmp_path / "t.toml"
    path.write_text(WHOLE_TAXONOMY, "utf-8")

    assert load_taxonomy(path) == load_taxonomy(str(path)) == taxonomy_of(WHOLE_TAXONOMY)
    path.write_text("code = 1", "utf-8")
    with pytest.raises(PolicyError) as caught:
        load_taxonomy(path)
    assert {problem.file for problem in caught.value.problems} == {str(path)}
    with pytest.raises(PolicyError) as caught:
        load_taxonomy(tmp_path)
    assert str(caught.value) == f"{tmp_path}: a folder, not a file"


# -- rows of another file --------------------------------------------------------------

SHIPPED = MappingProxyType({"be.x": Body(code="be.x", name=Text(en="Shipped"))})
ROWS = """
[[body]]
code = "x.own"
name = { en = "Own" }
part_of = "be.x"
members = [{ body = "be.x" }]
source = "page"
"""


def test_bodies_of_a_policy_may_name_shipped_ones():
    """As what they are a part of, and as members."""
    parts = parts_of(ROWS)

    (own,) = read_bodies(parts, ["page"], SHIPPED)
    parts.finish()
    assert (own.part_of, own.members) == ("be.x", (Membership(body="be.x"),))


def test_without_shipped_ones_these_names_are_unknown():
    """A file alone knows its own bodies."""
    parts = parts_of(ROWS)
    read_bodies(parts, ["page"])

    assert problems_of(parts) == [
        "5: body[1].part_of: no body 'be.x'; known: x.own",
        "6: body[1].members[1].body: no body 'be.x'; known: x.own",
    ]


def test_a_shipped_body_is_not_defined_anew():
    """One code is one body: whoever needs another takes another code."""
    parts = parts_of(ROWS.replace('"x.own"', '"be.x"'))
    read_bodies(parts, ["page"], SHIPPED)

    assert problems_of(parts) == [
        "3: body[1].code: the body 'be.x' is shipped: name it, or choose another code",
        "5: body[1].part_of: bodies that are parts of each other: be.x → be.x",
    ]


CATEGORIES = """
[[category]]
code = "staff"
parent = "relations"
label = { en = "staff" }
source = "page"

[[category]]
code = "relations"
label = { en = "relations" }
source = "page"
"""


def test_categories_of_a_policy_make_a_taxonomy_of_its_own():
    """With the code and the name it is given."""
    parts = parts_of(CATEGORIES)
    own = taxonomy_from(parts, ["page"], "x.body", Text(en="Body"))
    parts.finish()

    assert (own.code, own.label) == ("x.body", Text(en="Body"))
    assert own.below(["relations"]) == {"staff", "relations"}
    assert read_categories(parts, ["page"]) == own.categories


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'parent = "relations"',
            'parent = "relation"',
            "4: category[1].parent: no category 'relation'; did you mean 'relations'?",
        ),
        (
            'code = "relations"\n',
            'code = "relations"\nparent = "staff"\n',
            (
                "4: category[1].parent: categories that are kinds of each other: "
                "staff → relations → staff"
            ),
        ),
        (
            'code = "relations"',
            'code = "staff"',
            "4: category[1].parent: no category 'relations'; known: staff",
        ),
    ],
)
def test_bad_categories_make_no_taxonomy(old, new, words):
    """Their problems are noted, and nothing is raised before all others are."""
    assert old in CATEGORIES
    parts = parts_of(CATEGORIES.replace(old, new))

    assert taxonomy_from(parts, ["page"], "x.body", Text(en="Body")) is None
    assert problems_of(parts)[0] == words


def test_no_categories_make_no_taxonomy():
    """Nor is that a problem."""
    parts = parts_of("")

    assert taxonomy_from(parts, [], "x.body", Text(en="Body")) is None
    parts.finish()


def test_subjects_are_categories_without_parents():
    """Their rows are called otherwise, and they are not kinds of each other."""
    subjects = CATEGORIES.replace("[[category]]", "[[subject]]")
    plain = parts_of(subjects.replace('parent = "relations"\n', ""))
    found = read_categories(plain, ["page"], "subject")
    plain.finish()

    assert [subject.code for subject in found] == ["staff", "relations"]
    parts = parts_of(subjects + subjects)
    read_categories(parts, ["law"], "subject")
    assert problems_of(parts)[:2] == [
        "4: subject[1].parent: no key 'parent' here: subjects are not kinds of each other",
        "6: subject[1].source: no source 'page'; known: law",
    ]
    assert "14: subject[3].code: a second subject 'staff'" in problems_of(parts)


# -- whatever a file holds -------------------------------------------------------------

READERS = [(bodies_from, tuple), (taxonomy_of, Taxonomy)]
TOMLISH = st.text("[]{}=.,#\"'\\ \n\r\tabc019-:TZ\0é", max_size=300)
VALUES = st.sampled_from(
    [
        *('""', '"x"', '"page"', '"staff"', '"x.office"', '"\\u0007"', '"' + "x" * 600 + '"'),
        *("5", "true", "nan", "1.5", "2026-01-01", "2026-01-01T00:00:00Z", "07:30:00"),
        *("[]", "{}", "[5]", '["x"]', "[[1]]", "[{}]", "[{ a = 1 }]", '{ en = "x" }', "{ en = 5 }"),
        *('["monday"]', '[{ body = "x.union" }]', '[{ medium = "phone", address = "1" }]'),
        *("{ from = 2027-01-01, to = 2026-01-01 }", '{ staff = "none" }', '{ staff = ["none"] }'),
        *("x", "[", "}", "'", '"""'),
    ]
)


def outcome(text, read, kind):
    """Read it; what comes out is a value, or problems that print as they should."""
    try:
        value = read(text)
    except PolicyError as error:
        lines = str(error).split("\n")
        assert [line for line in lines if len(line) > 500 or not line.isprintable()] == []
        return None
    assert isinstance(value, kind)
    return value


@given(st.binary(max_size=2000) | TOMLISH)
def test_P1_any_bytes_give_a_policy_error(data):
    """P1: or, for a body file, no bodies: a file of nothing but comments is one."""
    assert outcome(data, taxonomy_of, Taxonomy) is None
    assert outcome(data, bodies_from, tuple) in (None, ((), ()))


@st.composite
def mutated(draw, whole):
    """A file with one to four of its lines left out, doubled, moved or given another value."""
    lines = whole.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        act = draw(st.sampled_from(["value", "value", "value", "drop", "copy", "cut"]))
        if act == "value" and "=" in lines[at]:
            lines[at] = lines[at].partition("=")[0] + "= " + draw(VALUES)
        elif act == "copy":
            lines.insert(draw(st.integers(0, len(lines))), lines[at])
        elif act == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        else:
            del lines[at]
        lines = lines or [""]
    return "\n".join(lines)


@given(mutated(WHOLE_BODIES))
def test_P1_any_change_to_a_body_file_gives_bodies_or_a_policy_error(text):
    """P1: what loads names nothing that is not there."""
    file = outcome(text, bodies_from, tuple)
    if file is not None:
        codes = {body.code for body in file.bodies}
        assert len(codes) == len(file.bodies)
        for body in file.bodies:
            assert body.part_of in {None, *codes}
            assert {member.body for member in body.members} <= codes


@given(mutated(WHOLE_TAXONOMY))
def test_P1_any_change_to_a_taxonomy_gives_a_taxonomy_or_a_policy_error(text):
    """P1: what loads is a tree, and maps what it has."""
    taxonomy = outcome(text, taxonomy_of, Taxonomy)
    if taxonomy is not None:
        assert all(taxonomy.way_up(it.code) for it in taxonomy.categories)
        for mapping in taxonomy.mappings:
            assert all(code in taxonomy for code in mapping.codes)


@pytest.mark.parametrize(
    ("kind", "above", "head"),
    [
        ("body", 'name = { en = "x" }\npart_of', SOURCE),
        ("category", 'label = { en = "x" }\nparent', 'code = "x"\nlabel = { en = "x" }\n' + SOURCE),
    ],
)
@pytest.mark.parametrize("circle", [False, True])
def test_P3_a_long_way_up_is_not_slow(kind, above, head, circle):
    """P3: 1,600 rows one above the other, in a circle or not."""
    rows = [f'[[{kind}]]\ncode = "{n}"\nsource = "page"\n{above} = "{n - 1}"' for n in range(1_600)]
    rows[0] = rows[0].replace("-1", "1599") if circle else rows[0].replace('"-1"', '"0"')
    text = head + "\n".join(rows)
    begin = time.perf_counter()

    with pytest.raises(PolicyError) as caught:
        (bodies_from if kind == "body" else taxonomy_of)(text)

    (problem,) = caught.value.problems
    assert (problem.code, problem.path.partition("[")[0]) == ("circle", kind)
    assert time.perf_counter() - begin < 10


# -- what is shipped -------------------------------------------------------------------

TAXONOMIES = {
    "be.inami": {
        *("no-information-or-reaction", "payment", "web-application-error"),
        *("unclear-information", "unclear-information/brochures"),
        *("unclear-information/circulars", "unclear-information/website"),
        *("staff-behaviour", "staff-behaviour/phone-reception"),
        "staff-behaviour/medical-examination",
        *("environment", "environment/noise", "environment/energy", "environment/paper"),
    },
    "be.inasti": {
        *("communication", "organisation", "technical", "relational"),
        *("communication/incomplete-information", "communication/opaque-information"),
        *("organisation/no-reaction", "organisation/not-reachable-by-phone"),
        *("technical/web-application-error", "relational/staff-behaviour"),
    },
    "be.inasti.pension-revision": {
        *("civil-status", "career-data", "other-scheme", "payment-conditions")
    },
    "be.partenamut.feedback": {"complaint", "suggestion", "praise"},
    "fr.cpam37.direct-access": {
        *("access-to-care", "access-to-care/care-refused", "access-to-care/finding-a-doctor"),
        *("cash-benefits", "cash-benefits/no-replacement-income"),
        *("cash-benefits/stillbirth-allowance", "cash-benefits/adoption-polynesia"),
        *("health-costs-refused", "health-costs-refused/care-abroad-refused"),
        "health-costs-refused/transport-refused",
        *("membership", "membership/card-without-photo"),
        "membership/retroactive-rights-refused",
    },
    "fr.cpam37.motives": {"health-costs", "replacement-income"},
}
"""Every category, typed from the texts, with what it is a kind of."""

BODIES = {
    *("be.inami", "be.inasti", "be.inasti.external-audit", "be.social-insurance-funds"),
    *("be.sfp", "be.federal-complaints-network", "be.partenamut", "be.mloz", "be.sma-meh"),
    *("be.federal-ombudsman", "be.pensions-ombudsman", "be.dg-ombudsperson", "be.labour-court"),
    *("be.council-of-state", "be.dg-parliament", "be.flanders", "be.flemish-ombudsman"),
    *("be.ocm-cdz", "be.other-ombudsmen", "be.sint-truiden"),
    *("fr.cpam37", "fr.cnse"),
}
"""Every body that a text names and a complaint can be about, or go to."""

CONTACTS = {
    ("be.inami", "complaints"): [
        ("web-form", "inami.fgov.be"),
        ("e-mail", "complaints@inami.fgov.be"),
        ("e-mail", "complaints@riziv-inami.fgov.be"),
        ("letter", "Administrateur général de l’INAMI, Avenue Galilée 5/01, 1210 Bruxelles"),
        ("phone", "02 524 97 97"),
    ],
    ("be.inami", "helpdesk"): [
        ("e-mail", "helpdesk@riziv-inami.fgov.be"),
        ("phone", "+32(0)2 739 74 74"),
    ],
    ("be.inami", "information"): [("web-form", "inami.fgov.be")],
    ("be.partenamut", None): [
        ("counter", "Partenamut"),
        ("phone", "02 444 41 11"),
        ("web-form", "partenamut.be"),
    ],
    ("be.partenamut", "mediation"): [
        ("e-mail", "ombudsman@partenamut.be"),
        ("phone", "02 444 41 11"),
        (
            "letter",
            (
                "Service «\u00a0Médiation\u00a0», Partenamut, Boulevard Louis Mettewie 74-76, "
                "1080 Bruxelles"
            ),
        ),
    ],
    ("be.mloz", None): [("web-form", "mloz.be")],
    ("be.pensions-ombudsman", None): [("web-form", "mediateurpensions.be")],
    ("be.mloz", "coordinating-doctor"): [
        (
            "letter",
            (
                "Médecin Coordinateur, Union Nationale des Mutualités Libres, "
                "rue Saint Hubert 19, 1150 Bruxelles"
            ),
        )
    ],
    ("be.federal-ombudsman", None): [
        ("e-mail", "contact@mediateurfederal.be"),
        ("phone", "0800 999 61"),
        ("letter", "Médiateur fédéral, rue de Louvain 48 bte 6, 1000 Bruxelles"),
        ("web-form", "www.mediateurfederal.be"),
    ],
    ("be.dg-ombudsperson", None): [
        ("e-mail", "beschwerde@dg-ombudsdienst.be"),
        ("phone", "0800 98759"),
        ("letter", "Ombudsdienst, Platz des Parlaments 1, 4700 Eupen"),
    ],
    ("be.flemish-ombudsman", None): [
        ("e-mail", "klachten@vlaamseombudsdienst.be"),
        ("letter", "Vlaamse Ombudsdienst, Leuvenseweg 86, 1000 Brussel"),
        ("phone", "1700"),
        ("fax", "02 552 48 00"),
    ],
    ("be.ocm-cdz", None): [
        ("letter", "Office de contrôle des mutualités, Avenue de l’Astronomie 1, 1210 Bruxelles"),
        ("e-mail", "jur@ocm-cdz.be"),
    ],
    ("be.sint-truiden", "ombudsman"): [("e-mail", "ombudsman@sint-truiden.be")],
    ("fr.cpam37", None): [("phone", "3646"), ("phone", "36 08")],
    ("fr.cpam37", "reception"): [
        *(("counter", "Tours"), ("counter", "Joué-lès-Tours"), ("counter", "Amboise")),
        *(("counter", "Loches"), ("counter", "Château-Renault")),
    ],
}
"""Every contact, typed from the texts, in their order."""

UNITS = {
    "be.inami": ["complaints", "helpdesk", "information"],
    "be.inasti": ["complaints", "pensions"],
    "be.partenamut": ["first-line", "mediation"],
    "be.mloz": ["coordinating-doctor"],
    "be.dg-parliament": ["president"],
    "be.sint-truiden": ["ombudsman"],
    "fr.cpam37": ["reception", "mediation"],
}


def contacts_of(body):
    """Every contact of a body: by unit, medium and address."""
    holders = [(None, body), *((unit.code, unit) for unit in body.units)]
    return {
        (body.code, code): [(contact.medium.value, contact.address) for contact in it.contacts]
        for code, it in holders
        if it.contacts
    }


def test_these_are_the_shipped_bodies():
    """Each is had by its code, and is the same each time."""
    assert available_bodies() == tuple(sorted(BODIES))
    assert all(get_body(code).code == code for code in BODIES)
    assert get_body("be.inami") is shipped_bodies()["be.inami"]
    assert {code.partition(".")[0] for code in BODIES} == {path.stem for path in BODY_FILES}


def test_the_shipped_bodies_stay_as_they_are():
    """Nobody can put in another one."""
    assert {*shipped_bodies()} == BODIES
    with pytest.raises(TypeError):
        shipped_bodies()["x"] = get_body("be.inami")


@pytest.mark.parametrize("find", [get_body, body_sources])
def test_a_body_that_is_not_shipped_is_unknown(find):
    """The message is the way on."""
    with pytest.raises(UnknownNameError) as caught:
        find("be.partenamutt")

    assert (
        str(caught.value)
        == "no body 'be.partenamutt'; did you mean 'be.partenamut' or 'be.dg-parliament'?"
    )


def test_the_shipped_contacts_are_those_of_the_texts():
    """Each address, in its order; none is made up and none is lost."""
    found = {}
    for body in shipped_bodies().values():
        found |= contacts_of(body)

    assert found == CONTACTS
    assert {it.code: [unit.code for unit in it.units] for it in shipped_bodies().values()} == {
        **{code: [] for code in BODIES},
        **UNITS,
    }


def test_hours_are_those_of_the_texts():
    """The helpdesk closes over noon; the fund's line is open from Monday to Friday."""
    hours = {
        contact.address: [(sorted(it.days), it.opens, it.closes) for it in contact.hours]
        for body in shipped_bodies().values()
        for part in (body, *body.units)
        for contact in part.contacts
        if contact.hours
    }

    week = [0, 1, 2, 3, 4]
    assert hours == {
        "+32(0)2 739 74 74": [
            (week, clock(7, 30), clock(12)),
            (week, clock(13, 30), clock(16, 30)),
        ],
        "3646": [(week, clock(8, 30), clock(17, 30))],
    }


def test_what_is_part_of_what_and_a_member_of_what():
    """The External Audit since 2019; Partenamut of its union, INASTI of the network."""
    parts = {it.code: it.part_of for it in shipped_bodies().values() if it.part_of}
    members = {
        it.code: [member.body for member in it.members]
        for it in shipped_bodies().values()
        if it.members
    }

    assert parts == {"be.inasti.external-audit": "be.inasti"}
    assert members == {
        "be.mloz": ["be.partenamut"],
        "be.federal-complaints-network": ["be.inasti"],
    }
    begun = {it.code: it.in_force for it in shipped_bodies().values() if it.in_force != InForce()}
    assert begun == {"be.inasti.external-audit": InForce(first=date(2019, 1, 1))}


@pytest.mark.parametrize("code", sorted(BODIES))
def test_a_shipped_body_names_its_sources(code):
    """Texts of its file, read on one of two days; and every text of the file is named."""
    sources = body_sources(code)

    assert sources
    assert {source.read for source in sources} <= {date(2026, 11, 21), date(2026, 11, 22)}
    assert all(source.document and source.address for source in sources)
    assert {source.code for source in sources} >= {*get_body(code).source}


def test_the_sources_of_a_body_are_those_of_its_parts_too():
    """Of its units and contacts as well; no text of a file stands there for nothing."""
    assert [it.code for it in body_sources("be.mloz")] == ["mloz-page", "partenamut-page"]
    assert [it.code for it in body_sources("fr.cnse")] == ["cpam37-report"]
    for path in BODY_FILES:
        file = bodies_from(path.read_bytes())
        named = {it.code for body in file.bodies for it in body_sources(body.code)}
        assert named == {source.code for source in file.sources}


def test_these_are_the_shipped_taxonomies():
    """Each is had by its code, under the name of its file, and is the same each time."""
    assert available_taxonomies() == tuple(sorted(TAXONOMIES))
    assert {path.stem for path in TAXONOMY_FILES} == {*TAXONOMIES}
    assert all(get_taxonomy(code).code == code for code in TAXONOMIES)
    assert get_taxonomy("be.inami") is get_taxonomy("be.inami")


def test_a_taxonomy_that_is_not_shipped_is_unknown():
    """The message is the way on."""
    with pytest.raises(UnknownNameError) as caught:
        get_taxonomy("be.inamy")

    assert str(caught.value) == "no taxonomy 'be.inamy'; did you mean 'be.inami' or 'be.inasti'?"


@pytest.mark.parametrize("code", sorted(TAXONOMIES))
def test_the_shipped_categories_are_those_of_the_texts(code):
    """Each with what it is a kind of; none is made up and none is lost."""
    taxonomy = get_taxonomy(code)

    found = ["/".join(reversed(taxonomy.way_up(it.code))) for it in taxonomy.categories]
    assert sorted(found) == sorted(TAXONOMIES[code])
    assert all(it.source for it in taxonomy.categories)
    assert {source.read for source in taxonomy.sources} == {date(2026, 11, 21)}


def test_the_families_have_as_many_members_as_the_texts_count():
    """Four types with six examples; six examples; four families with nine situations."""
    roots = {
        code: sum(it.parent is None for it in get_taxonomy(code).categories) for code in TAXONOMIES
    }
    leaves = {code: len(TAXONOMIES[code]) - roots[code] for code in TAXONOMIES}

    assert roots == {
        "be.inami": 6,
        "be.inasti": 4,
        "be.inasti.pension-revision": 4,
        "be.partenamut.feedback": 3,
        "fr.cpam37.direct-access": 4,
        "fr.cpam37.motives": 2,
    }
    assert (leaves["be.inasti"], leaves["be.inami"]) == (6, 8)
    assert leaves["fr.cpam37.direct-access"] == 9


def test_the_two_taxonomies_of_one_fund_share_no_code():
    """A policy may use both."""
    both = [get_taxonomy(code) for code in ("fr.cpam37.direct-access", "fr.cpam37.motives")]

    codes = [category.code for taxonomy in both for category in taxonomy.categories]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("code", sorted(TAXONOMIES))
def test_a_shipped_mapping_goes_to_categories_that_are_there(code):
    """Every root is mapped, if only to nothing, and the mapping says that it is a reading."""
    taxonomy = get_taxonomy(code)
    roots = {it.code for it in taxonomy.categories if it.parent is None}

    for mapping in taxonomy.mappings:
        target = get_taxonomy(mapping.to)
        assert all(there in target for there in mapping.codes.values() if there is not None)
        assert {*mapping.codes} >= roots
        assert tuple(mapping.says.as_dict()) == LANGUAGES


@pytest.mark.parametrize(
    ("code", "there"),
    [
        ("no-information-or-reaction", {"organisation"}),
        ("payment", set()),
        ("website", {"communication"}),
        ("web-application-error", {"web-application-error"}),
        ("medical-examination", {"staff-behaviour"}),
        ("noise", set()),
    ],
)
def test_what_complaints_to_inami_are_at_inasti(code, there):
    """Payments and the environment have no counterpart; details are what they are details of."""
    assert get_taxonomy("be.inami").mapped([code], "be.inasti") == there


def texts_in(value):
    """Every Text in a value, however deep."""
    if isinstance(value, Text):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)


@pytest.mark.parametrize("path", [*BODY_FILES, *TAXONOMY_FILES], ids=lambda path: path.stem)
def test_every_word_of_a_shipped_file_is_in_all_four_languages(path):
    """Names, labels and readings; French with its own spaces and apostrophes."""
    read = bodies_from if path in BODY_FILES else taxonomy_of
    found = [text.as_dict() for text in texts_in(read(path.read_bytes()))]

    assert found
    for words in found:
        assert tuple(words) == LANGUAGES
        assert not re.search(r" [:;?!»%]|« |'", words["fr"])
