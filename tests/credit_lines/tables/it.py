"""Italian: di …, a cura di …, Testo: …, dal nostro inviato …."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=tuple("Marco Anna Giulia Pietro Rosa Ettore Chiara Nicola Elisa Guido Serena Fabio Lidia Corrado Agnese Tullio Marta Vasco".split()),
    surnames=tuple("Bianchi Conti Moretti Ferraris Galvani Lombardo Pellegrino Sartori Vianello Zanetti Cattaneo Morandi Fontana Bellini Rovere Grimaldi".split()),
    by=("di", "Di", "di", "DI", "a cura di", "A cura di", "Articolo di", "Scritto da", "Testo di", "Servizio di"),
    labels=("Autore", "Autrice", "Testo", "Di", "Testi", "A cura di"),
    editors=("Editor", "Caporedattore", "Revisione"),
    photos=("Foto", "Foto di", "Fotografie di", "Immagini di"),
    joiner=("e", "e", "ed", "&"),
    with_agency=("con ANSA", "e agenzie", "con agenzie", "e ANSA", "con Reuters", "e Reuters"),
    posts=(
        "inviato", "corrispondente da Parigi", "Caporedattrice", "professore di Storia", "inviata a Kiev", "giornalista", "Direttore", "editorialista",
        "Redattrice", "corrispondente", "economista", "Vicedirettore", "collaboratore", "scrittrice", "cronista", "Docente di Diritto",
        "fotografo", "Critico", "storico", "inviato speciale",
    ),
    posts_behind=("inviato a Kiev", "corrispondente da Parigi", "Giornalista", "inviata", "Caporedattore", "editorialista", "Redattrice", "corrispondente"),
    posts_in_front=("Dal nostro inviato", "dal nostro inviato", "dal nostro corrispondente", "nostra inviata", "Giornalista", "nostro inviato", "nostro corrispondente", "Redattore"),
    newsrooms=("Corriere del Porto", "La Gazzetta della Riva", "Il Messaggero del Lago", "Radio Laguna", "Il Mattino", "Giornale di Riva", "L'Eco della Valle", "La Stampa", "Il Quotidiano", "Notizie Lagunari", "Rivista Adriatica", "Il Tempo"),
    agencies=("ANSA", "AGI", "Adnkronos", "Reuters", "AFP", "LaPresse", "Askanews", "AP"),
    cities=("Roma", "New York", "Milano", "Reggio Emilia", "Napoli", "San Marino", "Torino", "Ascoli Piceno", "Bari", "Buenos Aires"),
    in_city=("a Roma", "a Milano", "da New York", "da Parigi", "a Napoli", "a Torino"),
    dates=("14 maggio 2021", "14/05/2021", "14 maggio 2021 alle 10:30", "14 Maggio 2021", "venerdì 14 maggio 2021", "02/01/2020 18:05", "2 gennaio 2020", "2 gen 2020", "2021-05-14", "3 marzo 2019"),
    updated=("Aggiornato", "Pubblicato", "Ultimo aggiornamento", "Aggiornato il"),
    nobody=("Redazione", "redazione", "La Redazione", "nostro inviato", "Redazione Web", "Redazione online", "admin", "Agenzie", "nostro corrispondente", "Ufficio Stampa", "un collaboratore", "Redazione Sport"),
    misses=(
        "Di sera il porto resta chiuso.", "Di nuovo pioggia sulla costa", "Di chi è la colpa?", "Di solito il ponte apre alle otto", "Testo e contesto di una legge", "Di certo non finirà qui.",
        "Foto di famiglia", "Autori della regione si incontrano venerdì", "Di fronte al mare, la vecchia torre", "Di che cosa parliamo", "Di Roma resta il ricordo", "Di fatto nulla cambia.",
    ),
)  # fmt: skip

TABLE = build_table("it", WORDS, floor=0.95)
