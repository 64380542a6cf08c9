"""Korean: … 기자, [서울=뉴시스] … 기자, 글·사진 …, 사진=…, 출처=…, 입력 ….."""

from tests.credit_lines.grammar import Kind, Place, Table

PARTS = {
    "surname": tuple("김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍".split()),
    "given": tuple(
        "민수 지영 준호 서연 현우 은지 동현 수빈 성민 유진 태호 하늘 영희 철수 길동 미경 재훈 소라 "
        "상우 다은".split()
    ),
    "name": ("{surname}{given}",),
    "town": tuple("강물 한빛 해오름 푸른 바다 새벽 은하 가람 노을 들꽃".split()),
    "paper": tuple("일보 신문 뉴스 경제 방송 타임스 투데이 미디어".split()),
    "outlet": ("{town}{paper}",),
    "role": ("기자", "기자", "특파원", "선임기자", "인턴기자", "논설위원", "객원기자"),
    "colon": (":", "=", " : ", "＝", ": ", " = "),
    "gap": (" ", " | ", "  ", " · ", "　", " / "),
    "comma": ("·", ", ", ",", " · "),
    "lost": ("</span><span>", "</b><i></i><b>"),
    "day": ("2024.05.20", "2023-11-03", "2022년 8월 18일", "2021.03.05."),
    "clock": ("10:11", "23:59", "08:30", "17:02"),
    "date": ("{day} {clock}", "{day}"),
    "city": ("서울", "부산", "도쿄", "베이징", "대전", "워싱턴"),
    "agency": ("연합뉴스", "뉴시스"),
    "mail": ("minsu@kangmul.example", "jy.park@hanbit.example", "reporter1@sae.example", "k_press@noeul.example"),
    "published_label": ("입력", "등록", "승인", "기사입력", "발행", "송고"),
    "modified_label": ("수정", "업데이트", "최종수정"),
    "author_label": ("글", "취재", "글쓴이", "작성자", "정리", "필자", "번역", "글·사진"),
    "editor_label": ("편집", "편집자", "책임편집", "교열", "감수", "데스크"),
    "photo_label": ("사진", "촬영", "영상", "그래픽"),
    "outlet_label": ("출처", "기사제공", "원문출처", "기사출처"),
    "nobody": ("온라인뉴스팀", "편집부", "디지털뉴스팀", "관리자"),
    "date_credit": ("{published_label} {date}", "{published_label} : {date}", "{date}"),
    "miss": (
        "기자들은 현장에서 사진을 찍었다.", "경찰은 자금의 출처를 조사하고 있다고 밝혔다.", "사진 속 다리는 지난해 문을 열었다.",
        "그는 기자 시절을 떠올렸다.", "기자의 다른 기사 보기", "사진=게티이미지뱅크", "편집 과정에서 일부가 빠졌다.",
        "{=name} 시장은 다리를 다시 열겠다고 말했다.", "글자 크기 조정", "사진 확대",
    ),
}  # fmt: skip

KINDS = (
    Kind("reporter", Place.LINE, ("{author=name} {role}",)),
    Kind("reporter and date", Place.LINE, ("{author=name} {role}", "{date_credit}"), "gap", shuffled=True),
    Kind("reporter and date on a page", Place.HEAD, ("{author=name} {role}", "{date_credit}"), "gap", shuffled=True),
    Kind("reporter, date, update", Place.HEAD, ("{author=name} {role}", "{published_label} {date}", "{modified_label} {date}"), "gap"),
    Kind("reporter and mail", Place.LINE, ("{author=name} {role} {mail}",)),
    Kind("reporter and mail below", Place.TAIL, ("{author=name} {role} {mail}",)),
    Kind("reporter and mail, glued", Place.TAIL, ("/{author=name} {role} {mail}",)),
    Kind("outlet's reporter", Place.LINE, ("{outlet} {author=name} {role}",)),
    Kind("outlet's reporter, bracket", Place.LINE, ("[{outlet} {author=name} {role}]",)),
    Kind("reporters", Place.LINE, ("{author=name}{comma}{author=name} {role}",)),
    Kind("reporters, each with role", Place.LINE, ("{author=name} {role}", "{author=name} {role}"), "comma"),
    Kind("agency opens", Place.OPENING, ("[{location=city}={agency=agency}] {author=name} 기자 = ",)),
    Kind("agency opens, round", Place.OPENING, ("({location=city}={agency=agency}) {author=name} 기자 = ",)),
    Kind("paper opens", Place.OPENING, ("[{location=city}={outlet=outlet} {author=name} 기자] ",)),
    Kind("paper's reporter opens", Place.OPENING, ("[{outlet} {author=name} 기자] ",)),
    Kind("words and pictures", Place.LINE, ("글 {author=name}, 사진 {photographer=name}",)),
    Kind("words and pictures, signs", Place.LINE, ("글{colon}{author=name}", "사진{colon}{photographer=name}"), "gap"),
    Kind("one person for both", Place.LINE, ("글·사진{colon}{author=name}",)),
    Kind("one reporter for both", Place.LINE, ("글·사진 {author=name} 기자",)),
    Kind("labels", Place.LINE, ("{author_label}{colon}{author=name}", "{editor_label}{colon}{editor=name}"), "gap", shuffled=True),
    Kind("labels below", Place.TAIL, ("{author_label}{colon}{author=name}", "{editor_label}{colon}{editor=name}"), "gap"),
    Kind("labels, touching elements", Place.HEAD, ("<span>{date}", "{author=name} 기자", "편집: {editor=name}</span>"), "lost"),
    Kind("picture", Place.LINE, ("사진={photographer=name} 기자",)),
    Kind("source", Place.LINE, ("{outlet_label}{colon}{outlet=outlet}",)),
    Kind("source and date", Place.LINE, ("{outlet_label}{colon}{outlet=outlet}", "{date}"), "gap"),
    Kind("nobody", Place.LINE, ("{nobody}", "{date_credit}"), "gap"),
    Kind("nobody on a page", Place.HEAD, ("{nobody}", "{date_credit}"), "gap"),
    Kind("near misses", Place.LINE, ("{miss}",)),
    Kind("near misses on a page", Place.HEAD, ("{miss}",)),
)  # fmt: skip

TABLE = Table(
    language="ko",
    spaces=True,
    parts=PARTS,
    halved=frozenset("surname given town paper colon gap comma lost day clock city mail".split()),
    kinds=KINDS,
    title="둑을 고친 뒤 아이들의 학교 가는 길이 하나 늘었다",
    paragraphs=(
        "마을은 올여름 마지막 구간의 둑을 고쳤다. 길이는 4킬로미터로, 위에는 자전거 두 대가 나란히 달릴 수 있다.",
        "“물이 와도 이제 쌀을 옮기지 않아도 된다.” 일흔 살의 주민은 벽에 남은 물의 흔적을 가리키며 이렇게 말했다.",
        "마을은 남은 흙으로 낡은 양어장을 메우고 갈대를 심었다. 가을부터 백로가 찾아왔고 학교는 관찰 수업을 둑 위로 옮겼다.",
        "공사에는 세 마을의 주민이 함께했으며 날마다 진행 상황을 입구의 칠판에 적었다. 누구나 보고 의견을 낼 수 있었다.",
        "내년 봄에는 둑 바깥의 밭에서 농사를 그만두고 홍수를 위한 땅으로 남긴다. 농가는 이미 보상을 받았다.",
    ),
    floor=0.98,
)
