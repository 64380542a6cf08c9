"""How tables usually name their columns, the surest name first."""

USUAL_COLUMN_NAMES = {
    "html": (
        "html raw_html html_content page_html content page body text "
        "网页 网页源码 源码 网页内容 正文 文章内容 内容 全文 本文 본문"
    ).split(),
    "url": (
        "url link uri address page_url source_url canonical_url "
        "网址 链接 原文链接 文章链接 地址 링크"
    ).split(),
    "crawled": (
        "crawled crawl_date crawled_at crawl_time fetched fetched_at fetch_time warc_date "
        "scraped_at date_download downloaded timestamp "
        "抓取时间 采集时间 爬取时间 下载时间 抓取日期 采集日期"
    ).split(),
    "id": "id doc_id docid document_id page_id uuid record_id warc_record_id 编号 序号".split(),
}

OTHER_COLUMN_NAMES = frozenset(
    (
        "title headline date author authors source summary category section published "
        "标题 来源 作者 时间 日期 发布时间 发布日期 栏目"
    ).split()
)
"""Names of columns that stand beside a page and that nothing is read from."""
