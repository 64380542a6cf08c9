"""Which claims of a page's head mean the same thing, the most trusted first.

A claim is named `source:key`, as `Page.claimed` takes it. `jsonld:headline` is the key `headline`
of JSON-LD (schema.org), `meta:og:title` a meta element (Open Graph, https://ogp.me), `html:title`
an element of the head, `microdata:…` an `itemprop` of the body. Each list stands here once; a room
that needs a part of one takes the part.
"""

# The headline. A `<title>` has the site's name with it, Open Graph often has it too.
JSONLD_TITLE = "jsonld:headline"
OG_TITLE = "meta:og:title"
TWITTER_TITLE = "meta:twitter:title"
TITLE_ELEMENT = "html:title"
META_TITLE = "meta:title"
MICRODATA_TITLE = "microdata:headline"
TITLE_CLAIMS = (JSONLD_TITLE, OG_TITLE, TWITTER_TITLE, TITLE_ELEMENT, MICRODATA_TITLE)
SUBTITLE_CLAIMS = ("jsonld:alternativeHeadline", "microdata:alternativeHeadline")

# What the page is about, in a sentence or two: mostly its standfirst.
DESCRIPTION_CLAIMS = (
    "meta:description",
    "meta:og:description",
    "jsonld:description",
    "meta:twitter:description",
)
BODY_CLAIMS = ("jsonld:articleBody", "jsonld:text")

# The picture that stands for the story.
LEAD_IMAGE_CLAIMS = (
    "meta:og:image",
    "meta:og:image:secure_url",
    "meta:og:image:url",
    "jsonld:image",
    "jsonld:thumbnailUrl",
    "meta:twitter:image",
    "meta:twitter:image:src",
)

# The page's own address; `<base>` says what its links are read against.
CANONICAL = "html:canonical"
OG_ADDRESS = "meta:og:url"
JSONLD_ADDRESS = "jsonld:url"
MAIN_ENTITY = "jsonld:mainEntityOfPage"
BASE_ADDRESS = "html:base"
PAGER_CLAIMS = ("html:next", "html:prev")  # other pages of the same article
ADDRESS_CLAIMS = (CANONICAL, OG_ADDRESS, MAIN_ENTITY, JSONLD_ADDRESS)

# The site that shows the page.
OG_SITE = "meta:og:site_name"
PUBLISHER_CLAIMS = ("jsonld:publisher.organisation", "jsonld:publisher.name")
MICRODATA_PUBLISHER = "microdata:publisher.name"
APPLICATION_NAME = "meta:application-name"
APPLE_TITLE = "meta:apple-mobile-web-app-title"
# What gives the site's name, by its kind: each is trusted in its own way.
SITE_WITNESSES = {
    "og": (OG_SITE, "meta:og:sitename", "meta:site_name", "meta:sitename", "meta:og_site_name"),
    "publisher": (*PUBLISHER_CLAIMS, MICRODATA_PUBLISHER),
    "website": ("jsonld:website.name",),
    "organisation": ("jsonld:organization.name",),
    "application": (APPLICATION_NAME, APPLE_TITLE, "meta:mobile-web-app-title"),
    "feed": ("html:feed",),
    "search": ("html:search",),
    "owner": ("meta:publisher", "meta:dc.publisher", "meta:author"),
    "home logo": ("html:home",),
    "logo": ("html:logo",),
}

# Where the story comes from.
MEDIA_ID = "meta:mediaid"
OUTLET_CLAIMS = (
    "jsonld:sourceOrganization.organisation",
    "jsonld:sourceOrganization.name",
    "jsonld:provider.organisation",
    "jsonld:provider.name",
    "meta:source",
    MEDIA_ID,
    "meta:article:source",
    "meta:og:source",
    "meta:dc.source",
)
BASED_ON = "jsonld:isBasedOn"  # the address of the original

# Who wrote it.
JSONLD_AUTHOR = "jsonld:author.name"
JSONLD_AUTHOR_CLAIMS = (JSONLD_AUTHOR, "jsonld:author.organisation", "jsonld:creator.name")
META_AUTHOR_CLAIMS = (
    "meta:author",
    "meta:article:author",
    "meta:dc.creator",
    "meta:parsely-author",
    "meta:sailthru.author",
    "meta:cxenseparse:author",
    "meta:citation_author",
    "meta:byl",
    "meta:og:article:author",
    "microdata:author",
    "microdata:author.name",
)
# … and which witness each claim is: those of one kind say the same thing twice.
AUTHOR_CLAIM_KINDS = {
    JSONLD_AUTHOR: "jsonld",
    "jsonld:author.organisation": "jsonld organisation",
    "jsonld:creator.name": "jsonld creator",
    "meta:author": "meta author",
    "microdata:author": "microdata",
    "microdata:author.name": "microdata name",
} | dict.fromkeys(META_AUTHOR_CLAIMS[1:9], "meta other")
# On pages of accounts (WeChat, Toutiao, Baijiahao) the account stands in the place of an author.
ACCOUNT_CLAIMS = (
    "meta:article:author",
    "meta:author",
    MEDIA_ID,
    "jsonld:author.organisation",
    JSONLD_AUTHOR,
)

# Section and keywords, licence and rights, whether the story is free to read.
SECTION_CLAIMS = ("jsonld:articleSection", "meta:article:section", "meta:og:section")
BREADCRUMB = "jsonld:breadcrumb.name"
TAG_CLAIMS = ("jsonld:keywords", "meta:article:tag", "meta:news_keywords", "meta:keywords")
LICENSE_CLAIMS = ("jsonld:license", "html:license", "meta:dc.rights.license")
COPYRIGHT_CLAIMS = ("jsonld:copyrightNotice", "meta:copyright", "meta:dc.rights")
FREE_TO_READ_CLAIMS = ("jsonld:isAccessibleForFree", "microdata:isAccessibleForFree")
CONTENT_TIER = "meta:article:content_tier"

LANGUAGE_CLAIMS = ("html:lang", "jsonld:inLanguage", "meta:og:locale", "meta:content-language")

# A page whose head has one of these is an article's, whatever its text shows.
ARTICLE_CLAIMS = (
    "jsonld:datePublished",
    "meta:article:published_time",
    "microdata:datePublished",
    BODY_CLAIMS[0],
)
