# cython: language_level=3
"""The kernel in C, by Cython: what `pure` beside it says, and must give too.

What it reads may be hostile. So it asks Python's own objects, with their bounds checked, and takes
no memory of its own: what it keeps are arrays of Python's, as long as it counted when it filled them.
Only functions with `const Char *` read a string where it lies, and none of them beyond its `stop`.
"""

from array import array

from newsclean.native.values import CharacterCounts

from cpython.array cimport array as Array
from cpython.array cimport clone
from libc.string cimport memcpy

cdef extern from *:
    object PyUnicode_FromKindAndData(int kind, const void *characters, Py_ssize_t size)
    int PyUnicode_KIND(object text)
    const void *PyUnicode_DATA(object text)

ctypedef fused Char:  # a text's characters take one, two or four bytes each, by the widest of them
    unsigned char
    unsigned short
    unsigned int

cdef enum:
    MAX_SIGN_KINDS = 8
    MAX_TREE_LEAVES = 8
    PLANE_CHARS = 0x10000

cdef unsigned char LOWEST_SET_BIT[256]
for _bits in range(256):
    LOWEST_SET_BIT[_bits] = (_bits & -_bits or 1).bit_length() - 1


# ---- characters ----


cdef inline bint is_wide(Py_UCS4 c):
    """What has a wide first byte in UTF-8; a surrogate has no bytes."""
    return 0x3000 <= c < 0xD800 or 0xF000 <= c < PLANE_CHARS


def count_wide_chars(text):
    """How many wide characters a text has."""
    cdef Py_UCS4 c
    cdef Py_ssize_t found = 0
    for c in as_str(text):
        found += is_wide(c)
    return found


def count_text_columns(text):
    """The columns that a text takes on a terminal."""
    cdef Py_UCS4 c
    cdef Py_ssize_t columns = 0
    for c in as_str(text):
        columns += 1 + is_wide(c) - is_combining(c)
    return columns


cdef inline bint is_combining(Py_UCS4 c):
    """Whether a character is one of the marks that take no column."""
    return c >= 0x300 and (
        c <= 0x36F
        or 0x591 <= c <= 0x5BD
        or 0x64B <= c <= 0x65F
        or 0x93C <= c <= 0x94D
        or 0xE31 <= c <= 0xE4E
    )


cdef enum:  # what a character is; below these a bit for each kind of signs
    DIGIT = 1 << MAX_SIGN_KINDS
    CAPITAL = DIGIT << 1
    WIDE = DIGIT << 2
    SPACE = DIGIT << 3
    OTHER = DIGIT << 4  # no letter, no digit, no space
    KNOWN = DIGIT << 5
    ALL_SIGNS = DIGIT - 1


cdef int classify(Py_UCS4 c):
    """What a character is, as this Python knows Unicode."""
    return (
        c.isdigit() * DIGIT
        | c.isupper() * CAPITAL
        | is_wide(c) * WIDE
        | (SPACE if c == u" " else (not c.isalnum()) * OTHER)
    )


