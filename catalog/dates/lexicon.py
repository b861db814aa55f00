"""The words of dates in Vietnamese, English and French, and what each means to the grammar.

Phrases are separated by ';'. Vietnamese words are found without their marks too, unless that makes them another word.
"""

from enum import StrEnum

from catalog.dates.syllables import syllable


class Sign(StrEnum):
    """What a word or phrase means in a date."""

    CENTURY = "century"
    DECADE = "decade"
    MILLENNIUM = "millennium"
    YEAR = "year"
    YEAR_ONE = "year one"
    MONTH = "month"
    DAY = "day"
    NTH = "nth"
    YEAR_AFTER = "niên"
    MONTH_AFTER = "nguyệt"
    DAY_AFTER = "nhật"
    FULL_MOON = "rằm"
    NEW_YEAR = "tết"
    LEAP = "leap"
    SEASON = "season"
    LUNAR = "lunar"
    SOLAR = "solar"
    BCE = "BCE"
    CE = "CE"
    SAKA = "śaka"
    BUDDHIST = "buddhist era"
    PRESENT = "before present"
    AGO = "ago"
    ABOUT = "about"
    PROBABLY = "probably"
    MAYBE = "maybe"
    BEFORE = "before"
    AFTER = "after"
    UNTIL = "until"
    SINCE = "since"
    BETWEEN = "between"
    AND = "and"
    OR = "or"
    NOW = "now"
    YEARLY = "yearly"
    EVERY = "every"
    ONCE = "once in years"
    FESTIVAL = "festival"
    FILLER = "filler"
    MONTHS_END = "month's end"
    """No phrase of its own: what the reader of festivals puts for a word that means it there."""


