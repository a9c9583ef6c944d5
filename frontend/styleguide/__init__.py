"""The style guide's examples: every component of the design system in all its states, with made-up content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frontend.styleguide import around, forms, lists, searching, texts
from frontend.styleguide.samples import Samples

State = tuple[str, Mapping[str, object]]
# The parts of the guide, in its order: each function takes the samples and gives states by the template's name.
PARTS = (around.examples, forms.examples, searching.examples, lists.examples, texts.examples)


@dataclass(frozen=True)
class Example:
    """A component's template (`components/card.html`) and its states: what a state is called, and its inputs."""

    template: str
    states: list[State]

    @property
    def name(self) -> str:
        return self.template.removesuffix(".html").removeprefix("components/")


def all_examples(samples: Samples) -> Iterator[Example]:
    for part in PARTS:
        for template, states in part(samples).items():
            yield Example(f"{template}.html" if "/" in template else f"components/{template}.html", states)
