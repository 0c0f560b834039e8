"""The words with which an assembly decides, in minutes: who decides, and the verbs of deciding; for folded text."""

from publisher.parsing.patterns import any_of, words

_COUNCIL = words(
    r"municipal communautaire metropolitain departemental regional syndical d'administration de\scommunaute"
)
BODY = any_of(
    rf"conseil(?: {_COUNCIL})?",
    r"assemblee",
    r"commission permanente",
    r"comite(?: syndical)?",
    r"bureau(?: (?:communautaire|syndical))?",
    r"membres (?:du (?:conseil|comite|bureau)|de l'assemblee)[\w ]{0,30}",
)
"""The assembly or its smaller body, without article."""

DECIDES = any_of(
    words(
        "decide(?:nt)? approuve(?:nt)? adopte(?:nt)? accepte(?:nt)? autorise(?:nt)? attribue accorde fixe emet designe"
    ),
    words("nomme elit valide prononce rejette ajourne refuse s'engage ratifie"),
    r"(?:donne|donnent|prend|prennent)(?:,? a l'? ?unanimite,?)? (?:acte|son accord|leur accord|un avis|pouvoir)",
)
"""A verb that decides; a participle after “a” or “avait” tells of the past."""

BODY_DECIDES = rf"\b{BODY}(?:,? (?:[^.;:(]|\([^)]{{0,160}}\)){{0,160}}?,)?\s?:?[\s–−-]{{1,4}}{DECIDES}\b"
"""“Le conseil municipal, après en avoir délibéré, décide”: nothing but an aside stands between body and verb."""

AFTER_DEBATE = r"\bapres (?:en )?avoir (?:delibere|vote|debattu)"
"""“Après en avoir délibéré”."""

UNANIMOUSLY = r"\ba ?[a-z]{0,2}'? ?unanimi?te\b"
"""“À l’unanimité”; a scan misreads its article: “A Punanimité”, “A d'unanimité”."""
