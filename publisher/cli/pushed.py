"""What a push says on the terminal: the plan before, and what became of it after."""

from collections import Counter
from collections.abc import Iterable, Iterator

from publisher.formatting import count
from publisher.push import KEY_VARIABLE, Done, Fate, Found, Offer, Plan
from publisher.push.planning import FileStep, Step

_KEYS = {
    "title": "titre",
    "description": "description",
    "tags": "mots-clés",
    "frequency": "fréquence",
    "extras": "identifiant",
    "license": "licence",
    "temporal_coverage": "période",
    "filetype": "nature",
    "type": "type",
    "format": "format",
    "mime": "type de contenu",
    "filesize": "taille",
    "checksum": "empreinte",
    "schema": "schéma",
    "url": "adresse",
}
_SIGNS = {Fate.CREATE: "+", Fate.CHANGE: "~", Fate.REMOVE: "-"}


def plan_lines(plan: Plan, found: Found, offer: Offer, portal: str) -> Iterator[str]:
    """The plan in French: for each data set what would be created, changed, left, and what needs the officer."""
    yield f"Portail {portal}, organisation « {found.organisation_name} »."
    for step in plan.steps:
        yield f"{step.dataset.title} : {_fate(step)}"
        if step.held:
            yield from (f"  {line}" for line in _files(step.files))
        if step.held and step.held.doubles:
            yield (
                f"  Attention : le portail a ce jeu en double ({', '.join(step.held.doubles)}) ; gardez "
                f"{step.held.id}, et supprimez les autres sur le portail."
            )
    if found.licence is None and plan.steps:
        yield (
            f"Attention : le portail ne reconnaît pas la licence « {offer.licence} » ({offer.licence_url}) ; "
            "choisissez-la sur le portail, ou donnez son identifiant par licence dans la section [push] de delib.toml."
        )


def summary(plan: Plan) -> str:
    """How much would be sent."""
    steps, files = plan.steps, [file for step in plan.steps if step.fate is not Fate.REFUSE for file in step.files]
    fates, of_files = Counter(step.fate for step in steps), Counter(file.fate for file in files)
    parts = [
        (fates[Fate.CREATE], "jeu à créer", "jeux à créer"),
        (fates[Fate.CHANGE], "jeu à modifier", "jeux à modifier"),
        (of_files[Fate.CREATE], "fichier à ajouter", "fichiers à ajouter"),
        (of_files[Fate.CHANGE], "fichier à modifier", "fichiers à modifier"),
        (of_files[Fate.REMOVE], "fichier à retirer", "fichiers à retirer"),
    ]
    told = ", ".join(count(number, one, many) for number, one, many in parts if number)
    return f"{told or 'Rien à envoyer : le portail est à jour'}."


def failure_lines(done: Iterable[Done]) -> Iterator[str]:
    """Each failure once, with the data sets that it keeps from being done."""
    titles: dict[str, list[str]] = {}
    for item in done:
        for failure in item.failures:
            titles.setdefault(failure, []).append(item.step.dataset.title)
    for failure, names in titles.items():
        known = len(names) == 1 and names[0] in failure
        yield f"Non envoyé : {failure}" if known else f"Non envoyé ({', '.join(names)}) : {failure}"


def refusal_lines(plan: Plan) -> Iterator[str]:
    """The data sets that are not pushed because the portal harvests them."""
    for step in plan.steps:
        if step.fate is Fate.REFUSE:
            yield (
                f"Non envoyé ({step.dataset.title}) : le portail moissonne déjà ce jeu (« {step.harvested} »), "
                "l’envoyer le doublerait ; supprimez le moissonneur sur le portail, ou n’utilisez pas delib push."
            )


def done_line(done: Done) -> str:
    """What was sent, with its page on the portal."""
    return f"Envoyé : {done.step.dataset.title}{f' ({done.page})' if done.page else ''}."


def closing_lines(*, with_key: bool) -> Iterator[str]:
    """What to do after a plan that was only shown."""
    yield "Rien n’a été envoyé : relancez la commande avec --apply pour exécuter ce plan."
    if not with_key:
        yield f"Sans {KEY_VARIABLE}, les jeux privés du portail ne sont pas vus : donnez-la pour un plan exact."


def _fate(step: Step) -> str:
    match step.fate:
        case Fate.CREATE:
            formats = dict.fromkeys(str(file.body["format"]) for file in step.files)
            return f"à créer, avec {count(len(step.files), 'fichier')} ({', '.join(formats)})."
        case Fate.CHANGE:
            return f"à modifier ({_named(step.changes)})."
        case Fate.REFUSE:
            return "déjà moissonné par le portail, rien ne sera envoyé."
        case _:
            return "à jour." if step.idle else "fichiers à mettre à jour."


def _files(files: Iterable[FileStep]) -> Iterator[str]:
    left = 0
    for file in files:
        if file.changes == ("stale",):
            rest = "à retirer" if file.fate is Fate.REMOVE else "ajoutez --prune pour le retirer du portail"
            yield f"- {file.name} : n’est plus offert ici ; {rest}."
        elif file.fate is Fate.LEAVE:
            left += 1
        else:
            yield f"{_SIGNS[file.fate]} {file.name}{f' ({_named(file.changes)})' if file.changes else ''}"
    if left:
        yield f"= {count(left, 'fichier inchangé', 'fichiers inchangés')}"


def _named(keys: Iterable[str]) -> str:
    return ", ".join(_KEYS.get(key, key) for key in keys)