cdef class CharacterCounter:
    """Counts the characters of texts: digits, capitals, wide ones, and kinds of signs."""

    cdef Py_ssize_t most
    cdef Py_ssize_t kind_count
    cdef Py_ssize_t kind_most[MAX_SIGN_KINDS]
    cdef bint before_space[MAX_SIGN_KINDS]
    cdef Array classes  # what each character is; those up to U+FFFF are looked up once

    def __cinit__(self, most, kinds):
        if len(kinds) > MAX_SIGN_KINDS:
            raise ValueError(f"{len(kinds)} kinds of signs, at most {MAX_SIGN_KINDS}")
        self.most = most
        self.kind_count = len(kinds)
        self.classes = array("H", bytes(2 * PLANE_CHARS))
        for k, kind in enumerate(kinds):
            self.kind_most[k] = kind.most
            self.before_space[k] = kind.before_space
            for sign in kind.signs:
                if ord(sign) >= PLANE_CHARS:
                    raise ValueError(f"a sign beyond U+FFFF: {kind.signs}")
                self.classes[ord(sign)] |= 1 << k

    def count(self, texts):
        """Count the characters of each text."""
        cdef list plain = [], digits = [], capitals = [], wide = []
        cdef list signs = [[] for _ in range(self.kind_count)]
        cdef unsigned short *classes = self.classes.data.as_ushorts
        cdef Py_ssize_t digit_count, capital_count, wide_count, spaces, others, i, k
        cdef Py_ssize_t found[MAX_SIGN_KINDS]
        cdef int is_a
        cdef Py_UCS4 c
        cdef str text
        for item in texts:
            text = as_str(item)
            digit_count = capital_count = wide_count = spaces = others = 0
            for k in range(self.kind_count):
                found[k] = 0
            for i, c in enumerate(text):
                if c >= PLANE_CHARS:
                    is_a = classify(c)
                else:
                    is_a = classes[c]
                    if not is_a & KNOWN:
                        is_a |= classify(c) | KNOWN
                        classes[c] = is_a
                if is_a == KNOWN:  # a small letter
                    continue
                wide_count += is_a & WIDE != 0
                spaces += is_a & SPACE != 0
                others += is_a & OTHER != 0
                if i < self.most:
                    digit_count += is_a & DIGIT != 0
                    capital_count += is_a & CAPITAL != 0
                is_a &= ALL_SIGNS
                k = 0
                while is_a:
                    if is_a & 1 and self.is_counted(text, i, k):
                        found[k] += 1
                    is_a >>= 1
                    k += 1
            plain.append(others == 0 and (spaces == 0 or spaces < len(text)))
            digits.append(digit_count)
            capitals.append(capital_count)
            wide.append(wide_count)
            for k in range(self.kind_count):
                (<list> signs[k]).append(found[k])
        return CharacterCounts(plain, digits, capitals, wide, tuple(signs))

    cdef bint is_counted(self, str text, Py_ssize_t i, Py_ssize_t k):
        """Whether the sign at a place is one of those of its kind that count."""
        cdef Py_ssize_t end = len(text)
        if 0 < self.kind_most[k] < end:
            end = self.kind_most[k]
        if i >= end:
            return False
        return not self.before_space[k] or i + 1 == end or (<Py_UCS4> text[i + 1]).isspace()


cdef Array NO_CHARACTERS = array("I")
cdef unsigned char LETTER_OR_DIGIT[PLANE_CHARS]  # what each character is, 0 if nobody has asked yet

cdef enum:  # in the order in which `split_runs` compares them
    SIGN = 1  # also white space
    NUMBER = 2  # as `\d` has it
    LETTER = 3  # all others for which `str.isalnum` is true


cdef inline int ask_letter_or_digit(Py_UCS4 c):
    """Whether a character is a letter, a digit or neither."""
    return SIGN if not c.isalnum() else NUMBER if c.isdecimal() else LETTER


cdef inline int get_letter_or_digit(Py_UCS4 c):
    """The same; characters up to U+FFFF are looked up once."""
    if c >= PLANE_CHARS:
        return ask_letter_or_digit(c)
    if not LETTER_OR_DIGIT[c]:
        LETTER_OR_DIGIT[c] = ask_letter_or_digit(c)
    return LETTER_OR_DIGIT[c]


def split_tokens(text):
    """The words and numbers of a text."""
    return split_runs(as_str(text), NUMBER, True)


def split_letters(text):
    """The words of a text; a digit or an underscore ends one."""
    return split_runs(as_str(text), LETTER, False)


cdef list split_runs(str text, int least, bint with_underscores):
    """The runs of letters, or of letters and digits, in a text."""
    cdef list runs = []
    cdef Py_ssize_t i, start = -1
    cdef Py_UCS4 c
    for i, c in enumerate(text):
        if get_letter_or_digit(c) >= least or (with_underscores and c == u"_"):
            if start < 0:
                start = i
        elif start >= 0:
            runs.append(text[start:i])
            start = -1
    if start >= 0:
        runs.append(text[start:])
    return runs