PHRASES: dict[Sign, str] = {
    Sign.CENTURY: (
        "thế kỷ;thế kỉ;thế ký;thế kỹ;thế kỳ;thế kí;"  # the last four: slips of the tone, for nothing else is called so
        "các thế kỷ;các thế kỉ;hai thế kỷ;hai thế kỉ;những thế kỷ;thế kỷ thứ;thế kỉ thứ;tk;tk thứ;"
        "century;centuries;cent;siècle;siècles"
    ),
    Sign.DECADE: (
        "thập niên;thập kỷ;thập kỉ;những năm;các năm;trong những năm;decade;décennie;années;thập niên những năm"
    ),
    Sign.MILLENNIUM: "thiên niên kỷ;thiên niên kỉ;thiên niên kỷ thứ;thiên kỷ;millennium;millénaire",
    Sign.YEAR: "năm;year;years;an;année;anno",
    Sign.YEAR_ONE: "nguyên niên;năm đầu;năm đầu tiên;năm nguyên niên;first year",
    Sign.MONTH: "tháng;month;mois",
    Sign.DAY: "ngày;mùng;mồng;ngày mùng;ngày mồng;sơ;ngày sơ;day;jour;đêm;đêm ngày",
    Sign.NTH: "thứ;đệ;vạn vạn niên chi;vạn niên chi",
    Sign.YEAR_AFTER: "niên",
    Sign.MONTH_AFTER: "nguyệt",
    Sign.DAY_AFTER: "nhật",
    Sign.FULL_MOON: "rằm;ngày rằm;full moon;full moon day;day of full moon",
    Sign.NEW_YEAR: "tết;tết nguyên đán",
    Sign.LEAP: "nhuận;leap;intercalary;intercalaire",
    Sign.SEASON: (
        "xuân;hạ;đông;mùa xuân;mùa hè;mùa hạ;mùa thu;mùa đông;spring;summer;autumn;fall;winter;printemps;été;"
        "automne;hiver"
    ),
    Sign.LUNAR: "âm lịch;lịch âm;âl;nông lịch;al;theo âm lịch;tính theo âm lịch;lunar;lunar calendar;lunaire",
    Sign.SOLAR: "dương lịch;lịch dương;dl;theo dương lịch;tây lịch;công lịch;solar;gregorian;gregorian calendar",
    Sign.BCE: (
        "trước công nguyên;trước cn;tcn;trcn;tr cn;t c n;trước tây lịch;trước tl;trước thiên chúa;bc;b c;bce;"
        "b c e;av j - c;avant j - c;av jc;avant notre ère"
    ),
    Sign.CE: (
        "sau công nguyên;công nguyên;sau cn;scn;s c n;cn;sau tây lịch;ad;a d;ce;c e;ec;ap j - c;après j - c;"
        "de notre ère"
    ),
    Sign.SAKA: "śaka;saka;çaka;lịch śaka;niên lịch śaka;śaka era;ère śaka;lịch saka;năm śaka",
    Sign.BUDDHIST: "phật lịch;pl;be;b e;eb;buddhist era;ère bouddhique",
    Sign.PRESENT: "bp;b p;before present",
    Sign.AGO: "cách ngày nay;cách nay;cách đây",
    Sign.ABOUT: (
        "khoảng;vào khoảng;khoảng chừng;trong khoảng;chừng;ước;ước chừng;ước khoảng;ước tính;ước đoán;xấp xỉ;quãng;"
        "khoảng độ;độ năm;khoảng năm;vào khoảng năm;c;ca;cca;k;circa;about;around;approximately;approx;vers;environ"
    ),
    Sign.PROBABLY: (
        "có lẽ;nhiều khả năng;rất có thể;probably;prob;presumably;likely;most likely;probablement;sans doute"
    ),
    Sign.MAYBE: (
        "tương truyền;theo truyền thuyết;phỏng đoán;có thể;chưa chắc;possibly;perhaps;maybe;peut-être;peut être"
    ),
    Sign.BEFORE: "trước;trước năm;before;avant;pre;prior to;earlier than",
    Sign.AFTER: "sau;sau năm;after;post;après;later than",
    Sign.UNTIL: (
        "đến;tới;sang;cho đến;cho tới;đến năm;đến hết;muộn nhất;muộn nhất là;không muộn hơn;không sau;"
        "không sau năm;to;until;till;by;not after;"
        "no later than;jusqu à;jusque;à;au"
    ),
    Sign.SINCE: (
        "từ;kể từ;bắt đầu từ;từ năm;sớm nhất;sớm nhất là;không sớm hơn;không trước;không trước năm;since;from;"
        "not before;no earlier than;"
        "depuis;à partir de"
    ),
    Sign.BETWEEN: "between;entre",
    Sign.AND: "và;and;et;cùng",
    Sign.OR: "hoặc;hay;or;ou",
    Sign.NOW: "nay;ngày nay;hiện nay;bây giờ;now;present;today;the present;nos jours",
    Sign.YEARLY: "hàng năm;hằng năm;mỗi năm;thường niên;annually;every year;each year;yearly;annual;tous les ans",
    Sign.EVERY: "every;cứ;cách",
    Sign.ONCE: "năm một lần;năm 1 lần;năm mở một lần;năm mở hội một lần;năm tổ chức một lần;năm lại mở một lần",
    Sign.FESTIVAL: (
        "lễ hội;hội;chính hội;khai hội;lễ;lễ chính;ngày hội;ngày lễ;ngày chính hội;hội chính;ngày hội chính;"
        "chính lễ;giỗ;ngày giỗ;mở hội;tổ chức;được tổ chức;diễn ra;thường;thường diễn ra;thường được tổ chức;"
        "nhằm ngày;festival;feast;held;is held;celebrated;takes place"
    ),
    Sign.FILLER: (
        "vào;trong;của;dưới;dưới thời;vào thời;thời;thời kỳ;thời kì;thời đại;thời gian;giai đoạn;đời;triều;"
        "triều đại;nhà;vua;dưới triều;dưới đời;hoàng đế;niên hiệu;hiệu;đế hiệu;niên đại;tức;tức là;tức năm;"
        "nhằm năm;là năm;hoàng triều;quốc triều;hoàng việt;đại việt;đại nam;thượng tuần;trung tuần;hạ tuần;"
        "ngày lành;ngày tốt;ngày lành tháng tốt;tháng tốt;cát nhật;cát nguyệt;tuế thứ;tuế tại;được;the;of;in;on;"
        "de;du;des;d;l;la;les;dynasty;period;reign;s reign;emperor;king;era;"
        "dynastie;"
        "époque;période;règne;roi;empereur;dated;dated to;daté de;sinh;mất;sinh năm;mất năm;hoạt động;born;died;"
        "active;fl;floruit;né;née;né en;mort;mort en;xây dựng;xây;dựng;khởi dựng;khởi công;hoàn thành;khắc;đúc;"
        "lập;thành lập;tạc;in;soạn;biên soạn;viết;chế tạo;sáng tác;ban;cấp;công nhận;xếp hạng;built;made;cast;"
        "carved;printed;painted;written;published;issued;granted;founded;established;completed;begun;exhibited"
    ),
}

