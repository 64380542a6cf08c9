"""Portuguese: Por …, Texto: …, Por … e …, da Redação."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=tuple("Ana João Marta Tiago Lúcia Caio Beatriz Rui Helena Vasco Priscila Davi Fátima Otávio Inês Murilo Regina Afonso".split()),
    surnames=tuple("Souza Lima Tavares Queiroz Falcão Meireles Brandão Vidal Pacheco Antunes Peixoto Lacerda Siqueira Valadares Coutinho Bastos".split()),
    by=("Por", "Por", "por", "POR", "Escrito por", "Texto de", "Reportagem de", "Publicado por", "Redigido por"),
    labels=("Autor", "Autora", "Texto", "Por", "Reportagem", "Jornalista"),
    editors=("Edição", "Editor", "Editora"),
    photos=("Foto", "Fotos", "Fotografia", "Imagem", "Fotos de"),
    joiner=("e", "e", "&"),
    with_agency=("com Lusa", "e agências", "com agências", "com Reuters", "e Lusa", "com informações da Reuters"),
    posts=(
        "repórter", "correspondente em Lisboa", "editora de Política", "Professor de História", "enviado especial", "colunista", "jornalista", "Editor-chefe",
        "Diretora de Redação", "enviada especial a Kiev", "economista", "correspondente", "redatora", "Repórter especial", "colaborador", "analista",
        "historiadora", "estagiário", "Advogado", "fotógrafo",
    ),
    posts_behind=("correspondente em Lisboa", "Repórter", "enviado especial", "Editora", "Colunista", "jornalista", "enviada especial", "Correspondente"),
    posts_in_front=("nosso correspondente", "nossa enviada especial", "nosso enviado especial", "nossa correspondente", "Repórter", "nosso colunista", "Redatora", "Jornalista"),
    newsrooms=("Folha do Porto", "Diário da Ribeira", "O Farol", "Jornal do Vale", "Rádio Maré", "Correio da Serra", "A Tribuna", "Gazeta do Sul", "Portal Maré", "O Globo", "Agência Ribeira", "Jornal da Costa"),
    agencies=("Lusa", "AFP", "Reuters", "Agência Brasil", "Estadão Conteúdo", "AP", "EFE", "Folhapress"),
    cities=("Lisboa", "São Paulo", "Recife", "Rio de Janeiro", "Porto", "Belo Horizonte", "Brasília", "Nova York", "Luanda", "Porto Alegre"),
    in_city=("em Lisboa", "em São Paulo", "em Recife", "em Nova York", "em Luanda", "em Brasília"),
    dates=("14 de maio de 2021", "14/05/2021", "14/05/2021 10h30", "14 maio 2021", "sexta-feira, 14 de maio de 2021", "02/01/2020 às 18h05", "2 de janeiro de 2020", "2 jan 2020", "2021-05-14", "3 de março de 2019"),
    updated=("Atualizado", "Publicado", "Atualizado em", "Publicado em"),
    nobody=("Redação", "da Redação", "Agências", "nosso correspondente", "Da redação", "nossa equipe", "admin", "Assessoria de Imprensa", "Equipe", "um colaborador", "Administrador", "Redação Online"),
    misses=(
        "Por enquanto, a ponte segue fechada.", "Por exemplo, as escolas do bairro", "Por volta das dez, a chuva parou", "Por causa da chuva, o porto fechou", "Texto e contexto de uma lei", "Por outro lado, o rio baixou.",
        "Fotos de família", "Autores da região se reúnem na sexta", "Por pouco não houve feridos.", "Por que os preços sobem", "Por Lisboa passam dez linhas", "Por fim, falou o prefeito.",
    ),
)  # fmt: skip

TABLE = build_table("pt", WORDS, floor=0.95)
