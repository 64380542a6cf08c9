"""Chinese in traditional characters: 記者…／…報導, 〔記者…／…報導〕, 來源：…, 責任編輯：….

What the two ways of writing share comes from `zh_hans`.
"""

from tests.credit_lines.grammar import Kind, Place, Table
from tests.credit_lines.tables import zh_hans

NAMES = {
    "surname": tuple(
        "陳 林 黃 張 李 王 吳 劉 蔡 楊 許 鄭 謝 洪 郭 邱 曾 廖 賴 徐 周 葉 蘇 莊 呂 江 何 蕭 羅 高 "
        "潘 簡 朱 鍾 彭 游 詹 胡 施 沈 余 盧 梁 趙 顏 柯 翁 魏 孫 戴 范 方 宋 鄧 杜 傅 侯 曹 薛 丁 "
        "歐陽 上官 司馬 司徒".split()
    ),
    "one": tuple("偉 玲 娟 豪 傑 芬 雯 勳 婷 瑜 翔 霖 琪 凱 誠 萱".split()),
    "two": tuple(
        "志明 淑芬 建宏 雅婷 俊傑 美玲 家豪 怡君 宗翰 佩珊 冠宇 欣怡 承恩 詩涵 國榮 麗華 永福 秀琴 "
        "大文 小芳 宸禾 書豪 惠如 慶安".split()
    ),
    "name": ("{surname}{one}", "{surname}{two}", "{surname}{two}", "{surname}{two}"),
    "foreign": tuple("約翰·史密斯 瑪麗·布朗 彼得·諾瓦克 安娜·科瓦奇".split()),
    "nick": tuple("慢慢不是糖 山野來客 半杯烏龍 阿布讀書".split()),
    "person": ("{name}",) * 9 + ("{foreign}",),
}  # fmt: skip

OUTLETS = {
    "town": tuple("清河 海陵 雲川 南屏 臨江 東湖 北嶺 金沙 石橋 平湖 青岩 白鷺 柳灣 河西".split()),
    "paper": tuple("日報 晚報 時報 商報 新聞網 電視台 廣播電台 週刊 新聞 財經網 早報 雜誌".split()),
    "newspaper": ("{town}{paper}",),
    "outlet": ("{newspaper}",),
    "org": ("{town}大學", "{town}研究院", "{town}公司", "{town}協會"),
    "nowhere": ("網路", "本站編輯", "綜合報導", "未知"),
    "nobody": ("佚名", "匿名", "小編", "管理員"),
}  # fmt: skip

LABELS = {
    "outlet_label": ("來源", "文章來源", "新聞來源", "資訊來源", "轉載自", "出處"),
    "author_label": ("作者", "記者", "文", "撰文", "文字", "採訪", "執筆", "譯者", "編譯"),
    "editor_label": ("責任編輯", "責編", "編輯", "審核", "校對", "核稿編輯", "網站編輯"),
    "photo_label": ("攝影", "圖", "圖片"),
    "desk_label": ("策劃", "設計", "製圖", "總策劃"),
    "reporter": ("記者", "本報記者", "特約記者", "實習記者", "{newspaper}記者"),
    "published_label": ("發布時間", "發佈時間", "發布日期", "日期", "時間"),
    "author_and_photo": ("文／攝影", "文/圖", "圖文", "撰文、攝影", "撰文／攝影", "文、圖"),
}  # fmt: skip

CREDITS = {
    key: zh_hans.CREDITS[key]
    for key in ("authors", "editors", "author_credit", "nowhere_credit", "nobody_credit")
} | {
    "outlet_credit": ("{outlet_label}{colon}{outlet=outlet}",),
    "editor_credit": ("{editor_label}{mark}{editors}",),
    "date_credit": ("{date}", "{published_label}{colon}{date}"),
    "desk_credit": ("{desk_label}{mark}{=name}",),
    "reports": ("報導", "報導", "綜合報導"),
    "city": ("台北", "高雄", "台中", "花蓮", "香港", "屏東", "新竹", "嘉義"),
    "plain_role": ("撰文 {author=name}", "記者 {author=name}", "文字 {author=name}"),
    "plain_editor": ("編輯 {editor=name}", "校對 {editor=name}", "責任編輯 {editor=name}"),
    "photo": ("攝影{colon}{photographer=name}", "{photographer=name}攝", "記者{photographer=name}攝", "攝影／{photographer=name}", "記者{photographer=name}／攝影", "{photographer=name}／攝"),
    "button": ("分享", "列印", "追蹤", "收藏", "訂閱", "按讚"),
    "miss": (
        "資料來源：{town}統計處", "記者們在橋邊等了三個小時。", "編輯部的窗外有一棵老樹。", "作者簡介",
        "攝影比賽的作品在{town}展出。", "他對記者{=name}說，這很難。", "圖為新修的江堤。", "本報資料照片",
    ),
}  # fmt: skip

