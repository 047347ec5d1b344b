"""What people write. Made up, short, and like nobody's."""

COMMENTS = (
    "Fungerar bra på dagtid, sämre på helgerna.",
    "Vi har rutinen, men alla känner inte till den.",
    "Tas upp på APT, men inte varje gång.",
    "Det har vi inte hunnit med i år.",
    "Förekommer inte hos oss.",
    "Vi saknar en skriftlig rutin & en ansvarig; <se> protokollet *mars*.",
)
STRENGTHS = ("Står på APT:s dagordning.", "Nya får det första veckan.", "")
MEASURES = (
    "Skriva rutinen och gå igenom den på APT",
    "Gemensam skyddsrond med fokus på ergonomi",
    "Introduktion för nyanställda: lägga in hot och våld",
    "Utse en ansvarig för riskbedömning vid ändring",
    "Boka utbildning i arbetsmiljö för chef och ombud",
    "Se över schemat så att rasten går att ta",
    "Ny belysning i förrådet",
)
ACTIVITIES = ("Fortsätta med onsdagsmötet", "Behålla fadderskapet för nya")
DONE = ("Rutinen finns i ledningssystemet", "Ronden hölls och protokollet är klart", "Genomfört och utvärderat på APT")
HELPED = ("Märks i pulsmätningen", "Inga tillbud sedan dess", "")
NOT_ENOUGH = ("Det blev bättre en månad, sedan som förut",)
WHY = ("Leverantören är sen", "Två vakanser i gruppen", "Pengarna kom inte i år", "Vi väntar på förvaltningens beslut")
LATE = ("Jag var sjukskriven", "Ny på tjänsten, fick veta det nu", "Ombyggnaden tog all tid")
NO_REP = ("Enheten saknar skyddsombud och söker ett",)
REASONS = ("Fel datum i planen", "En åtgärd saknades")
OTHERS = ("Vi i personalgruppen ser det annorlunda", "Stämmer på pappret, inte på golvet")
NO_MEASURE = ("Förvaltningen tar fram en ny rutin", "Ingår i ombyggnaden")
LIFTED = ("Vi kan inte lösa det här själva: lokalerna räcker inte",)
TAKEN = ("Vi tar det i verksamhetens plan",)
ANSWERED = ("Det ingår i investeringsplanen för nästa år", "Löses inom er egen budget, vi hjälper till")
NOT_MINE = ("Jag slutade där i maj",)
