"""French: Par …, Par … et … avec AFP, Propos recueillis par …, envoyé spécial à …."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=tuple("Luc Anne Hélène Rémi Odile Gaston Sylvie Thierry Maëlle Yves Chloé Bastien Solène Firmin Agathe Loïc Inès Raoul".split()),
    surnames=tuple("Moreau Petit Duclos Barraud Lemercier Faucher Garnier Vasseur Trémont Rivoire Delorme Courtois Bellanger Morvan Chabrol Séguin".split()),
    by=("Par", "Par", "par", "PAR", "Propos recueillis par", "Écrit par", "Rédigé par", "Publié par", "Texte de", "Un reportage de"),
    labels=("Auteur", "Auteure", "Par", "Textes", "Journaliste", "Rédacteur"),
    editors=("Édition", "Relecture", "Secrétaire de rédaction"),
    photos=("Photo", "Photos", "Crédit photo", "Photographe", "Photos de"),
    joiner=("et", "et", "&"),
    with_agency=("avec AFP", "(avec AFP)", "et AFP", "avec Reuters", "avec agences", "avec l'AFP"),
    posts=(
        "journaliste", "envoyé spécial à Kiev", "Grand reporter", "correspondante à Rome", "Chef du service politique", "rédactrice en chef", "Professeur de droit", "correspondant",
        "éditorialiste", "Historienne", "chroniqueur", "journaliste au service monde", "envoyée spéciale", "Directeur de la rédaction", "photographe", "Rédacteur en chef adjoint",
        "économiste", "Journaliste politique", "stagiaire", "Maître de conférences",
    ),
    posts_behind=("envoyé spécial à Kiev", "correspondante à Rome", "journaliste", "Journaliste", "Correspondant", "grand reporter", "Rédactrice en chef", "éditorialiste"),
    posts_in_front=("notre correspondant", "notre envoyée spéciale", "notre envoyé spécial", "notre correspondante", "notre journaliste", "Journaliste", "notre chroniqueur", "notre reporter"),
    newsrooms=("Le Courrier du Port", "L'Écho de Vannes", "La Gazette du Nord", "Radio Littoral", "Le Journal de Brest", "La Dépêche du Lac", "Les Nouvelles", "Le Matin", "Presse Océane", "L'Indépendant", "Le Progrès", "Magazine du Rhône"),
    agencies=("AFP", "Reuters", "AP", "Belga", "ATS", "Keystone-ATS"),
    cities=("Paris", "New York", "Lyon", "La Rochelle", "Bruxelles", "Le Havre", "Genève", "Aix-en-Provence", "Dakar", "Saint Denis"),
    in_city=("à Paris", "à Lyon", "à New York", "à Dakar", "à Bruxelles", "à Genève"),
    dates=("14 mai 2021", "le 14 mai 2021", "14/05/2021", "le 14/05/2021 à 10:30", "vendredi 14 mai 2021", "14 mai 2021 à 10h30", "2 janvier 2020", "le 2 janvier 2020", "3 mars 2019", "2021-05-14"),
    updated=("Publié", "Mis à jour", "Mise à jour", "Publié le"),
    nobody=("la rédaction", "La Rédaction", "notre correspondant", "Rédaction", "notre envoyé spécial", "service politique", "admin", "agences", "notre rédaction", "l'équipe", "Anonyme", "un contributeur"),
    misses=(
        "Par ailleurs, la route reste fermée.", "Par temps froid, le port ferme plus tôt", "Par exemple, les écoles du quartier", "Par mesure de précaution, le pont est fermé", "Textes et légendes du vieux port", "Par la fenêtre, on voit la mer.",
        "Photo de classe", "Auteur et metteur en scène se retrouvent à Lyon", "Par chance, personne n'a été blessé.", "Par rapport à l'an dernier, les prix baissent", "Journalistes et élus se sont réunis.", "Par moments, il pleuvait.",
    ),
)  # fmt: skip

TABLE = build_table("fr", WORDS, floor=0.95)