def keep_alnum(text):
    """Only the letters and digits of a text."""
    cdef str whole = as_str(text)
    cdef Array room = clone(NO_CHARACTERS, len(whole), False)
    cdef unsigned int *kept = room.data.as_uints
    cdef Py_ssize_t size = 0
    cdef Py_UCS4 c
    for c in whole:
        if get_letter_or_digit(c) != SIGN:
            kept[size] = c
            size += 1
    return PyUnicode_FromKindAndData(4, kept, size)


def count_opened_tags(text):
    """How many `<` a text has that no `/` follows."""
    cdef str whole = as_str(text)
    cdef int kind = PyUnicode_KIND(whole)
    cdef const void *data = PyUnicode_DATA(whole)
    if kind == 1:
        return count_opened(<const unsigned char *> data, len(whole))
    if kind == 2:
        return count_opened(<const unsigned short *> data, len(whole))
    return count_opened(<const unsigned int *> data, len(whole))


cdef Py_ssize_t count_opened(const Char *text, Py_ssize_t size):
    """The same; the loop is so plain that the processor can ask many characters at once."""
    cdef Py_ssize_t i, found = size and text[size - 1] == c"<"
    for i in range(size - 1):
        found += (text[i] == c"<") & (text[i + 1] != c"/")
    return found


def has_unsafe_controls(text):
    """Whether a text has any control that `text.controls` takes out."""
    cdef str whole = as_str(text)
    cdef int kind = PyUnicode_KIND(whole)
    cdef const void *data = PyUnicode_DATA(whole)
    if kind == 1:
        return hold_unsafe_control(<const unsigned char *> data, len(whole))
    if kind == 2:
        return hold_unsafe_control(<const unsigned short *> data, len(whole))
    return hold_unsafe_control(<const unsigned int *> data, len(whole))


cdef bint hold_unsafe_control(const Char *text, Py_ssize_t size):
    """The same; the loop does not end early, so that many characters are asked at once."""
    cdef Py_ssize_t i
    cdef Char c, found = 0
    for i in range(size):
        c = text[i]
        found |= (c < 0x20) & (c != 9) & (c != 10) & (c != 13)
        found |= <Char> (c - 0x7F) <= 0x9F - 0x7F
        if sizeof(c) > 1:
            found |= (<Char> (c - 0x202A) <= 4) | (<Char> (c - 0x2066) <= 3)
            found |= <Char> (c - 0xFFF9) <= 2
        if sizeof(c) > 2:
            found |= <Char> (c - 0xE0000) <= 0x7F
    return found != 0


cdef class MatchCounter:
    """Counts the characters of texts that a function accepts."""

    cdef object accept
    cdef Array verdicts  # for each character up to U+FFFF 0 if it was not judged yet, 1 or 2

    def __cinit__(self, accept):
        self.accept = accept
        self.verdicts = array("B", bytes(PLANE_CHARS))

    def count(self, text):
        """How many characters of a text are accepted."""
        cdef unsigned char *verdicts = self.verdicts.data.as_uchars
        cdef Py_ssize_t found = 0
        cdef Py_UCS4 c
        for c in as_str(text):
            if c >= PLANE_CHARS:
                found += bool(self.accept(chr(c)))
                continue
            if not verdicts[c]:
                verdicts[c] = 2 if self.accept(chr(c)) else 1
            found += verdicts[c] == 2
        return found


def list_letter_pairs(text):
    """The pairs of letters side by side in a text, in its order."""
    cdef str whole = as_str(text)
    cdef list pairs = []
    cdef Py_ssize_t i
    cdef Py_UCS4 c
    cdef bint after_letter = False, letter
    for i, c in enumerate(whole):
        letter = c.isalpha()
        if letter and after_letter:
            pairs.append(whole[i - 1 : i + 1])
        after_letter = letter
    return pairs