MONTHS = (
    "january;jan;janvier",
    "february;feb;février",
    "march;mar;mars",
    "april;apr;avril",
    "may;mai",
    "june;jun;juin",
    "july;jul;juillet",
    "august;aug;août",
    "september;sep;sept;septembre",
    "october;oct;octobre",
    "november;nov;novembre",
    "december;dec;décembre",
)
LUNAR_MONTHS = {
    1: "giêng;chính nguyệt;mạnh xuân",
    2: "trọng xuân",
    3: "quý xuân",
    4: "mạnh hạ",
    5: "trọng hạ",
    6: "quý hạ",
    7: "mạnh thu",
    8: "trọng thu",
    9: "quý thu",
    10: "mạnh đông",
    11: "trọng đông",
    12: "chạp;quý đông",
}

PARTS: dict[tuple[int, int], str] = {
    (0, 10): "thập niên đầu;thập kỷ đầu;thập niên đầu tiên;first decade",
    (90, 100): "thập niên cuối;thập kỷ cuối;last decade",
    (
        0,
        33,
    ): (
        "đầu;những thập niên đầu;những thập kỷ đầu;1/3 đầu;một phần ba đầu;những năm đầu;vào đầu;sơ kỳ;early;"
        "beginning of;début;début du;commencement"
    ),
    (33, 66): "giữa;những năm giữa;vào giữa;trung kỳ;mid;middle of;middle;milieu;milieu du",
    (
        66,
        100,
    ): (
        "cuối;những thập niên cuối;những thập kỷ cuối;1/3 cuối;một phần ba cuối;những năm cuối;vào cuối;hậu kỳ;"
        "mạt kỳ;late;end of;fin;fin du"
    ),
    (0, 50): (
        "nửa đầu;1/2 đầu;nửa trước;nửa thứ nhất;nửa đầu của;first half;1 st half;première moitié;1 ère moitié;"
        "1 re moitié"
    ),
    (50, 100): (
        "nửa cuối;1/2 cuối;nửa sau;nửa thứ hai;nửa cuối của;second half;2 nd half;latter half;last half;seconde moitié;"
        "deuxième moitié;2 e moitié;2 de moitié;2 ème moitié"
    ),
    (0, 25): "1/4 đầu;một phần tư đầu;phần tư đầu;phần tư thứ nhất;first quarter;1 st quarter;premier quart;1 er quart",
    (25, 50): "phần tư thứ hai;second quarter;2 nd quarter;deuxième quart;2 e quart;2 ème quart",
    (50, 75): "phần tư thứ ba;third quarter;3 rd quarter;troisième quart;3 e quart;3 ème quart",
    (
        75,
        100,
    ): (
        "phần tư cuối;1/4 cuối;một phần tư cuối;phần tư thứ tư;fourth quarter;last quarter;4 th quarter;"
        "dernier quart;4 e quart"
    ),
    (0, 66): "2/3 đầu;hai phần ba đầu",
    (33, 100): "2/3 cuối;hai phần ba cuối",
    (0, 75): "3/4 đầu;ba phần tư đầu",
    (25, 100): "3/4 cuối;ba phần tư cuối",
}
"""Percent of a century or decade; 'early', 'mid' and 'late' are its thirds."""

ORDINAL_WORDS = (
    "first;premier;première",
    "second;deuxième",
    "third;troisième",
    "fourth;quatrième",
    "fifth;cinquième",
    "sixth;sixième",
    "seventh;septième",
    "eighth;huitième",
    "ninth;neuvième",
    "tenth;dixième",
    "eleventh;onzième",
    "twelfth;douzième",
    "thirteenth;treizième",
    "fourteenth;quatorzième",
    "fifteenth;quinzième",
    "sixteenth;seizième",
    "seventeenth;dix septième;dix-septième",
    "eighteenth;dix huitième;dix-huitième",
    "nineteenth;dix neuvième;dix-neuvième",
    "twentieth;vingtième",
)
ORDINAL_ENDINGS = frozenset(map(syllable, ("st", "nd", "rd", "th", "e", "er", "ère", "ere", "ème", "eme", "è", "re")))
BLANKS = frozenset(
    (
        "",
        "?",
        "??",
        "???",
        "(?)",
        "-",
        "--",
        "–",
        "…",
        "...",
        "n/a",
        "na",
        "không rõ",
        "không rõ năm",
        "không rõ niên đại",
        "không xác định",
        "chưa rõ",
        "chưa xác định",
        "chưa rõ niên đại",
        "không có",
        "không biết",
        "không ghi",
        "khuyết niên đại",
        "không đề năm",
        "unknown",
        "undated",
        "not known",
        "date not known",
        "date unknown",
        "no date",
        "n.d.",
        "n.d",
        "s.d.",
        "sans date",
        "inconnu",
        "inconnue",
    )
)
"""Texts that say that no date is known, in lower case."""
