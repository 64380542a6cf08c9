"""How tables usually name their columns, the surest name first."""

USUAL_COLUMN_NAMES = {
    "html": "html raw_html html_content page_html content page body text".split(),
    "url": "url link uri address page_url source_url canonical_url".split(),
    "crawled": (
        "crawled crawl_date crawled_at crawl_time fetched fetched_at fetch_time warc_date "
        "scraped_at date_download downloaded timestamp"
    ).split(),
    "id": "id doc_id docid document_id page_id uuid record_id warc_record_id".split(),
}
