"""Spanish: Por …, Texto: …, Por … y …, corresponsal en …."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=tuple("Ana José Lucía Mateo Inés Ramiro Elena Tomás Pilar Andrés Marisol Joaquín Nuria Gonzalo Beatriz Rubén Lorena Fermín".split()),
    surnames=tuple("Gómez Ruiz Navarro Peña Cifuentes Montoya Arriaga Salcedo Ibáñez Tejada Quiroga Bermúdez Luján Osorio Villar Zamora".split()),
    by=("Por", "Por", "por", "POR", "Escrito por", "Redactado por", "Texto de", "Publicado por", "Un texto de", "Elaborado por"),
    labels=("Autor", "Autora", "Texto", "Por", "Redactor", "Periodista"),
    editors=("Editor", "Edición", "Editora"),
    photos=("Foto", "Fotos", "Fotografía", "Imagen", "Fotos de"),
    joiner=("y", "y", "&"),
    with_agency=("con EFE", "y agencias", "con información de EFE", "y AFP", "con agencias", "con AFP"),
    posts=(
        "corresponsal", "enviado especial", "redactora jefe", "Profesor de Historia", "corresponsal en París", "columnista", "Editora de Política", "periodista",
        "Director de Opinión", "enviada especial a Kiev", "reportero", "economista", "Redactor", "Catedrática de Derecho", "colaborador", "analista",
        "Jefe de Deportes", "escritora", "fotógrafo", "Subdirectora",
    ),
    posts_behind=("corresponsal en París", "Corresponsal", "enviado especial", "Redactora", "enviada especial a Kiev", "Periodista", "Columnista", "reportero"),
    posts_in_front=("nuestro corresponsal", "nuestra enviada especial", "nuestro enviado especial", "nuestra corresponsal", "Redactor", "nuestra redactora", "nuestro columnista", "Reportera"),
    newsrooms=("El Faro del Sur", "Diario del Puerto", "La Gaceta", "Radio Ribera", "El Mercurio de la Costa", "La Voz del Río", "Noticias del Norte", "Canal Ribera", "El Heraldo", "Revista Orilla", "El Universal", "La Prensa"),
    agencies=("EFE", "AFP", "Europa Press", "Reuters", "AP", "Télam", "Notimex", "Agencia EFE"),
    cities=("Madrid", "Buenos Aires", "Lima", "San José", "Bogotá", "Nueva York", "Sevilla", "Ciudad de México", "Quito", "La Habana"),
    in_city=("en Madrid", "en Buenos Aires", "en Bogotá", "en Nueva York", "en Lima", "en Sevilla"),
    dates=("14 de mayo de 2021", "14/05/2021", "14 mayo 2021", "14 de mayo, 2021", "viernes, 14 de mayo de 2021", "02/01/2020 10:30", "2 de enero de 2020", "2 ene 2020", "2021-05-14", "3 de marzo de 2019"),
    updated=("Actualizado", "Publicado", "Publicado el", "Última actualización"),
    nobody=("Redacción", "la redacción", "Agencias", "nuestro corresponsal", "Redacción Web", "Staff", "admin", "nuestra redacción", "Redacción Digital", "un colaborador", "Enviado especial", "Equipo de redacción"),
    misses=(
        "Por la mañana, el puerto seguía cerrado.", "Por ahora no hay heridos", "Por ejemplo, las escuelas del barrio", "Por primera vez en diez años", "Texto y contexto de una ley", "Por otra parte, el río bajó.",
        "Fotos de familia", "Autores de la región se reúnen el viernes", "Por si fuera poco, llovió.", "Por qué suben los precios", "Por Madrid pasan diez líneas", "Por último, habló el alcalde.",
    ),
)  # fmt: skip

TABLE = build_table("es", WORDS, floor=0.95)