KINDS = (
    Kind("head line, any order", Place.LINE, ("{date_credit}", "{outlet_credit}", "{author_credit}", "{editor_credit}"), "gap", shuffled=True),
    Kind("head line on a page", Place.HEAD, ("{date_credit}", "{outlet_credit}", "{author_credit}"), "gap", shuffled=True),
    Kind("labels, lost gaps", Place.LINE, ("{date}", "來源{colon}{outlet=newspaper}", "作者{colon}{author=name}", "{editor_label}{colon}{editor=name}")),
    Kind("labels, touching elements", Place.HEAD, ("<span>{date}", "來源{colon}{outlet=newspaper}", "作者{colon}{author=name}</span>"), "lost"),
    Kind("outlet, lost gap, date", Place.LINE, ("來源{colon}{outlet=newspaper}{date}",)),
    Kind("outlet beside the date", Place.HEAD, ("{date}", "{outlet=newspaper}"), "gap", shuffled=True),
    Kind("outlet touches a button", Place.HEAD, ("<a href='/a'>{outlet=newspaper}</a><a href='/b'>{button}</a> {date}",)),
    Kind("reporter reports", Place.LINE, ("記者{author=name}／{reports}",)),
    Kind("reporter reports from", Place.LINE, ("記者{author=name}／{city}{reports}",)),
    Kind("reporter reports, above", Place.HEAD, ("記者{author=name}／{city}{reports}",)),
    Kind("reporter reports, spaced", Place.LINE, ("記者 {author=name} {city}報導",)),
    Kind("bracketed reporter opens", Place.OPENING, ("〔記者{author=name}／{location=city}報導〕",)),
    Kind("square reporter opens", Place.OPENING, ("【記者{author=name}／{location=city}報導】",)),
    Kind("agency opens", Place.OPENING, ("（中央社記者{author=name}{location=city}{month_day}電）",)),
    Kind("reporters report", Place.LINE, ("記者{author=name}、{author=name}／{reports}",)),
    Kind("outlet's reporter", Place.LINE, ("{newspaper}記者{author=name}／{reports}",)),
    Kind("editor of words", Place.LINE, ("編譯{author=name}／{reports}",)),
    Kind("reporter beside the date", Place.HEAD, ("{author=name}", "{date}"), "gap", shuffled=True),
    Kind("reporter and outlet beside the date", Place.HEAD, ("{outlet=newspaper}", "{author=name}", "{date}"), "gap"),
    Kind("outlet, reporter", Place.HEAD, ("{outlet=newspaper} 記者{author=name}／{city}報導 {date}",)),
    Kind("words and pictures", Place.LINE, ("{author_and_photo}{mark}{author=name}",)),
    Kind("words, pictures, editor", Place.LINE, ("文／{author=name}", "攝影／{photographer=name}", "編輯／{editor=name}"), "gap"),
    Kind("picture", Place.LINE, ("{photo}",)),
    Kind("roles below", Place.TAIL, ("{author_credit}", "{editor_credit}", "{desk_credit}"), "gap", shuffled=True),
    Kind("bracket below: editor", Place.TAIL, ("（責任編輯：{editor=name}）",)),
    Kind("codes below", Place.TAIL, ("（編輯：{editor=name}）1130520",)),
    Kind("bracket at the end: reporters", Place.CLOSING, ("（{reporter}{author=name}、{author=name}）",)),
    Kind("roles without a sign", Place.LINE, ("{plain_role}", "{plain_editor}"), "gap"),
    Kind("affiliation behind", Place.LINE, ("作者{colon}{author=name}（{org}）",)),
    Kind("nickname", Place.LINE, ("作者{colon}{author=nick}",)),
    Kind("nobody and nowhere", Place.LINE, ("{date_credit}", "{nowhere_credit}", "{nobody_credit}"), "gap", shuffled=True),
    Kind("near misses", Place.LINE, ("{miss}",)),
    Kind("near misses on a page", Place.HEAD, ("{miss}",)),
)  # fmt: skip

TABLE = Table(
    language="zh-Hant",
    spaces=False,
    parts=NAMES | OUTLETS | zh_hans.SIGNS | zh_hans.DATES | LABELS | CREDITS,
    halved=zh_hans.TABLE.halved - {"code", "post"},
    kinds=KINDS,
    title="江堤修好以後孩子們多了一條上學的路",
    paragraphs=(
        "鎮上今年夏天修好了最後一段江堤，全長四公里，堤頂可以走兩輛自行車，孩子們上學不用再繞路。",
        "「水來的時候不用再搬糧食了。」一位七十歲的村民說，他家門前的水痕有一人高，牆上的漆已經刷過三遍。",
        "鎮裡把省下的土方填進了舊魚塘，種上蘆葦，秋天開始有白鷺停留，附近的學校把觀察課搬到了堤上。",
        "工程由三個村的村民一起施工，每天的進度寫在村口的黑板上，誰都可以去看，也可以提意見。",
        "明年春天，堤外的三百畝灘地將停止耕種，讓給洪水，種地的人家已經領到了補償。",
    ),
    floor=0.98,
)