def count_shared_words(texts, members, Py_ssize_t min_chars=0):
    """How many different words each text has, and how many of them another member has."""
    cdef list vocabularies = [as_list(words) for words in texts], words, is_member = as_list(members)
    cdef list sizes = [], shared = []
    cdef dict known = {}
    cdef Py_ssize_t total = sum(map(len, vocabularies))
    cdef Array found = clone(NO_COUNTS, total, False)  # the words of each text in turn, as numbers
    cdef Array latest = clone(NO_COUNTS, total, True)  # for each word the last text that has it
    cdef Array users = clone(NO_COUNTS, total, True)  # for each word the members that have it
    cdef long long *at = found.data.as_longlongs
    cdef long long *last = latest.data.as_longlongs
    cdef long long *used = users.data.as_longlongs
    cdef Py_ssize_t end = 0, start, number, text
    cdef bint inside
    if len(vocabularies) != len(is_member):
        raise ValueError(f"{len(vocabularies)} texts, {len(is_member)} members")
    for text, words in enumerate(vocabularies):
        start, inside = end, bool(is_member[text])
        for word in words:
            if len(word) >= min_chars:
                number = known.setdefault(word, len(known))
                if last[number] != text + 1:
                    last[number] = text + 1
                    used[number] += inside
                    at[end] = number
                    end += 1
        sizes.append(end - start)
    end = 0
    for text, size in enumerate(sizes):
        start, inside, total = end, bool(is_member[text]), 0
        end += size
        for number in range(start, end):
            total += used[at[number]] > inside
        shared.append(total)
    return sizes, shared


cdef Array NO_COUNTS = array("q")


cdef enum:
    SLOTS = 0x1000  # of a table in which characters or pairs share a place


cdef class WordFinder:
    """Finds many words in a text without looking for each of them, wherever they stand in it."""

    cdef set single  # the words of one character
    cdef dict by_pair  # the others by their first two characters
    cdef unsigned char begins_single[SLOTS]  # by a character
    cdef unsigned char begins_longer[SLOTS]  # by two

    def __cinit__(self, words):
        self.single = set()
        self.by_pair = {}
        for item in words:
            word = as_str(item)
            if not word:
                raise ValueError("an empty word")
            if len(word) == 1:
                self.single.add(word)
                self.begins_single[ord(word) % SLOTS] = True
            else:
                self.begins_longer[slot_of_pair(ord(word[0]), ord(word[1]))] = True
                known = self.by_pair.setdefault(word[:2], [])
                if word not in known:
                    known.append(word)

    def has_word(self, text):
        """Whether one of the words stands in a text."""
        return self.walk(as_str(text), True, None, None)

    def find_words(self, text):
        """The words that stand in a text."""
        cdef set found = set()
        self.walk(as_str(text), False, found, None)
        return found

    def find_starts(self, text):
        """The places of a text where a word begins, in its order."""
        cdef list starts = []
        self.walk(as_str(text), False, None, starts)
        return starts

    cdef bint walk(self, str text, bint first_only, set found, list starts) except -1:
        """Whether a word stands in a text; words and places are added where they are asked for."""
        cdef Py_ssize_t i, end = len(text)
        cdef Py_UCS4 c, following
        cdef bint begins
        for i in range(end):
            c = text[i]
            begins = False
            if self.begins_single[<Py_ssize_t> c % SLOTS] and c in self.single:
                begins = True
                if found is not None:
                    found.add(c)
            if i + 1 < end:
                following = text[i + 1]
                if self.begins_longer[slot_of_pair(c, following)]:
                    for word in <list> self.by_pair.get(text[i : i + 2], NO_WORDS):
                        if text.startswith(word, i):
                            begins = True
                            if found is None:
                                break
                            found.add(word)
            if begins:
                if first_only:
                    return True
                if starts is not None:
                    starts.append(i)
        return False


cdef list NO_WORDS = []


cdef inline Py_ssize_t slot_of_pair(Py_UCS4 c, Py_UCS4 following):
    """The place of two characters in a table."""
    return (<Py_ssize_t> c * 61 + <Py_ssize_t> following) % SLOTS


