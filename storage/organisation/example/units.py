"""The made-up region's tree: five förvaltningar and one bolag, twenty verksamheter, a hundred and twenty enheter."""

REGION = "Region Sjölanda"

# Units in one house share what is wrong with it, whoever they belong to.
BUILDINGS = {
    "Medicinkliniken avd. 32": "Sjöholms sjukhus, hus 12",
    "Medicinkliniken avd. 33": "Sjöholms sjukhus, hus 12",
    "Kirurgen avd. 41": "Sjöholms sjukhus, hus 12",
    "Dialysenheten": "Sjöholms sjukhus, hus 12",
    "Ambulansen Åby": "Åby hälsocentrum",
    "Barnmorskemottagning Åby": "Åby hälsocentrum",
    "BUP Åby": "Åby hälsocentrum",
    "Vårdcentralen Åby": "Åby hälsocentrum",
    "Folktandvården Åby": "Åby hälsocentrum",
}

# (id, level, name) -> {(id, name): enheter}
TREE: dict[tuple[str, str, str], dict[tuple[str, str], str]] = {
    ("hs", "förvaltning", "Hälso- och sjukvårdsförvaltningen"): {
        ("med", "Medicinkliniken"): "Medicinkliniken avd. 32|Medicinkliniken avd. 33|Medicinkliniken avd. 34"
        "|Medicinkliniken avd. 35|Medicinmottagningen|Dialysenheten|Hjärtintensiven",
        ("kir", "Kirurg- och ortopedkliniken"): "Kirurgen avd. 41|Kirurgen avd. 42|Ortopeden avd. 43"
        "|Ortopedmottagningen|Kirurgmottagningen|Urologmottagningen",
        ("kvi", "Kvinnokliniken"): "Förlossningen|BB och neonatal eftervård|Gynekologiska avdelningen"
        "|Gynmottagningen|Barnmorskemottagning Åby|Barnmorskemottagning Östra Sjö",
        ("bar", "Barn- och ungdomskliniken"): "Barnavdelningen|Neonatalavdelningen|Barnmottagningen"
        "|Barn- och ungdomsmedicinska öppenvårdsmottagningen i Västerköping|Lekterapin|Barnakuten",
        ("aku", "Akut- och ambulanssjukvården"): "Akutmottagningen|Akutvårdsavdelningen|Ambulansen Sjöholm"
        "|Ambulansen Västerköping|Ambulansen Åby|Sjukresor och larmcentral",
        ("ane", "Anestesi-, operations- och intensivvårdskliniken"): "Operation 1|Operation 2|Dagkirurgi"
        "|Intensivvårdsavdelningen|Uppvakningen|Sterilcentralen",
        ("lab", "Bild- och laboratoriemedicin"): "Röntgen Sjöholm|Röntgen Västerköping|Mammografi|Klinisk kemi"
        "|Mikrobiologi och vårdhygien|Patologi",
    },
    ("psy", "förvaltning", "Psykiatri- och habiliteringsförvaltningen"): {
        ("vux", "Vuxenpsykiatri"): "Psykiatrisk akutmottagning|Psykiatrisk avd. 61|Psykiatrisk avd. 62"
        "|Öppenvård Sjöholm|Öppenvård Västerköping|Beroendemottagningen",
        ("bup", "Barn- och ungdomspsykiatri"): "BUP Sjöholm|BUP Västerköping|BUP Åby|BUP heldygnsvård"
        "|BUP mellanvård|En väg in",
        ("hab", "Habilitering och hjälpmedel"): "Barn- och ungdomshabiliteringen|Vuxenhabiliteringen"
        "|Hjälpmedelscentralen|Syncentralen|Hörselvården|Tolkcentralen",
    },
    ("pri", "förvaltning", "Primärvårds- och tandvårdsförvaltningen"): {
        ("nor", "Vårdcentraler norr"): "Vårdcentralen Älvsborg|Vårdcentralen Norrtuna|Vårdcentralen Björkö"
        "|Vårdcentralen Råneby|Vårdcentralen Skogsäng|Barnavårdscentralen norr",
        ("sod", "Vårdcentraler söder"): "Vårdcentralen Åby|Vårdcentralen Östra Sjö|Vårdcentralen Käringsund"
        "|Vårdcentralen Mälby|Vårdcentralen Södertorp|Barnavårdscentralen söder",
        ("reh", "Rehabilitering"): "Rehab norr|Rehab söder|Rehab Sjöholm|Ryggmottagningen|Smärtmottagningen"
        "|Lymfterapin",
        ("tan", "Folktandvården"): "Folktandvården Sjöholm|Folktandvården Västerköping|Folktandvården Åby"
        "|Folktandvården Älvsborg|Käkkirurgin|Specialisttandreglering",
    },
    ("kul", "förvaltning", "Kultur- och bildningsförvaltningen"): {
        ("mus", "Länsmuseet och regionarkivet"): "Publika enheten|Samlingarna|Byggnadsvården|Regionarkivet"
        "|Kulturmiljöenheten|Hantverkscentrum",
        ("fol", "Folkhögskolan och scenkonsten"): "Allmän kurs|Estetiska linjer|Internat och kök"
        "|Länsteatern|Kammarorkestern|Dans i länet",
    },
    ("ser", "förvaltning", "Förvaltningen för fastighet, service och gemensam försörjning"): {
        ("mal", "Måltid och lokalvård"): "Centralköket|Avdelningskök och patientmåltider|Lokalvård dag"
        "|Lokalvård kväll och helg|Restaurangerna|Vårdnära service",
        ("fas", "Fastighet"): "Drift norr|Drift söder|Projekt och byggande|Förvaltning och hyror|Parkering och säkerhet"
        "|Energi och miljö",
        ("itm", "IT och medicinteknik"): "Kundtjänst IT|Infrastruktur|Vårdsystem|Medicinsk teknik"
        "|Informationssäkerhet|Telefoni och kontaktcenter",
    },
    ("traf", "bolag", "Sjölandatrafiken AB"): {
        ("dri", "Trafikdrift"): "Depå Sjöholm|Depå Västerköping|Trafikledningen|Verkstaden|Kundservice",
    },
}
