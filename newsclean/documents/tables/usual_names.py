"""How tables usually name their columns, the surest name first; in a row's objects by their path.

They are what people write and what tools do: news-please (`maintext`), webhose (`crawled`),
trafilatura (`filedate`), schema.org (`articleBody`), WordPress (`content.rendered`), MongoDB
(`_id`), RedPajama (`raw_content`), OSCAR (`warc_headers`).
"""

USUAL_COLUMN_NAMES = {
    "html": (
        "html raw_html html_content page_html content page body text content.rendered "
        "response_body source_code raw_content articlebody maintext raw "
        "网页 网页源码 源码 网页内容 正文 文章内容 内容 全文 本文 본문"
    ).split(),
    "url": (
        "url link uri address page_url source_url canonical_url warc_headers.warc-target-uri "
        "网址 链接 原文链接 文章链接 地址 링크"
    ).split(),
    "crawled": (
        "crawled crawl_date crawled_at crawl_time fetched fetched_at fetch_time warc_date "
        "scraped_at date_download downloaded retrieved retrieved_at saved_at timestamp filedate "
        "warc_headers.warc-date "
        "抓取时间 采集时间 爬取时间 下载时间 抓取日期 采集日期"
    ).split(),
    "id": (
        "id doc_id docid document_id page_id uuid record_id warc_record_id _id 编号 序号 "
        "warc_headers.warc-record-id"
    ).split(),
}

OTHER_COLUMN_NAMES = frozenset(
    (
        "title headline date author authors source summary category section published "
        "标题 来源 作者 时间 日期 发布时间 发布日期 栏目"
    ).split()
)
"""Names of columns that stand beside a page and that nothing is read from."""