cdef str as_str(text):
    """The text as a string of Python's own class, whose characters lie in memory."""
    return text if type(text) is str else str.__str__(text)


# ---- tags ----

cdef enum:  # what a character is in a tag
    BLANK_OR_SLASH = 1  # between two attributes
    ENDS_NAME = 2
    ENDS_ATTRIBUTE = 4
    ENDS_VALUE = 8  # one without quotes
    FOLLOWS_VALUE = 16
    NOT_ORDINARY = -1

cdef unsigned char TAG_SIGNS[0x80]
for _code in range(0x80):
    _sign = chr(_code)
    TAG_SIGNS[_code] = (
        (_sign in "\t\n\f\r /") * BLANK_OR_SLASH
        | (_sign in "\t\n\f\r /<>") * ENDS_NAME
        | (_sign in "\t\n\f\r /<>=") * ENDS_ATTRIBUTE
        | (_sign in "\t\n\f\r <>\"'") * ENDS_VALUE
        | (_sign in "\t\n\f\r >") * FOLLOWS_VALUE
    )


cdef inline bint is_sign(unsigned int c, int kind):
    return c < 0x80 and TAG_SIGNS[c] & kind


cdef class TokenFinder:
    """Finds the next token of HTML that is no ordinary one."""

    cdef tuple starts, ends  # for each letter the names that begin with it
    cdef Py_ssize_t most, most_chars

    def __cinit__(self, starts, ends, Py_ssize_t most, Py_ssize_t most_chars):
        self.starts, self.ends = group_names(starts), group_names(ends)
        self.most, self.most_chars = most, most_chars

    def find(self, text, Py_ssize_t at, Py_ssize_t stop):
        """Where the next such token begins, from `at` on; `stop` without one."""
        cdef str whole = as_str(text)
        cdef int kind = PyUnicode_KIND(whole)
        cdef const void *data = PyUnicode_DATA(whole)
        if not 0 <= at <= stop <= len(whole):
            raise IndexError(f"from {at} to {stop} in a text of {len(whole)} characters")
        if kind == 1:
            return find_token(self, <const unsigned char *> data, at, stop)
        if kind == 2:
            return find_token(self, <const unsigned short *> data, at, stop)
        return find_token(self, <const unsigned int *> data, at, stop)


def group_names(names):
    """For each letter of the alphabet the names that begin with it."""
    groups = {letter: [] for letter in range(ord("a"), ord("z") + 1)}
    for name in names:
        if not (name.isascii() and name.isalpha() and name.islower()):
            raise ValueError(f"a name of other than small ASCII letters: {name!r}")
        groups[ord(name[0])].append(name.encode())
    return tuple(map(tuple, groups.values()))


cdef Py_ssize_t find_token(TokenFinder told, const Char *text, Py_ssize_t at, Py_ssize_t stop):
    """Where the next token begins that is no ordinary one. Nothing is read at `stop` or beyond."""
    cdef Py_ssize_t end
    while at < stop:
        if text[at] != c"<":
            at += 1
            continue
        end = end_ordinary(told, text, at + 1, stop)
        if end == NOT_ORDINARY:
            return at
        at = end
    return stop


cdef Py_ssize_t end_ordinary(TokenFinder told, const Char *text, Py_ssize_t at, Py_ssize_t stop):
    """Where a token ends whose `<` stands before `at`."""
    cdef Py_ssize_t start
    cdef bint is_end
    if at == stop:
        return at
    if text[at] == c"!":
        return end_comment(text, at + 1, stop)
    if text[at] == c"?":
        return NOT_ORDINARY
    is_end = text[at] == c"/"
    at += is_end
    if at == stop or not is_letter(text[at]):
        return NOT_ORDINARY if is_end else at
    start = at
    while at < stop and not is_sign(text[at], ENDS_NAME):
        at += 1
    if has_name(told.ends if is_end else told.starts, text + start, at - start):
        return NOT_ORDINARY
    return end_attributes(told, text, at, stop)


