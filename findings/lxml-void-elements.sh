#!/usr/bin/env bash
# lxml 6.1.3 (libxml2 2.14): <wbr>, <source>, <track> and <embed> are void in HTML (Standard, 13.1.2), so they hold
# nothing. The HTML parser takes them for elements with an end tag, and what follows becomes their child: of
# "super<wbr>cali" the text "cali" stands inside the <wbr>. Who drops such elements drops the rest of the paragraph.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/python" -m pip install --quiet --disable-pip-version-check lxml==6.1.3 2>"$room/pip"
"$room/env/bin/python" - >"$room/seen" <<'PY'
from lxml import etree

for page in (
    "<p>super<wbr>cali <b>b</b> end</p>",
    "<video><source src=a><track src=b><p>no video</p></video>",
    "<p>a<embed src=x>b</p>",
    "<p>a<br>b</p>",
):
    print(etree.tostring(etree.fromstring(page, etree.HTMLParser()), encoding="unicode"))
PY
cat "$room/seen"
diff "$room/seen" - <<'SEEN'
<html><body><p>super<wbr>cali <b>b</b> end</wbr></p></body></html>
<html><body><video><source src="a"><track src="b"><p>no video</p></track></source></video></body></html>
<html><body><p>a<embed src="x">b</embed></p></body></html>
<html><body><p>a<br/>b</p></body></html>
SEEN
echo "as found"
