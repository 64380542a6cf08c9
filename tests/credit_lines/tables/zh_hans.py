"""Chinese in simplified characters: 来源：…, 责任编辑：…, 文｜… 编辑｜…, （记者 …）, 本报讯.

Names and outlets are put together from parts; no name here is meant to be anyone's.
"""

from tests.credit_lines.grammar import Kind, Place, Table

NAMES = {
    "surname": tuple(
        "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 "
        "肖 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 "
        "韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 "
        "欧阳 司马 上官 诸葛".split()
    ),
    "one": tuple("伟 芳 娜 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 霞 平 刚 鹏 辉 健 旭 婷 琳 浩 凯 岩 玥".split()),
    "two": tuple(
        "建国 秀英 晓明 志强 海燕 雨桐 子涵 文静 国庆 丽华 思远 佳怡 春梅 永红 立新 若曦 一鸣 梓萱 "
        "宇轩 冬梅 金凤 亚楠 小虎 卫东 红军 玉兰 世杰 晓东 凤英 博文".split()
    ),
    "name": ("{surname}{one}", "{surname}{two}", "{surname}{two}"),
    "spread": ("{surname} {one}", "{surname}　{one}"),
    "foreign": tuple(
        "约翰·史密斯 玛丽·布朗 彼得·诺瓦克 安娜·科瓦奇 马克·范德堡 卡洛斯·门德斯".split()
    ),
    "nick": tuple("慢慢不是糖 江边的鱼 老周说车 山野来客 半两清风 一只小船 阿布读书 深夜书桌".split()),
    "code": tuple("_NB123 (NF041) PK155 [责编071] _NT5432 (CN037)".split()),
    "person": ("{name}",) * 8 + ("{spread}", "{foreign}"),
}  # fmt: skip

OUTLETS = {
    "town": tuple("清河 海陵 云川 南屏 临江 东湖 北岭 金沙 石桥 平湖 青岩 白鹭 柳湾 河西 龙泉 望江".split()),
    "paper": tuple("日报 晚报 晨报 都市报 商报 时报 早报 青年报 新闻网 在线 发布 广播电视台 网 融媒 观察 周刊".split()),
    "newspaper": ("{town}{paper}",),
    "channel": ("{newspaper}客户端", "{newspaper}－{newspaper}", "{newspaper}-财经", "{newspaper}微信公众号"),
    "outlet": ("{newspaper}",) * 6 + ("{channel}",),
    "quoted": ("《{newspaper}》",),
    "org": ("{town}大学", "{town}研究院", "{town}市政府办公室", "{town}县委宣传部", "{town}集团有限公司"),
    "nowhere": ("网络", "本站", "互联网", "未知", "网络整理", "综合", "本站原创", "其他"),
    "nobody": ("佚名", "未知", "匿名", "小编", "管理员", "本站", "无", "不详"),
}  # fmt: skip

SIGNS = {
    "colon": ("：", ":", "： ", " : ", "：", "︰"),
    "bar": ("｜", "|", "丨", " | ", " ｜ ", "│"),
    "slash": ("/", "／", " / ", "∕"),
    "mark": ("{colon}", "{colon}", "{colon}", "{bar}", "{slash}"),
    "gap": (" ", "　", "  ", " | ", "　　", " ｜ ", " · ", "    "),
    "comma": (" ", "、", "　", "，", " 、", ", "),
    "lost": ("", "</span><span>", "</em><em>", "</a><i></i><b>", "</i><i>", "\u200b"),
    "open": ("（", "(", "【", "["),
}  # fmt: skip

DATES = {
    "day": ("2024-05-20", "2023年11月03日", "2022/08/18", "2021-03-05", "2024年5月6日", "2020.09.11"),
    "clock": ("10:11", "08:30:00", "23:59", "17:02"),
    "date": ("{day}", "{day} {clock}", "{day} {clock}"),
    "month_day": ("5月6日", "11月30日", "8月17日", "1月9日"),
}  # fmt: skip