cdef inline bint is_letter(unsigned int c):
    return c"a" <= (c | 0x20) <= c"z"


cdef bint has_name(tuple names, const Char *name, Py_ssize_t size):
    """Whether a name that begins with a letter is one of those that are told, in either case."""
    cdef bytes known
    cdef const unsigned char *letters
    cdef Py_ssize_t i
    for known in <tuple> names[(name[0] | 0x20) - c"a"]:
        if len(known) == size:
            letters = known
            i = 1
            while i < size and (name[i] | 0x20) == letters[i]:
                i += 1
            if i == size:
                return True
    return False


cdef Py_ssize_t end_comment(const Char *text, Py_ssize_t at, Py_ssize_t stop):
    """Where a comment without brackets ends, whose `<!` stands before `at`."""
    cdef Py_ssize_t first = at + 2
    if stop - at < 5 or text[at] != c"-" or text[at + 1] != c"-":
        return NOT_ORDINARY
    at = first
    while at < stop and text[at] != c"<" and text[at] != c">":
        at += 1
    if at == stop or text[at] != c">" or at - first < 2:
        return NOT_ORDINARY
    return at + 1 if text[at - 1] == c"-" and text[at - 2] == c"-" else NOT_ORDINARY


cdef Py_ssize_t end_attributes(TokenFinder told, const Char *text, Py_ssize_t at, Py_ssize_t stop):
    """Where a tag ends whose name ends at `at`."""
    cdef Py_ssize_t left = told.most
    while True:
        while at < stop and is_sign(text[at], BLANK_OR_SLASH):
            at += 1
        if at == stop:
            return NOT_ORDINARY
        if text[at] == c">":
            return at + 1
        if not left or is_sign(text[at], ENDS_ATTRIBUTE):
            return NOT_ORDINARY
        left -= 1
        while at < stop and not is_sign(text[at], ENDS_ATTRIBUTE):
            at += 1
        if at < stop and text[at] == c"=":
            at = end_value(text, at + 1, stop, told.most_chars)
            if at == NOT_ORDINARY:
                return NOT_ORDINARY


cdef Py_ssize_t end_value(const Char *text, Py_ssize_t at, Py_ssize_t stop, Py_ssize_t most):
    """Where the value of an attribute ends, whose `=` stands before `at`."""
    cdef Py_ssize_t first
    cdef unsigned int quote
    if at == stop:
        return NOT_ORDINARY
    quote = text[at]
    if quote == c'"' or quote == c"'":
        at += 1
        first = at
        while at < stop and text[at] != quote and text[at] != c"<":
            at += 1
        if at == stop or text[at] != quote or at - first > most:
            return NOT_ORDINARY
        return at + 1
    first = at
    while at < stop and not is_sign(text[at], ENDS_VALUE):
        at += 1
    if at == stop or at == first or at - first > most or not is_sign(text[at], FOLLOWS_VALUE):
        return NOT_ORDINARY
    return at


# ---- numbers ----


def sum_by_group(groups, values, Py_ssize_t count):
    """The sum of the values of each group, added in their order."""
    cdef list numbers = as_list(groups), amounts = as_list(values)
    cdef Array room = clone(NO_NUMBERS, count, True)
    cdef double *sums = room.data.as_doubles
    cdef Py_ssize_t i, group
    if len(numbers) != len(amounts):
        raise ValueError(f"{len(numbers)} groups of {len(amounts)} values")
    for i in range(len(numbers)):
        group = numbers[i]
        if not 0 <= group < count:
            raise IndexError(f"group {group} of {count}")
        sums[group] += amounts[i]
    return room.tolist()


cdef Array NO_NUMBERS = array("d")


# ---- trees ----


