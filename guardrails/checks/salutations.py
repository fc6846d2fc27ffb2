"""How letters open and close, in the languages that English letters borrow from."""

import re

GREETING_WORD = re.compile(
    r"\s*(?:(?P<open>dear|hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|attn|"
    r"ciao|salut|hallo|bonjour|hola|estimad[oa]|liebe[r]?|lieber|guten tag|sehr geehrte[r]?|"
    r"geachte|beste|chère|cher|caro|cara|gentile|kia ora|tēnā koe|namaste|shalom|"
    r"sala+m|g'day|aloha|moin|servus|hej|hei|ahoj|dzień dobry|szanown[ay]|buongiorno|olá|bom dia|"
    r"buen(?:os días|as tardes)|merhaba|konnichiwa|dia duit|howdy|good day|"
    r"morning|afternoon|evening)\b"
    r"[ ]?(?:again|there(?! \w))?(?:,(?=[ ]*\S))?|"
    r"(?P<whole>to whom (?:it|this) may concern|gentlemen|dear sir or madam))",
    re.IGNORECASE,
)
_PHRASE = (
    r"(?:with |my |our |many |all (?:the |my )?|sending |in )*"
    r"(?:(?:very |most |much )?(?:best|kind|kindest|warm|warmest|good|sincere|friendly|cordial|"
    r"grateful)(?: (?:regards|wishes|thanks|greetings))"
    r"|(?:kindest|warmest|many|best|huge|sincerest) thanks"
    r"|regards|rgds|(?:very )?best|wishes|(?:most |very )?sincerely|"
    r"(?:yours|respectfully|sincerely|faithfully|cordially|truly)"
    r"(?: (?:yours|sincerely|truly|faithfully|respectfully|ever|cordially|gratefully))*|"
    r"(?:very )?respectfully|warmly|kindly|cheers|thanks|thank you|thx|gratitude|appreciation|"
    r"gratefully|(?:very )?best|take care|best of luck|until then|until soon|speak soon|"
    r"talk soon|see you (?:soon|then)|(?:much |lots of |with )?love|x{1,3}|kr|br|mfg|"
    r"(?:have|enjoy) (?:an?|the|your|the rest of (?:the|your)) (?:\w+ ){0,2}"
    r"(?:day|week|weekend|evening|afternoon|morning|holiday|holidays|break|summer|trip|time|one)|"
    r"cordialement|saludos|"
    r"(?:mit )?(?:freundlichen?|besten?|vielen?|herzlichen?|liebe) grüßen?|bien cordialement|"
    r"ngā mihi(?: nui)?|med vänliga hälsningar|slán|atentamente|cordiali saluti|namaste|"
    r"met vriendelijke groet|com os melhores cumprimentos|z poważaniem)"
    r"(?: (?:again|so much|very much|in advance|once more|once again|to you|and regards|"
    r"and (?:best|kind|warm|all good|good) (?:regards|wishes)|and thanks|from \w+|"
    r"from (?:sunny |rainy )?\w+|for now|as always))*"
)
SIGN_OFF = re.compile(_PHRASE + r"[ ]*[,.!:;–—-]*", re.IGNORECASE)
INLINE = re.compile(
    rf"(?:^|(?<=[.!?…)\"'] ))(?P<off>(?i:{_PHRASE})[ ]?[,.!:;–—-]?)[ ]+"
    r"(?P<name>(?:[^\W\d_a-z][\w.'’-]*)(?:[ ][^\W\d_a-z][\w.'’-]*){0,3}[.!]?)$"
)
