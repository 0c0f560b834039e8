"""Sending a plan to a portal: each thing once, even where an answer is lost, and nothing told done that is not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from publisher.push.bodies import merged
from publisher.push.looking import Found, Held, created_id, find, held
from publisher.push.offer import Dataset, Offer
from publisher.push.planning import Fate, FileStep, Plan, Step, step
from publisher.push.portal import Portal
from publisher.push.refusals import PushError, StoppedError, UnansweredError, UnreachableError

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of one data set: its step, its page on the portal, and what went wrong, one sentence each."""

    step: Step
    page: str = ""
    failures: tuple[str, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether there was nothing to send."""
        return self.step.idle


@dataclass(frozen=True, slots=True)
class _Pushing:
    portal: Portal
    found: Found
    downloads: str
    prune: bool


def carry_out(portal: Portal, offer: Offer, found: Found, plan: Plan) -> Iterator[Done]:
    """Send the steps of a plan, one data set after the other, and say of each what became of it.

    A data set is done when the portal, asked again, holds all of it. After a failure that concerns the portal itself,
    nothing more is sent: the others are told not done, and the next run takes up there.
    """
    pushing = _Pushing(portal, found, offer.downloads, plan.prune)
    stopped = ""
    for wanted in plan.steps:
        if wanted.idle:
            yield Done(step=wanted, page=wanted.held.page if wanted.held else "")
        elif stopped:
            yield Done(step=wanted, failures=(stopped,))
        else:
            done, stopped = _push(pushing, wanted)
            yield done


def _push(pushing: _Pushing, wanted: Step) -> tuple[Done, str]:
    """What became of a data set, and why the run stops there, if it does."""
    failures: list[str] = []
    there = wanted.held
    try:
        there = _dataset(pushing, wanted)
        current = _again(pushing, wanted.dataset, there)
        for file in reversed(current.files):  # udata puts a new file before the others
            try:
                _file(pushing, there, file)
            except (StoppedError, UnreachableError):
                raise
            except PushError as error:
                failures.append(str(error))
        there = held(pushing.portal, pushing.found.organisation, there.id)
        if not failures:
            failures += _lacking(_again(pushing, wanted.dataset, there))
    except (StoppedError, UnreachableError) as error:
        failures.append(str(error))
        return Done(step=wanted, page=there.page if there else "", failures=tuple(failures)), str(error)
    except PushError as error:
        failures.append(str(error))
    return Done(step=wanted, page=there.page if there else "", failures=tuple(failures)), ""


def _again(pushing: _Pushing, dataset: Dataset, there: Held) -> Step:
    """What still differs, now that the portal holds ``there``."""
    found = replace(pushing.found, datasets={dataset.identifier: there})
    return step(dataset, found, pushing.downloads, prune=pushing.prune)


def _dataset(pushing: _Pushing, wanted: Step) -> Held:
    """The data set on the portal, created or changed where it is to be."""
    portal, organisation, title = pushing.portal, pushing.found.organisation, f"« {wanted.dataset.title} »"
    there = wanted.held
    if there is None:
        body = {**wanted.body, "organization": organisation}
        identifier = _once(
            portal,
            lambda: created_id(portal.create("/datasets/", title, body), title),
            lambda: find(portal, organisation, wanted.dataset.identifier),
        )
        return held(portal, organisation, identifier)
    if wanted.fate is Fate.CHANGE:
        current = held(portal, organisation, there.id)  # someone may have added a tag since
        portal.replace(f"/datasets/{there.id}/", title, merged(wanted.body, current.values))
    return held(portal, organisation, there.id)


def _file(pushing: _Pushing, there: Held, file: FileStep) -> None:
    portal, path = pushing.portal, f"/datasets/{there.id}/resources/"
    match file.fate:
        case Fate.CREATE:
            url = file.body["url"]

            def found() -> Any:
                rows = held(portal, pushing.found.organisation, there.id).files
                return next((row["id"] for row in rows if row.get("url") == url), None)

            _once(portal, lambda: created_id(portal.create(path, file.name, file.body), file.name), found)
        case Fate.CHANGE:
            portal.replace(f"{path}{file.id}/", file.name, file.body)
        case Fate.REMOVE:
            portal.remove(f"{path}{file.id}/", file.name)
        case _:
            return


def _once(portal: Portal, make: Callable[[], Made], find_made: Callable[[], Made | None]) -> Made:
    """Make a thing once: after an answer that was lost, look whether it was made before asking again."""
    for attempt in range(1, portal.patience.attempts + 1):
        try:
            return make()
        except UnansweredError as error:
            lost = error
        portal.patience.rest(attempt)
        made = find_made()
        if made is not None:
            return made
    raise lost


def _lacking(current: Step) -> Iterator[str]:
    """What the portal did not keep of what it said it had taken."""
    if current.fate is Fate.CHANGE:
        yield _kept_otherwise(f"« {current.dataset.title} »", current.changes)
    for file in current.files:
        if file.fate is Fate.CREATE:
            yield f"{file.name} : le portail a dit l’avoir ajouté, et ne le montre pas ; recommencez."
        elif file.fate is Fate.CHANGE:
            yield _kept_otherwise(file.name, file.changes)


def _kept_otherwise(what: str, keys: tuple[str, ...]) -> str:
    return (
        f"{what} : le portail garde autre chose que ce qui lui a été envoyé ({', '.join(keys)}) ; vérifiez-le sur le "
        "portail, puis signalez-le à son administrateur."
    )
