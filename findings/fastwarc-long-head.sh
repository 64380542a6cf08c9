#!/usr/bin/env bash
# fastwarc 2.0.1: a WARC record may have a head of any length (ISO 28500, 4 and 5), and the address in it may be that of
# a page with a long query. At a head of more than 32 KB the iterator raises OSError, and the records behind it cannot
# be read any more: asked again, it says that it has no reader.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/python" -m pip install --quiet --disable-pip-version-check fastwarc==2.0.1 2>"$room/pip"
"$room/env/bin/python" - >"$room/seen" <<'PY'
import io

from fastwarc.warc import ArchiveIterator


def make_record(number, more=""):
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>page {number}</p>"
    return (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:08}-0000-4000-8000-000000000000>\r\n"
        f"WARC-Date: 2026-11-30T00:00:00Z\r\nWARC-Target-URI: https://news.example/{number}{more}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n{body}\r\n\r\n"
    )


for length in (30_000, 33_000):
    crawl = make_record(1) + make_record(2, "?" + "a" * length) + make_record(3)
    records = ArchiveIterator(io.BytesIO(crawl.encode()))
    found = []
    for _ in range(4):
        try:
            found.append(next(records).headers["WARC-Target-URI"][:22])
        except StopIteration:
            found.append("end")
            break
        except OSError as error:
            found.append(f"OSError: {error}")
    print(length, found)
PY
cat "$room/seen"
diff "$room/seen" - <<'SEEN'
30000 ['https://news.example/1', 'https://news.example/2', 'https://news.example/3', 'end']
33000 ['https://news.example/1', 'OSError: Maximum header length exceeded.', 'OSError: No reader set', 'OSError: No reader set']
SEEN
echo "as found"