cdef class ForestScorer:
    """Adds up what the leaves of many small trees say of each block."""

    cdef readonly tuple features
    cdef Py_ssize_t tree_count
    cdef Array leaves      # MAX_TREE_LEAVES doubles for each tree
    # For each split, those of a feature side by side, their borders ascending:
    cdef Array borders     # double
    cdef Array trees       # int, the number of its tree
    cdef Array open_above  # byte, the leaves that a value above the border leaves open
    cdef Array ends        # for each feature an int, the number of the split after its last

    def __cinit__(self, leaves, splits):
        self.tree_count = len(leaves)
        self.leaves = array("d")
        for values in leaves:
            if not 0 < len(values) <= MAX_TREE_LEAVES:
                raise ValueError(f"a tree of {len(values)} leaves, at most {MAX_TREE_LEAVES}")
            self.leaves.extend(array("d", values))
            self.leaves.extend(array("d", bytes(8 * (MAX_TREE_LEAVES - len(values)))))
        by_feature = {}
        for name, border, tree, closed in splits:
            if not 0 <= tree < self.tree_count:
                raise ValueError(f"a split in tree {tree} of {self.tree_count}")
            by_feature.setdefault(name, []).append((border, tree, 0xFF & ~closed))
        self.features = tuple(by_feature)
        rows = [row for asked in by_feature.values() for row in sorted(asked)]
        self.borders = array("d", [border for border, _, _ in rows])
        self.trees = array("i", [tree for _, tree, _ in rows])
        self.open_above = array("B", [left for _, _, left in rows])
        self.ends = array("i")
        for asked in by_feature.values():
            self.ends.append(len(asked) + (self.ends[-1] if len(self.ends) else 0))

    def score(self, columns, Py_ssize_t count):
        """The sum of each block's leaves, added from the first tree to the last."""
        cdef list scores = [], asked = []
        cdef Array open_to_all = array("B", b"\xff" * self.tree_count)
        cdef Array open_leaves = array("B", bytes(self.tree_count))
        cdef Array varying = array("i")  # the features whose columns are asked
        cdef unsigned char *is_open = open_leaves.data.as_uchars
        cdef double *leaves = self.leaves.data.as_doubles
        cdef int *numbers
        cdef Py_ssize_t block, i, feature, tree
        cdef double score
        cdef list column
        for feature, name in enumerate(self.features):
            column = as_list(columns[name])
            if len(column) < count:
                raise IndexError(f"{name} has {len(column)} values for {count} blocks")
            if has_one_value(column, count):  # a third of the columns: what all blocks are alike in
                if count:
                    self.close_leaves(feature, column[0], open_to_all.data.as_uchars)
            else:
                asked.append(column)
                varying.append(feature)
        numbers = varying.data.as_ints
        for block in range(count):
            memcpy(is_open, open_to_all.data.as_uchars, self.tree_count)
            for i in range(len(asked)):
                self.close_leaves(numbers[i], (<list> asked[i])[block], is_open)
            score = 0.0
            for tree in range(self.tree_count):
                score += leaves[tree * MAX_TREE_LEAVES + LOWEST_SET_BIT[is_open[tree]]]
            scores.append(score)
        return scores

    cdef inline void close_leaves(self, Py_ssize_t feature, double value, unsigned char *is_open):
        """Close the leaves that a block with a value of a feature does not come to."""
        cdef double *borders = self.borders.data.as_doubles
        cdef int *trees = self.trees.data.as_ints
        cdef unsigned char *open_above = self.open_above.data.as_uchars
        cdef int *ends = self.ends.data.as_ints
        cdef int split = ends[feature - 1] if feature else 0
        cdef int end = ends[feature]
        while split < end and borders[split] < value:
            is_open[trees[split]] &= open_above[split]
            split += 1


cdef bint has_one_value(list column, Py_ssize_t count):
    """Whether a column has the same number for each of so many blocks."""
    cdef Py_ssize_t block
    cdef double first
    if count == 0:
        return True
    first = column[0]
    for block in range(1, count):
        if <double> column[block] != first:
            return False
    return first == first  # no value is like one that is not a number


cdef list as_list(values):
    """The values in the form in which they are read quickest."""
    return values if type(values) is list else list(values)