LABELS = {
    "outlet_label": ("来源", "来源", "文章来源", "稿源", "信息来源", "新闻来源", "来 源", "本文来源", "转自", "稿件来源"),
    "author_label": ("作者", "作者", "记者", "文", "撰文", "撰稿", "采写", "作 者", "文字", "通讯员", "执笔"),
    "editor_label": ("责任编辑", "责编", "编辑", "编 辑", "审核", "校对", "终审", "主编", "值班编辑", "监制", "初审", "复审", "编审"),
    "photo_label": ("图", "摄影", "图片", "供图", "摄"),
    "other_label": ("点击", "阅读", "浏览次数", "字号", "人气"),
    "desk_label": ("策划", "统筹", "设计", "排版", "制图", "海报", "剪辑", "视频", "出品", "运营", "摄像", "美工"),
    "reporter": ("记者", "本报记者", "见习记者", "全媒体记者", "首席记者", "{newspaper}记者", "特约记者"),
    "correspondent": ("通讯员", "特约通讯员", "实习生"),
    "published_label": ("时间", "发布时间", "日期", "发布日期"),
    "author_and_photo": ("文/图", "文、图", "图文", "文图", "文/摄影", "撰文/摄影", "图/文"),
}  # fmt: skip

CREDITS = {
    "authors": ("{author=person}", "{author=person}", "{author=name}{comma}{author=name}"),
    "editors": ("{editor=person}", "{editor=person}", "{editor=name}{comma}{editor=name}"),
    "outlet_credit": ("{outlet_label}{colon}{outlet=outlet}", "{outlet_label}{colon}{outlet=outlet}", "{outlet_label}{bar}{outlet=newspaper}"),
    "author_credit": ("{author_label}{mark}{authors}",),
    "editor_credit": ("{editor_label}{mark}{editors}", "{editor_label}{colon}{editor=name}{code}"),
    "date_credit": ("{date}", "{published_label}{colon}{date}"),
    "other_credit": ("{other_label}{colon}1204", "【{other_label}：大 中 小】"),
    "desk_credit": ("{desk_label}{mark}{=name}", "{desk_label}{colon}{=name}{comma}{=name}"),
    "nowhere_credit": ("{outlet_label}{colon}{nowhere}",),
    "nobody_credit": ("作者{colon}{nobody}",),
}  # fmt: skip

