"""Categories: codes that stay, labels that are only shown, and tables from one set to another."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from complaintkit.errors import ChoiceError, UnknownNameError, quoted
from complaintkit.fixed import FixedDict
from complaintkit.text import Assumption, InForce, Source, Text


@frozen(kw_only=True)
class Category:
    """One kind of complaint in a taxonomy.

    Attributes:
        code: Stable key.
        label: Its name in several languages.
        parent: Code of the category it is a kind of.
        examples: What the text gives as examples.
        in_force: When it may be used.
        source: Codes of the texts it was read in.

    Examples:
        >>> from complaintkit import get_taxonomy
        >>> get_taxonomy("be.inasti").category("staff-behaviour").parent
        'relational'
    """

    code: str
    label: Text
    parent: str | None = None
    examples: tuple[Text, ...] = ()
    in_force: InForce = field(factory=InForce)
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class TaxonomyMapping:
    """What the categories of one taxonomy are in another.

    Attributes:
        to: Code of the other taxonomy.
        codes: By category here, the category there; None where there is none like it.
        says: Why, in several languages: a mapping is a reading.

    Examples:
        >>> from complaintkit import get_taxonomy
        >>> sorted(get_taxonomy("be.inami").mapped(["brochures", "noise"], "be.inasti"))
        ['communication']
    """

    to: str
    codes: Mapping[str, str | None] = field(converter=FixedDict, hash=False)
    says: Text | None = None


@frozen(kw_only=True)
class Taxonomy:
    """A set of categories.

    Attributes:
        code: Stable key.
        label: Its name in several languages.
        categories: The categories, in the order of the text.
        mappings: What they are in other taxonomies.
        sources: The texts it restates.
        assumptions: Choices these texts leave open.

    Raises:
        ChoiceError: For a code that stands twice, a parent that is not there, a circle.

    Examples:
        >>> from complaintkit import Category, Taxonomy, Text
        >>> said = Text(en="…")
        >>> staff = Category(code="staff", label=said, parent="relations")
        >>> both = (Category(code="relations", label=said), staff)
        >>> sorted(Taxonomy(code="x", label=said, categories=both).below(["relations"]))
        ['relations', 'staff']
    """

    code: str
    label: Text
    categories: tuple[Category, ...]
    mappings: tuple[TaxonomyMapping, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check that it is a tree, or several."""
        if len(self._by_code) != len(self.categories):
            raise ChoiceError("a category stands twice in the taxonomy")
        for category in self.categories:
            if category.parent is not None and category.parent not in self._by_code:
                raise UnknownNameError("category", category.parent, self._by_code)
            self._check_way_up(category)

    def __contains__(self, code: object) -> bool:
        """Whether there is a category of that code."""
        return code in self._by_code

    def category(self, code: str) -> Category:
        """A category by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        if code not in self._by_code:
            kind = "category"
            raise UnknownNameError(kind, code, self._by_code)
        return self._by_code[code]

    def below(self, codes: Iterable[str]) -> frozenset[str]:
        """The categories of these codes and all that are kinds of them.

        Raises:
            UnknownNameError: For a code that there is not.
        """
        wanted = {self.category(code).code for code in codes}
        return frozenset(code for code in self._by_code if wanted & set(self.way_up(code)))

    def way_up(self, code: str) -> tuple[str, ...]:
        """A category, what it is a kind of, and so on.

        Raises:
            UnknownNameError: For a code that there is not.
        """
        way = [self.category(code)]
        while (parent := way[-1].parent) is not None:
            way.append(self._by_code[parent])
        return tuple(category.code for category in way)

    def usable(self, day: date | None) -> tuple[Category, ...]:
        """The categories that may be used on a day; all of them where it is not known."""
        return tuple(it for it in self.categories if day is None or it.in_force.covers(day))

    def mapped(self, codes: Iterable[str], to: str) -> frozenset[str]:
        """What categories are in another taxonomy; those without a counterpart fall away.

        A category that the mapping leaves out is what the nearest one above it is.

        Raises:
            UnknownNameError: For a code, or a mapping, that there is not.
        """
        found = next((it for it in self.mappings if it.to == to), None)
        if found is None:
            kind = "mapping to the taxonomy"
            raise UnknownNameError(kind, to, [mapping.to for mapping in self.mappings])
        ways = (self.way_up(code) for code in codes)
        near = (next((it for it in way if it in found.codes), None) for way in ways)
        there = (found.codes[code] for code in near if code is not None)
        return frozenset(code for code in there if code is not None)

    @cached_property
    def _by_code(self) -> dict[str, Category]:
        return {category.code: category for category in self.categories}

    def _check_way_up(self, category: Category) -> None:
        seen: dict[str, None] = {}
        above: str | None = category.code
        while above is not None and above in self._by_code:
            if above in seen:
                way = [*seen]
                circle = " → ".join((*way[way.index(above) :], above))
                raise ChoiceError(f"categories that are kinds of each other: {quoted(circle)}")
            seen[above] = None
            above = self._by_code[above].parent
