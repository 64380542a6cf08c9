"""English: By …, Words: …, By … and …, By …, Chief Correspondent."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=tuple("Nell Tom Ida Ruth Clive Nora Amos Greta Miles Hazel Owen Edith Basil Joan Ralph Vera Cedric Maud".split()),
    surnames=tuple("Hartwick Lorne Fenwick Ashby Tarrant Holloway Pemberton Marsh Quayle Radcliffe Underhill Whitlock Sorley Brandreth Kettle Lacey".split()),
    by=("By", "By", "by", "BY", "Written by", "Reported by", "Story by", "Words by", "Reporting by", "Posted by"),
    labels=("Author", "Authors", "Words", "Reporter", "By", "Written by"),
    editors=("Editor", "Edited by", "Editing by", "News editor"),
    photos=("Photo", "Photos", "Photograph", "Picture", "Photographer", "Photos by"),
    joiner=("and", "&", "and"),
    with_agency=("with AFP", "and Reuters", "with agencies", "and agencies", "with AP"),
    posts=(
        "Chief Political Correspondent", "Staff Writer", "Health Editor", "Senior Reporter", "Political Editor", "Data Journalist",
        "Science Correspondent", "Features Writer", "Westminster Correspondent", "Guest Contributor", "Arts Critic", "Europe Bureau Chief",
        "Professor of Politics", "Deputy Sports Editor", "Economics Reporter", "Managing Director", "PhD", "Special Correspondent",
        "staff reporter", "Foreign Affairs Analyst", "director of research", "Consumer Reporter", "MD", "Transport Correspondent",
        "Lecturer in Law", "Religion Writer", "News Producer", "Video Journalist",
    ),
    posts_behind=("Chief Political Correspondent", "Staff Writer", "Senior Reporter", "PhD", "Political Editor", "Columnist", "Health Correspondent", "Sports Writer", "CEO", "Reporter"),
    posts_in_front=("Staff Writer", "Staff Reporter", "Political Editor", "Health Correspondent", "Chief Reporter", "Senior Writer", "our correspondent", "Sports Editor", "Special Correspondent", "Business Reporter"),
    newsrooms=("The Harbour Post", "Westport Herald", "The Daily Ledger", "Coast Times", "Tideway News", "The Evening Gazette", "Fenland Weekly", "Channel Tribune", "BBC News", "Marshland Radio", "The Guardian", "Riverside Media Group", "Harbour Today", "The Independent"),
    agencies=("Reuters", "AP", "AFP", "The Associated Press", "PA", "Bloomberg", "AAP", "Press Association"),
    cities=("London", "New York", "Westport", "Hong Kong", "Nairobi", "New Delhi", "Sydney", "Los Angeles", "Dublin", "Cape Town", "Toronto", "South Africa"),
    in_city=("in London", "in New York", "in Nairobi", "in Hong Kong", "at Westminster", "in Cape Town", "in Dublin", "in Los Angeles"),
    dates=("May 14, 2021", "14 May 2021", "2021-05-14", "14/05/2021", "January 3, 2022", "3 January 2022 10:30", "Dec. 6, 2019", "Friday 14 May 2021", "Mar 2, 2020 at 8:15 am", "14.05.2021"),
    updated=("Updated", "Published", "Last updated", "Posted"),
    nobody=("Staff", "admin", "Our Editors", "Newsroom", "Staff Writer", "Guest Contributor", "Our Correspondent", "Staff Reporter", "News Desk", "Editor", "Anonymous", "Web Desk", "our own correspondent", "The Editors"),
    misses=(
        "By Friday evening the roads were open again", "By the end of the year the mill will be closed.", "Written by hand, the letters lay in a box for years.",
        "By and large, the harbour was quiet.", "Authors meet at the library on Thursday", "By car, the trip takes two hours", "The editor of the parish magazine retired in May.",
        "By law, dogs must be on a lead.", "By 2030 the port will be twice as large", "Reporters were kept out of the hall.", "Words fail me, said the mayor.", "By contrast, the old bridge stood for a century.",
    ),
)  # fmt: skip

TABLE = build_table("en", WORDS, floor=0.95)