KINDS = (
    Kind("head line, any order", Place.LINE, ("{date_credit}", "{outlet_credit}", "{author_credit}", "{editor_credit}"), "gap", shuffled=True),
    Kind("head line on a page", Place.HEAD, ("{date_credit}", "{outlet_credit}", "{author_credit}"), "gap", shuffled=True),
    Kind("outlet and clicks", Place.LINE, ("{date_credit}", "{outlet_credit}", "{other_credit}"), "gap", shuffled=True),
    Kind("quoted outlet", Place.LINE, ("来源{colon}《{outlet=newspaper}》", "{date}"), "gap"),
    Kind("quoted outlet, lost gap", Place.LINE, ("来源{colon}《{outlet=newspaper}》{date}",)),
    Kind("labels, lost gaps", Place.LINE, ("{date}", "来源{colon}{outlet=newspaper}", "作者{colon}{author=name}", "{editor_label}{colon}{editor=name}")),
    Kind("outlet, lost gap, date", Place.LINE, ("来源{colon}{outlet=newspaper}{date}",)),
    Kind("labels, touching elements", Place.HEAD, ("<span>{date}", "来源{colon}{outlet=newspaper}", "作者{colon}{author=name}</span>"), "lost"),
    Kind("outlet beside the date", Place.HEAD, ("{date}", "{outlet=newspaper}"), "gap", shuffled=True),
    Kind("outlet touches the date", Place.HEAD, ("<div><span>{outlet=newspaper}</span><span>{date}</span></div>",)),
    Kind("outlet touches a button", Place.HEAD, ("<a href='/a'>{outlet=newspaper}</a><a href='/b'>{button}</a> {date}",)),
    Kind("labelled outlet touches a button", Place.HEAD, ("<span>{date}</span> <span>来源：<a href='/a'>{outlet=newspaper}</a></span><span>{button}</span>",), claims="<meta name='source' content='{@outlet}'>"),
    Kind("labelled outlet touches a button, no claim", Place.HEAD, ("<span>{date}</span> <span>来源：<a href='/a'>{outlet=newspaper}</a></span><span>{button}</span>",)),
    Kind("reporter touches the outlet", Place.HEAD, ("<span>{outlet=newspaper}</span><span>{author=name}</span> {date}",), claims="<meta name='source' content='{@outlet}'>"),
    Kind("reporter and outlet beside the date", Place.HEAD, ("{outlet=newspaper}", "{author=name}", "{date}"), "gap"),
    Kind("reporter beside the date", Place.HEAD, ("{author=name}", "{date}"), "gap", shuffled=True),
    Kind("bracket at the end: reporters", Place.CLOSING, ("（{reporter} {author=name}{comma}{author=name}）",)),
    Kind("bracket at the end: two roles", Place.CLOSING, ("（{reporter} {author=name} {correspondent} {author=name}）",)),
    Kind("bracket at the end: glued", Place.CLOSING, ("（{reporter}{author=name}）",)),
    Kind("bracket at the end: names", Place.CLOSING, ("（{author=name}）", )),
    Kind("bracket at the end: several names", Place.CLOSING, ("（{author=name}{comma}{author=name}）",)),
    Kind("bracket at the end: the end", Place.CLOSING, ("（{finished}）",)),
    Kind("bracket below: editor", Place.TAIL, ("{open_editor}",)),
    Kind("bracket below: names", Place.TAIL, ("（{author=name}）",)),
    Kind("dateline with reporters", Place.OPENING, ("{agency=agency}{location=city}{month_day}电（记者{author=name}、{author=name}）",)),
    Kind("own dateline with reporters", Place.OPENING, ("{own}{month_day_or_none}讯（{reporter} {author=name} {correspondent} {author=name}）",)),
    Kind("own report", Place.OPENING, ("本报讯（记者 {author=name}）", "")),
    Kind("roles with bars", Place.LINE, ("文{bar}{author=name}", "图{bar}{photographer=name}", "编辑{bar}{editor=name}"), "gap"),
    Kind("roles with bars below", Place.TAIL, ("文{bar}{author=name}", "编辑{bar}{editor=name}", "校对{bar}{editor=name}"), "gap"),
    Kind("roles below", Place.TAIL, ("{author_credit}", "{editor_credit}", "{desk_credit}"), "gap", shuffled=True),
    Kind("role list", Place.LINE, ("{desk_credit}", "执笔{colon}{author=name}", "{editor_credit}", "{desk_credit}", "{editor_credit}"), "gap", shuffled=True),
    Kind("role list, lost gaps", Place.LINE, ("策划{colon}{=name}", "执笔{colon}{author=name}", "监制{colon}{editor=name}", "统筹{colon}{=name}", "终审{colon}{editor=name}")),
    Kind("roles without a sign", Place.LINE, ("{plain_role}", "{plain_editor}"), "gap"),
    Kind("reporter", Place.LINE, ("{reporter} {author=name}{comma}{author=name}",)),
    Kind("reporter, glued", Place.LINE, ("{reporter}{author=name}",)),
    Kind("reporter and correspondent", Place.LINE, ("{reporter} {author=name} {correspondent} {author=name}",)),
    Kind("words and pictures", Place.LINE, ("{author_and_photo}{mark}{author=name}",)),
    Kind("words and pictures, reporter", Place.LINE, ("文/图 {reporter} {author=name}",)),
    Kind("picture", Place.LINE, ("{photo}",)),
    Kind("affiliation behind", Place.LINE, ("作者{colon}{author=name}（{org}）",)),
    Kind("affiliation in the bracket", Place.TAIL, ("（作者{colon}{author=name}，系{org}{post}）",)),
    Kind("affiliation in front", Place.LINE, ("作者{colon}{org} {author=name}",)),
    Kind("affiliation of the author", Place.CLOSING, ("（作者{is}{org}{post}）",)),
    Kind("post behind", Place.LINE, ("文{slash}{author=name}（{org}{post}）",)),
    Kind("foreign author", Place.LINE, ("作者{colon}{foreign_author}", "译者{colon}{author=name}"), "gap"),
    Kind("editor's code", Place.LINE, ("责任编辑{colon}{editor=name}{code}",)),
    Kind("editors without gap", Place.LINE, ("责任编辑{colon}{editor=name}{editor=name}",)),
    Kind("nickname", Place.LINE, ("作者{colon}{author=nick}",)),
    Kind("nobody and nowhere", Place.LINE, ("{date_credit}", "{nowhere_credit}", "{nobody_credit}"), "gap", shuffled=True),
    Kind("organisation as author", Place.LINE, ("作者{colon}{org}", "来源{colon}{outlet=newspaper}"), "gap"),
    Kind("account", Place.HEAD, ("<span>原创</span> <span>{author=name}</span> <a href='/a'>{outlet=newspaper}</a> <em>{date}</em>",)),
    Kind("government notice", Place.HEAD, ("{notice}",)),
    Kind("form table", Place.HEAD, ("<table><tr><td>姓名</td><td>编辑</td><td>审核</td></tr><tr><td>{=name}</td><td>修改</td><td>通过</td></tr></table>",)),
    Kind("near misses", Place.LINE, ("{miss}",)),
    Kind("near misses on a page", Place.HEAD, ("{miss}",)),
)  # fmt: skip

