"""Japanese: 文・写真＝…, 取材・文／…, 【東京＝…】, … 記者, 出典：…, 編集：…."""

from tests.credit_lines.grammar import Kind, Place, Table

PARTS = {
    "surname": tuple(
        "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 "
        "清水 山崎 森 池田 橋本 阿部 石川 前田 藤田 小川 岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井".split()
    ),
    "given": tuple(
        "太郎 花子 一郎 健太 美咲 翔太 さくら 直樹 陽子 大輔 由美 拓也 恵子 和也 千尋 誠 真理 学 香織 "
        "まどか 隆 ひろみ 智子 凪".split()
    ),
    "glued": ("{surname}{given}",),
    "name": ("{surname}{given}", "{surname} {given}", "{surname}　{given}"),
    "town": tuple("青潮 港町 東浜 北見台 南丘 西川 海原 白浜 湖畔 峰山 里山 大橋".split()),
    "paper": tuple("新聞 日報 タイムス 通信 放送 テレビ 新報 ニュース 経済新聞 スポーツ".split()),
    "outlet": ("{town}{paper}",),
    "desk": ("社会部", "文化部", "経済部", "政治部"),
    "role": ("記者", "編集委員", "特派員", "論説委員", "支局長"),
    "colon": ("：", ":", "＝", "=", "： ", " : "),
    "slash": ("／", "/", " ／ ", " / "),
    "mark": ("{colon}", "{colon}", "{slash}"),
    "gap": ("　", " ", "　　", "  ", " | ", " ｜ "),
    "comma": ("、", "・", "，", "、 "),
    "lost": ("</span><span>", "</b><i></i><b>"),
    "day": ("2024年5月20日", "2023/11/03", "2022.08.18", "2021-03-05"),
    "clock": ("10:11", "23時59分", "8:30", "17時02分"),
    "date": ("{day}", "{day} {clock}"),
    "city": ("東京", "ロンドン", "北京", "ワシントン", "ソウル", "パリ"),
    "author_label": ("文", "取材・文", "執筆", "著者", "筆者", "ライター", "取材", "聞き手", "構成", "文・写真", "執筆者", "取材・構成", "寄稿", "翻訳"),
    "editor_label": ("編集", "編集者", "責任編集", "監修", "校正", "校閲", "編集担当"),
    "photo_label": ("写真", "撮影", "写真撮影"),
    "outlet_label": ("出典", "出所", "引用元", "配信元", "提供元", "情報元"),
    "published_label": ("公開日", "掲載日", "配信日", "公開日時", "投稿日"),
    "nobody": ("編集部", "匿名", "取材班", "スタッフ"),
    "authors": ("{author=name}", "{author=glued}", "{author=glued}{comma}{author=glued}"),
    "author_credit": ("{author_label}{mark}{authors}",),
    "editor_credit": ("{editor_label}{mark}{editor=name}",),
    "photo_credit": ("{photo_label}{mark}{photographer=name}",),
    "outlet_credit": ("{outlet_label}{colon}{outlet=outlet}",),
    "date_credit": ("{date}", "{published_label}{colon}{date}"),
    "post": ("教授", "准教授", "弁護士", "ジャーナリスト"),
    "miss": (
        "記者会見で社長は、原因を調べていると述べた。", "写真はイメージです", "データ：総務省調べ",
        "取材班が三日間、橋のたもとで待った。", "記事一覧を見る", "文化・芸能", "編集部のおすすめ",
        "写真：アフロ", "{=surname}氏は、編集の仕事が好きだと話した。", "記者の目",
    ),
}  # fmt: skip

KINDS = (
    Kind("head line, any order", Place.LINE, ("{date_credit}", "{author_credit}", "{outlet_credit}"), "gap", shuffled=True),
    Kind("head line on a page", Place.HEAD, ("{date_credit}", "{author_credit}"), "gap", shuffled=True),
    Kind("words and pictures", Place.LINE, ("{author_credit}", "{photo_credit}"), "gap"),
    Kind("words, pictures, editor", Place.LINE, ("{author_credit}", "{photo_credit}", "{editor_credit}"), "gap", shuffled=True),
    Kind("words and pictures, comma", Place.LINE, ("文＝{author=glued}、写真＝{photographer=glued}",)),
    Kind("words and pictures in brackets", Place.TAIL, ("（文・{author=glued}　写真・{=glued}）",)),
    Kind("labels, touching elements", Place.HEAD, ("<span>{date}", "文：{author=glued}", "編集：{editor=glued}</span>"), "lost"),
    Kind("source", Place.LINE, ("{outlet_credit}",)),
    Kind("source and date", Place.LINE, ("{outlet_credit}", "{date}"), "gap"),
    Kind("source, lost gap, date", Place.LINE, ("出典：{outlet=outlet}{date}",)),
    Kind("correspondent opens", Place.OPENING, ("【{location=city}＝{author=glued}】",)),
    Kind("agency opens", Place.OPENING, ("【{location=city}＝{agency}】",)),
    Kind("reporter", Place.LINE, ("{author=name}{role}",)),
    Kind("reporter, spaced", Place.LINE, ("{author=name} {role}",)),
    Kind("reporter above", Place.HEAD, ("<p>{author=name}{role}</p><p>{date}</p>",)),
    Kind("reporter in brackets", Place.TAIL, ("（{author=glued}）",)),
    Kind("reporter with a space, in brackets", Place.TAIL, ("（{author=name}）",)),
    Kind("reporter in square brackets", Place.TAIL, ("【{author=glued}】",)),
    Kind("desk and reporter", Place.TAIL, ("（{desk}・{author=glued}）",)),
    Kind("desk and reporter, square", Place.TAIL, ("【{desk}・{author=glued}】",)),
    Kind("role and reporter", Place.TAIL, ("（編集委員・{author=glued}）",)),
    Kind("affiliation behind", Place.LINE, ("{author_label}{mark}{author=glued}（{town}大学{post}）",)),
    Kind("nobody", Place.LINE, ("文{colon}{nobody}",)),
    Kind("near misses", Place.LINE, ("{miss}",)),
    Kind("near misses on a page", Place.HEAD, ("{miss}",)),
)  # fmt: skip

TABLE = Table(
    language="ja",
    spaces=False,
    parts=PARTS | {"agency": ("共同", "時事")},
    halved=frozenset(
        "surname given town paper colon slash gap comma lost day clock city post".split()
    ),
    kinds=KINDS,
    title="堤防の改修が終わり、子どもたちの通学路が一本増えた",
    paragraphs=(
        "町では今年の夏、最後の区間の堤防の改修が終わった。長さは四キロで、上は自転車が二台並んで走れる広さがある。",
        "「水が来ても、もう米を運ばなくて済む」。七十歳の住民はそう話し、壁に残る水の跡を指さした。",
        "町は余った土で古い養魚池を埋め、葦を植えた。秋には白鷺が来るようになり、学校は観察の授業を堤防の上に移した。",
        "工事には三つの集落の住民が加わり、毎日の進み具合を入り口の黒板に書いた。誰でも見て、意見を言うことができた。",
        "来年の春には、堤防の外の畑で耕作をやめ、洪水のための土地にする。農家はすでに補償を受け取ったという。",
    ),
    floor=0.98,
)
