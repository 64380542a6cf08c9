"""placeholder until the languages helper writes this room."""

def detect(text: str, claimed: str | None = None) -> tuple[str | None, float]:
    """Rough."""
    import re
    if re.search("[\u3040-\u30ff]", text): return "ja", .5
    if re.search("[\u4e00-\u9fff]{5}", text): return "zh-Hans", .5
    return (claimed or "en"), .3
