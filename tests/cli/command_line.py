"""The command line in this process and in one of its own, with two pages to read, for tests."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

DUMP = """首页 > 新闻 > 本地

海港隧道正式通车 两岸车程缩短至五分钟

2024-05-17 08:30:12　来源：海港晚报　责任编辑：周文

    经过九年建设，海港隧道于五月十七日上午正式通车。第一批车辆在八点三十分驶入隧道，市民在两岸挥手致意。

    隧道全长六点二公里，双向六车道，设计时速八十公里。市交通局负责人说，通车以后，两岸之间的车程将由四十分钟缩短至五分钟。

    工程总投资九十二亿元，由市里和省里共同承担。施工期间，工人们克服了软土地层和高水压的困难，没有发生一起重大事故。

相关阅读
• 海港大桥将进行大修
• 轮渡票价下月起调整
"""


HTML = """<!doctype html><html lang="en"><head><title>Old mill saved | The Valley Post</title>
<meta property="og:title" content="Old mill saved">
<meta property="og:site_name" content="The Valley Post"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>Old mill saved</h1><p class="byline">By Jane Miller</p>
<p>The council voted on Tuesday evening to buy the old mill by the river, ending a dispute that had
gone on for seven years. The building will become a library, and the first books are to arrive next
spring.</p>
<p>“We have waited long for this day,” said the mayor, who had promised the purchase before the
election. Two members of the council voted against it, because they think that the repairs will cost
too much.</p>
<p>The mill was built in 1821 and worked until 1968. Since then it has stood empty, and the roof has
fallen in at two places. The town will pay for the work with a loan that runs for twenty years.</p>
</article><footer>© 2024 The Valley Post</footer></body></html>
"""


def command(
    *args: str | bytes, python: tuple[str, ...] = (), env: dict[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run newsclean in a process of its own."""
    return subprocess.run(
        [sys.executable, *python, "-m", "newsclean", *args],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **(env or {})},
        **more,
    )


def started(*args: str) -> subprocess.Popen[bytes]:
    """Start newsclean with pipes on all sides, interrupts on even where the tests run without."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from newsclean.__main__ import main; main()"
    )
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", code, *args], stdin=pipe, stdout=pipe, stderr=pipe
    )


class Shown(NamedTuple):
    """What a run in this process returned and wrote."""

    code: int
    out: str
    err: str

    @property
    def record(self) -> dict[str, Any]:
        """The one record."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    @property
    def records(self) -> list[dict[str, Any]]:
        """The records of JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Shown]