MORE = {
    "button": ("参与互动", "分享到", "关注", "收藏", "订阅", "我要评论", "打印", "+关注", "纠错", "字号"),
    "finished": ("完", "完", "未完待续", "下转第三版", "全文完", "本报综合报道", "待续", "有删节"),
    "agency": ("新华社", "中新社", "新华社", "中新社"),
    "city": ("北京", "上海", "广州", "成都", "东京", "伦敦", "巴黎", "武汉"),
    "own": ("本报", "本网", "本报", "本刊"),
    "month_day_or_none": ("", "", "{month_day}", "{month_day}"),
    "open_editor": ("（责任编辑：{editor=name}）", "(责编：{editor=name}、{editor=name})", "【责任编辑:{editor=name}】", "[责任编辑：{editor=name} ]"),
    "plain_role": ("撰文 {author=name}", "采写 {author=name}", "记者 {author=name}", "作者 {author=name}"),
    "plain_editor": ("编辑 {editor=name}", "校对 {editor=name}", "责任编辑 {editor=name}", "责编 {editor=name}"),
    "photo": ("{photographer=name} 摄", "本报记者 {photographer=name} 摄", "{photographer=name}摄", "新华社记者{photographer=name}摄", "{photographer=name}/摄", "摄影{colon}{photographer=name}", "图/{photographer=name}", "{reporter}{photographer=name}摄影报道"),
    "post": ("教授", "研究员", "副院长", "博士研究生", "主任医师", "讲师"),
    "is": ("系", "为", "单位：", "是"),
    "foreign_author": ("[美]{author=foreign}", "【英】{author=foreign}", "{author=foreign}", "（法）{author=foreign}"),
    "notice": (
        "成文日期：{day} 发布日期：{day} 索引号：000014349",
        "生成日期：{day} 发文字号：清府发〔2024〕3号",
        "清政办〔2024〕3号 {day}印发",
        "印发日期：{day} 公开方式：主动公开",
        "发文机关：{town}市政府 成文时间：{day}",
        "主题分类：其他 生成时间：{day}",
    ),
    "miss": (
        "数据来源：{town}统计局",
        "记者从{town}市政府获悉，这条路明年通车。",
        "记者了解到，桥上的灯已经换过两次。",
        "编辑部的窗外有一棵老树。",
        "他的收入来源是两亩果园。",
        "{=name}说，作者写得太长了。",
        "作者简介",
        "本文来源于网络，侵删",
        "转载请注明来源：本站",
        "摄影大赛的作品在{town}展出。",
        "图为新修的江堤。",
        "他对记者{=name}说，这很难。",
        "审核通过后，办事人可以领取证件。",
        "策划已久的活动开始了。",
        "文化活动",
        "通讯员培训班在{town}开课。",
    ),
}  # fmt: skip

TABLE = Table(
    language="zh-Hans",
    spaces=False,
    parts=NAMES | OUTLETS | SIGNS | DATES | LABELS | CREDITS | MORE,
    halved=frozenset(
        "surname one two foreign nick code town paper colon bar slash gap comma lost day clock month_day "
        "button post city".split()
    ),
    kinds=KINDS,
    title="江堤修好以后孩子们多了一条上学的路",
    paragraphs=(
        "镇上今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车，孩子们上学不用再绕路。",
        "“水来的时候不用再搬粮食了。”一位七十岁的村民说，他家门前的水痕有一人高，墙上的漆已经刷过三遍。",
        "镇里把省下的土方填进了旧鱼塘，种上芦苇，秋天开始有白鹭停留，附近的学校把观察课搬到了堤上。",
        "工程由三个村的村民一起施工，每天的进度写在村口的黑板上，谁都可以去看，也可以提意见。",
        "明年春天，堤外的三百亩滩地将停止耕种，让给洪水，种地的人家已经领到了补偿。",
    ),
    floor=0.98,
)
