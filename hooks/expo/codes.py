"""Every code of a problem, with its level and its texts; docs/handbook/problems.md explains each by example.

A text says what is wrong with which value and by which rule, with an example of what is right; what this very
value could be instead stands in the hint, where that can be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error stops the build; a warning is printed and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Code:
    """The texts of one kind of problem; `{name}` is filled in by problems.problem()."""

    level: Level
    zh: str
    en: str


def _error(zh: str, en: str) -> Code:
    return Code(Level.ERROR, zh, en)


def _warning(zh: str, en: str) -> Code:
    return Code(Level.WARNING, zh, en)


CODES: dict[str, Code] = {
    # The file
    "file-missing": _error("缺少文件 {name}", "the file {name} is missing"),
    "file-unreadable": _error("文件无法读取：{zh}", "the file cannot be read: {en}"),
    "file-too-large": _error(
        "文件有 {size} 字节，超过 {most} 字节的上限", "the file has {size} bytes; at most {most} are allowed"
    ),
    "file-encoding": _error(
        "文件不是 UTF-8 编码（{zh}），请另存为 UTF-8", "the file is not UTF-8 ({en}); save it as UTF-8"
    ),
    "file-symlink": _error(
        "“{name}”是符号链接（快捷方式），不予接受；请放文件本身",
        "“{name}” is a symbolic link, which is not accepted; put the file itself there",
    ),
    "file-name": _error(
        "文件名“{name}”与编号“{id}”不一致", "the file name “{name}” does not agree with the id “{id}”"
    ),
    "file-misplaced": _error(
        "“{name}”不应放在这里，也不会发布；请移走或改名",
        "“{name}” does not belong here and would not be published; move or rename it",
    ),
    # YAML
    "yaml-syntax": _error("YAML 写法有误：{zh}", "this is not valid YAML: {en}"),
    "yaml-tab": _error("缩进用了制表符（Tab），请改用空格", "the line is indented with a tab; use spaces"),
    "yaml-space": _error(
        "这里的空格是全角空格或不换行空格，YAML 不当空格看；请改用普通的半角空格",
        "the space here is a full-width or a no-break one, which is no space to YAML; use ordinary spaces",
    ),
    "yaml-indent": _error(
        "“{key}”没有缩进：它属于“{holder}”，请在行首多加两个空格",
        "“{key}” is not indented: it belongs to “{holder}”; put two more spaces before it",
    ),
    "yaml-colon": _error(
        "键的后面要用半角冒号加一个空格", "after a key stand a half-width colon and a space"
    ),
    "yaml-wide": _error(
        "YAML 自己的标点要用半角：这里的“{sign}”应为“{meant}”",
        "YAML's own punctuation is half-width: “{sign}” here should be “{meant}”",
    ),
    "yaml-quotes": _error(
        "YAML 不认识全角引号：这里的引号会当成内容；请去掉，或换成半角引号",
        "YAML does not know full-width quotation marks and takes them for content: leave them out, or use"
        " half-width ones",
    ),
    "yaml-alias": _error(
        "不允许使用锚点与别名（& 与 *）；要写这两个符号本身，请给整段文字加引号",
        "anchors and aliases (& and *) are not allowed; quote the text if the sign itself is meant",
    ),
    "yaml-comma": _error(
        "花括号里的逗号把文字截断了，“{key}”成了另一个键；请给整段文字加引号",
        "a comma inside braces cut the text, so “{key}” became a key of its own; quote the whole text",
    ),
    "yaml-tag": _error(
        "不允许使用标签“{tag}”；文字以“!”开头时请加引号",
        "the tag “{tag}” is not allowed; quote text that begins with “!”",
    ),
    "yaml-deep": _error(
        "嵌套超过 {most} 层，多半是括号或缩进多了",
        "the nesting is deeper than {most} levels; probably there are too many brackets or spaces",
    ),
    "yaml-duplicate-key": _error(
        "键“{key}”在同一处写了两次（先在第 {line} 行）",
        "the key “{key}” stands here twice (first on line {line})",
    ),
    "yaml-key": _error(
        "冒号前的键必须是文字，不能是列表或花括号",
        "the key before a colon must be text, not a list or a group in braces",
    ),
    "yaml-empty": _error("文件没有内容", "the file is empty"),
    "yaml-documents": _error(
        "一个文件只能有一份记录（多了“---”）", "one file holds one record (there is a second “---”)"
    ),
    # The form of a record
    "missing-field": _error("缺少必填项“{key}”", "the required field “{key}” is missing"),
    "unknown-key": _error(
        "没有名为“{key}”的键：多半拼写有误，或缩进放错了层",
        "there is no key “{key}”: it is probably misspelt, or indented to the wrong level",
    ),
    "wrong-type": _error(
        "“{value}”的类型不对，这里应为：{zh}", "“{value}” is of the wrong type; expected here: {en}"
    ),
    "empty-text": _error(
        "这里没有内容；没有可写的就删去这一项", "there is nothing here; leave the field out instead"
    ),
    "too-long": _error(
        "文字有 {length} 个字符，最多 {most} 个", "the text has {length} characters; at most {most}"
    ),
    "too-many": _error("有 {length} 项，最多 {most} 项", "there are {length} items; at most {most}"),
    "too-few": _error(
        "有 {length} 项，至少要 {least} 项", "there are {length} items; at least {least} are needed"
    ),
    "out-of-range": _error(
        "{value} 超出范围（{low} 至 {high}）", "{value} is out of range ({low} to {high})"
    ),
    "control-character": _error(
        "文字里有看不见的控制字符 {sign}，多半是粘贴带来的；请删去",
        "the text holds an invisible control character {sign}, probably pasted; delete it",
    ),
    "bad-id": _error(
        "编号“{value}”的格式不对：应为展区字母、连字符和三至六位数字，例如 {example}",
        "the id “{value}” is not a zone letter, a hyphen and three to six digits, such as {example}",
    ),
    "bad-key": _error(
        "“{value}”只能由小写英文字母、数字和连字符组成，例如 {example}",
        "“{value}” may hold only lower-case letters, digits and single hyphens, such as {example}",
    ),
    "bad-letter": _error(
        "“{value}”不是一个大写英文字母，例如 {example}",
        "“{value}” is not one capital letter, such as {example}",
    ),
    "bad-date": _error(
        "“{value}”不是有效的日期：年、月、日都要写，例如 {example}",
        "“{value}” is not a valid date: year, month and day, such as {example}",
    ),
    "bad-phone": _error(
        "“{value}”不是电话号码：一项只写一个号码，分机写“转 8”，例如 {example}",
        "“{value}” is not a telephone number: one number, an extension as “ext 8”, such as {example}",
    ),
    "bad-email": _error(
        "“{value}”不是电子邮箱地址，例如 {example}", "“{value}” is not an e-mail address, such as {example}"
    ),
    "bad-wechat": _error(
        "“{value}”不是微信号：应为 4 至 40 个英文字母、数字、“-”或“_”，例如 {example}",
        "“{value}” is not a WeChat id: 4 to 40 letters, digits, “-” or “_”, such as {example}",
    ),
    "bad-link": _error(
        "链接“{value}”不可用：只写一个网址，以 https://、http://、mailto: 或 tel: 开头，"
        "不含空格、引号和中文标点，例如 {example}",
        "the link “{value}” is not usable: one address, which begins with https://, http://, mailto: or tel:"
        " and holds no spaces, quotation marks or Chinese punctuation, such as {example}",
    ),
    "bad-colour": _error(
        "“{value}”不是颜色：应为 # 加六位小写十六进制数字，例如 {example}",
        "“{value}” is not a colour: # and six lower-case hexadecimal digits, such as {example}",
    ),
    "bad-credit-code": _error(
        "“{value}”不是统一社会信用代码（GB 32100-2015：18 位，末位为校验码），请核对有没有抄错",
        "“{value}” is not a unified social credit code (GB 32100-2015: 18 signs, the last a check sign); look"
        " for a slip in copying",
    ),
    "bad-image-name": _error(
        "图片文件名“{value}”不可用：不带路径和空格，扩展名为 jpg、jpeg、png、webp 或 avif，例如 {example}",
        "the image file name “{value}” is not usable: no path, no spaces,"
        " ending in jpg, jpeg, png, webp or avif, such as {example}",
    ),
    "unknown-word": _error(
        "“{value}”不是 {vocabulary} 的词，请写英文键（可用：{allowed}）",
        "“{value}” is not a word of {vocabulary}; write one of its keys (there are: {allowed})",
    ),
    # Records together
    "duplicate-id": _error("编号“{id}”已用于 {other}", "the id “{id}” is already used in {other}"),
    "zone-mismatch": _error(
        "编号“{id}”的首字母应为本展区的“{letter}”",
        "the letter of “{id}” should be “{letter}”, that of this zone",
    ),
    "unknown-zone": _error(
        "文件夹“{name}”不是展区（可用：{allowed}）",
        "the folder “{name}” is not a zone (there are: {allowed})",
    ),
    "reserved-zone": _error(
        "展区不能叫“{key}”，这个文件夹另有用途",
        "a zone cannot be called “{key}”: that folder has another use",
    ),
    "duplicate-zone": _error(
        "“{value}”已用于另一个展区（第 {line} 行）",
        "“{value}” is already used for another zone (line {line})",
    ),
    "period-order": _error(
        "最后一天 {last} 早于第一天 {first}", "the last day {last} is before the first day {first}"
    ),
    "bad-placeholder": _error(
        "“{value}”里的花括号只能是 {{count}}", "the only braces in “{value}” may be {{count}}"
    ),
    "unknown-exhibitor": _error("没有名为“{value}”的展商文件", "there is no exhibitor file “{value}”"),
    "zone-total": _warning(
        "展区“{zone}”应有 {expected} 项成果（{basis_zh}），现有 {found} 项",
        "the zone “{zone}” should have {expected} results ({basis_en}), but has {found}",
    ),
    "exhibitor-unused": _warning("没有成果引用展商“{key}”", "no result names the exhibitor “{key}”"),
    "duplicate-alias": _error(
        "“{value}”已写在同义词里（第 {line} 行），一个词只能写一次",
        "“{value}” already stands among the aliases (line {line}); a word may stand there once",
    ),
    # What stands in a text
    "look-alike": _warning(
        "“{value}”里有外形相似的另一个字符（{number}），看上去一样，却搜索不到",
        "“{value}” holds another character that only looks right ({number}), so that no search finds it",
    ),
    "markup-in-text": _warning(
        "文字里有网页代码“{value}”，多半是粘贴带来的，页面会照样显示；请删去",
        "the text holds HTML, “{value}”, probably pasted, which the page shows as it stands; delete it",
    ),
    "contact-without-consent": _warning(
        "联系人没有同意公开，网站不会显示；但仓库可能人人可见，请删去电话、邮箱和微信，或先征得本人同意",
        "the contact has not agreed to publication and is not shown, but the repository may be public: delete"
        " telephone, e-mail and WeChat id, or ask the person first",
    ),
    "mobile-number-in-text": _warning(
        "文字里有手机号码，会随文字公开；请移到 contacts，并写明本人是否同意（consent）",
        "the text holds a mobile number, which is published with it: move it to contacts, which ask for"
        " consent",
    ),
    "email-in-text": _warning(
        "文字里有电子邮箱地址，会随文字公开；请移到 contacts，并写明本人是否同意（consent）",
        "the text holds an e-mail address, which is published with it: move it to contacts, which ask for"
        " consent",
    ),
    "identity-number-in-text": _error(
        "文字里有居民身份证号码，绝不能公开；请删去，并告知组织方：它可能已留在提交历史里",
        "the text holds the number of an identity card, which must never be published: delete it, and tell"
        " the organisers that the history may still hold it",
    ),
    # Images
    "image-missing": _error("找不到图片“{name}”", "the image “{name}” is not there"),
    "image-unnamed": _warning(
        "图片“{name}”没有在记录里写出，不会发布",
        "the image “{name}” is not named in the record and will not be published",
    ),
    "image-format": _error(
        "“{name}”不是 JPEG、PNG、WebP 或 AVIF 图片（内容是 {found}）",
        "“{name}” is not a JPEG, PNG, WebP or AVIF image (its content is {found})",
    ),
    "image-animated": _error("“{name}”是动图，不予接受", "“{name}” is animated, which is not accepted"),
    "image-bytes": _error(
        "图片“{name}”有 {size} 字节，最多 {most} 字节", "the image “{name}” has {size} bytes; at most {most}"
    ),
    "image-pixels": _error(
        "图片“{name}”为 {width}×{height} 像素，最多 {most} 像素",
        "the image “{name}” has {width}×{height} pixels; at most {most} in all",
    ),
    "image-damaged": _error("图片“{name}”已损坏：{reason}", "the image “{name}” is damaged: {reason}"),
    "image-small": _warning(
        "图片“{name}”宽 {width} 像素，建议至少 {least} 像素",
        "the image “{name}” is {width} pixels wide; at least {least} are advised",
    ),
    # Translations
    "translation-stale": _warning(
        "中文改过，这段英文还是从旧的中文译来的；改好英文，或确认无误后运行 make translations ACCEPT={id}",
        "the Chinese has changed since this English was written; rewrite it, "
        "or if it still holds run: make translations ACCEPT={id}",
    ),
    "translation-moved": _error(
        "{id} 的“{where}”在导出之后改过，请重新导出再译；其余各行要先导入，就清空这一行的英文",
        "“{where}” of {id} has changed since the export; export it again, "
        "or empty the English of this row to import the others",
    ),
    "translation-unplaced": _error(
        "这一行对不上任何文字：编号“{id}”，位置“{where}”；请照导出时的样子改回",
        "this row belongs to no text: id “{id}”, place “{where}”; put them back as they were exported",
    ),
    "translation-twice": _error(
        "{id} 的“{where}”在清单里译了两次，请留一行",
        "“{where}” of {id} is translated twice in the list; keep one of the rows",
    ),
    "translation-chinese": _warning(
        "这里的中文改过，只导入英文；要改 {id} 的中文，请改记录",
        "the Chinese was changed here, but only English is imported; change that of {id} in its record",
    ),
    "bad-note": _error(
        "“{value}”不是译文的记号；这份文件由命令维护，例如 {example}",
        "“{value}” is no note of a translation; commands keep this file; such as {example}",
    ),
    # Links to other sites
    "link-dead": _error("链接“{value}”打不开：{zh}", "the link “{value}” leads nowhere: {en}"),
    "link-unsure": _warning(
        "链接“{value}”没能确认，请手动打开看看：{zh}",
        "the link “{value}” could not be confirmed; open it yourself: {en}",
    ),
    "link-moved": _warning(
        "链接“{value}”转到了别的网站，请看看还对不对：{to}",
        "the link “{value}” ends at another site; see whether it is still right: {to}",
    ),
    # Print
    "not-in-typeface": _warning(
        "“{sign}”（{number}）不在印刷字体里，纸上会印成“〓”",
        "the typeface of the printed guides has no “{sign}” ({number}); it is printed as “〓”",
    ),
    "image-coarse": _warning(
        "图片“{name}”印刷时只有 {resolution} dpi，不足 {least} dpi；原图宽度应至少 {width} 像素",
        "the image “{name}” prints with {resolution} dpi, less than {least}; "
        "the original should be at least {width} pixels wide",
    ),
    "guide-failed": _warning(
        "{id} 无法排进“{name}”，已略去：{reason}", "{id} cannot be set in “{name}” and is left out: {reason}"
    ),
    # Spreadsheets
    "table-unreadable": _error("表格无法读取：{zh}", "the table cannot be read: {en}"),
    "table-headings": _error(
        "找不到“{name}”这张表的列头，例如：{example}",
        "the headings of the sheet {name} are not there, such as {example}",
    ),
    "table-sheet": _warning(
        "没有读入“{name}”这张表：不认识它的名称", "the sheet “{name}” is not read: its name is not known"
    ),
    "table-column": _warning(
        "没有读入“{name}”这一列：不认识它的列头", "the column “{name}” is not read: its heading is not known"
    ),
    "table-column-elsewhere": _warning(
        "没有读入“{name}”这一列：这些内容写在“{sheet}”表里，每行一条，第一列写编号",
        "the column “{name}” is not read: this belongs on the sheet {sheet}, one a row, "
        "with the id in the first column",
    ),
    "table-column-bare": _warning(
        "没有读入 {name} 列：它没有列头", "the column {name} is not read: it has no heading"
    ),
    "table-column-needed": _error(
        "表里没有“{name}”这一列，而它必填；请补上这一列",
        "the column {name} is missing, and it must be filled in; add it",
    ),
    "table-remark": _warning(
        "没有读入这一行：只有“{value}”，不是一条记录",
        "the row is not read: it holds only “{value}”, which is no record",
    ),
    "table-sheet-twice": _error(
        "“{name}”和“{other}”都像“{wanted}”表；请合成一张，取名“{wanted}”",
        "“{name}” and “{other}” both look like the sheet {wanted}; put them together and call it {wanted}",
    ),
    "table-column-twice": _error(
        "“{name}”这一列有两处（另一处在 {other}）", "the column “{name}” is there twice (also at {other})"
    ),
    "table-column-missing": _error(
        "表里没有“{name}”这一列，而“{id}”的记录里有它的内容；更新前请补上",
        "the column {name} is missing, but the record “{id}” has values for it; add it before you update",
    ),
    "table-cell": _error(
        "单元格里是“{value}”，没有可用的值；请填入文字或数字",
        "the cell holds “{value}”, which has no value; write text or a number",
    ),
    "table-digits": _error(
        "“{value}”被电子表格当成了数字，丢了位数；请把单元格设为文本后重新填写",
        "“{value}” was taken for a number and lost digits; format the cell as text and type it again",
    ),
    "table-date": _error(
        "这里填的被电子表格当成了日期（{value}），看不出原来的写法；请把单元格设为文本后重新填写",
        "the spreadsheet made a date ({value}) of what was written; format the cell as text, type it again",
    ),
    "table-word": _error(
        "“{value}”不在“{vocabulary}”的词里，请从下拉列表中选（可用：{allowed}）",
        "“{value}” is not a word of {vocabulary}; choose one from the list (there are: {allowed})",
    ),
    "table-row": _error(
        "“{value}”不是“{sheet}”表里的编号或成果名称",
        "“{value}” is neither an id nor a title of the sheet {sheet}",
    ),
    "table-zone": _error(
        "看不出“{value}”属于哪个展区（可用：{allowed}）",
        "the zone of “{value}” cannot be told (there are: {allowed})",
    ),
    "table-phones": _warning(
        "一个单元格里有 {count} 个电话（{value}），导入后各成一条同名联系人",
        "the cell holds {count} telephone numbers ({value}); each becomes a contact of the same name",
    ),
    "table-parted": _warning(
        "“{value}”写在一行，当作 {count} 项读入；最好每行写一项",
        "“{value}” is on one line and read as {count} items; better write one a line",
    ),
    "table-lines": _error(
        "中文是 {zh} 项，英文是 {en} 项，对不上；请两边都每行写一项",
        "the Chinese has {zh} items and the English {en}; write one a line on both sides",
    ),
    "table-unit-twice": _warning(
        "“{value}”已带单位“{unit}”，单位列又写了一次，页面上会显示两次；请在数值里去掉",
        "“{value}” has the unit “{unit}” already, so it shows twice; leave it out of the value",
    ),
    "table-removed": _warning(
        "“{id}”的记录里有“{names}”，表格里是空的，更新会删去",
        "the record “{id}” has {names}, which the table leaves empty: the update takes it away",
    ),
    "table-exists": _warning(
        "“{id}”的记录与表格不同，没有改动；要以表格为准，请加 UPDATE=1（--update）",
        "the record “{id}” differs from the table and is left as it is; UPDATE=1 (--update) changes it",
    ),
    # ZIPs that exhibitors send in
    "submission-unreadable": _error("压缩包无法读取：{zh}", "the ZIP cannot be read: {en}"),
    "submission-empty": _error(
        "压缩包里没有成果的记录（如 industry/K-010.yaml）",
        "the ZIP holds no record of a result (such as industry/K-010.yaml)",
    ),
    "submission-file": _warning(
        "没有收入“{name}”：只收成果和展商的记录、成果的图片",
        "“{name}” is not taken: only records of results and exhibitors, and pictures of results are",
    ),
    "submission-exists": _error(
        "“{name}”已有真实的记录，内容不同；要改它请加 UPDATE=1，另一项成果请换编号",
        "“{name}” is a real record already, and differs: add UPDATE=1 to change it, or give another result"
        " another id",
    ),
}
