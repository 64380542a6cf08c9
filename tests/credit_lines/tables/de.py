"""German: Von …, Text: …, Von … und …, von unserem Redakteur …."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=tuple("Anna Lukas Greta Emil Frieda Konrad Wanda Jürgen Heike Ulrich Sabine Matthias Käthe Rüdiger Birgit Thorsten Imke Volker".split()),
    surnames=tuple("Weber Brandt Kolbe Lindner Faller Talbrück Möhring Sommer Kastner Ziegler Hübner Wiesner Raabe Thielke Overbeck Schürmann".split()),
    by=("Von", "Von", "von", "VON", "Ein Kommentar von", "Eine Analyse von", "Ein Gastbeitrag von", "Text von", "Aufgezeichnet von"),
    labels=("Autor", "Autorin", "Text", "Von", "Autoren", "Verfasser"),
    editors=("Redaktion", "Redigiert von", "Bearbeitung", "Lektorat"),
    photos=("Foto", "Fotos", "Bild", "Fotograf", "Fotos von"),
    joiner=("und", "und", "&", "sowie"),
    with_agency=("und dpa", "mit dpa", "und AFP", "mit Material von dpa", "mit Agenturen", "und Agenturen"),
    posts=(
        "Redakteurin", "Chefreporter", "Korrespondent", "Redakteur Politik", "Leiterin der Lokalredaktion", "Volontär", "freier Journalist", "Auslandskorrespondentin",
        "Chefredakteur", "stellvertretende Chefredakteurin", "Reporter", "Professor für Geschichte", "Gastautorin", "Sportredakteur", "Kolumnist", "Ressortleiter Wirtschaft",
        "Hauptstadtkorrespondent", "Politikredakteurin", "Historiker", "Redaktor", "freie Autorin", "Wirtschaftsredakteur",
    ),
    posts_behind=("Redakteurin", "Korrespondent", "Chefreporter", "Volontärin", "Reporter", "Redakteur", "Gastautor", "Sportredakteurin"),
    posts_in_front=("unserem Redakteur", "unserer Redakteurin", "unserem Korrespondenten", "unserer Korrespondentin", "Chefreporter", "Redakteurin", "unserer Reporterin", "unserem Mitarbeiter"),
    newsrooms=("Uferzeitung", "Talheimer Tagblatt", "Die Uferzeitung", "Hafen-Kurier", "Mainfelder Anzeiger", "Der Landbote", "Nordsee Rundschau", "Kreisblatt Online", "Harzer Volksstimme", "Seeheimer Nachrichten", "Radio Talheim", "Tagesblatt Seeheim"),
    agencies=("dpa", "AFP", "Reuters", "KNA", "epd", "APA", "AP", "SDA"),
    cities=("Berlin", "New York", "Talheim", "Bad Seeheim", "Wien", "Den Haag", "Zürich", "Rio de Janeiro", "Brüssel", "Tel Aviv"),
    in_city=("in Berlin", "aus Kiew", "in Bad Seeheim", "aus Wien", "in New York", "aus Den Haag"),
    dates=("14. Mai 2021", "14.05.2021", "14.05.2021, 10:30 Uhr", "Freitag, 14. Mai 2021", "2. Januar 2020", "02.01.2020 - 18:05", "am 14. Mai 2021", "vom 02.01.2020", "2021-05-14", "3. März 2019, 08:15 Uhr"),
    updated=("Aktualisiert", "Veröffentlicht", "Stand", "Zuletzt aktualisiert"),
    nobody=("Redaktion", "der Redaktion", "unserer Redaktion", "Agenturen", "unserem Korrespondenten", "Mitarbeiter", "admin", "einem Gastautor", "Gastautor", "unserem Reporter", "einem Mitarbeiter", "der Pressestelle"),
    misses=(
        "Von diesem Montag an gelten neue Regeln.", "Von Kopf bis Fuß auf Winter eingestellt", "Von Anfang an dabei", "Von Berlin nach Wien in acht Stunden", "Text und Musik stammen aus dem Mittelalter.", "Von wegen ruhiger Sommer",
        "Bilder einer Ausstellung", "Autoren treffen sich am Freitag im Rathaus", "Von da an war alles anders.", "Vom Winde verweht", "Von Freitag bis Sonntag bleibt die Brücke gesperrt", "Redaktion und Verlag ziehen um.",
    ),
)  # fmt: skip

TABLE = build_table("de", WORDS, floor=0.95)
