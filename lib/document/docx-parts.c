/*
 * The fixed parts of a docx.
 *
 * The order of elements within an element is that of the schema of ECMA-376:
 * Word refuses a file in which, say, the indent stands before the spacing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "document/docx-state.h"
#include "document/render-state.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPEN "http://schemas.openxmlformats.org/"
#define WORD OPEN "wordprocessingml/2006/main"
#define PACKAGE OPEN "package/2006/"
#define OFFICE OPEN "officeDocument/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

#define OVERRIDE(part, type)                                                   \
	"<Override PartName=\"/word/" part "\" ContentType=\"" TYPE type "\"/" \
	">"
#define RELATION(id, type, target)                            \
	"<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type \
	"\" Target=\"" target "\"/>"

/* A font, and what stands in for it where it is not installed. */
#define FONT(name, other, family)                                      \
	"<w:font w:name=\"" name "\"><w:altName w:val=\"" other "\"/>" \
	"<w:charset w:val=\"86\"/><w:family w:val=\"" family "\"/>"    \
	"<w:pitch w:val=\"variable\"/></w:font>"

/* A page number between dashes: 4号, half-width 宋体. */
#define FOOTER(align)                                                         \
	HEAD "<w:ftr xmlns:w=\"" WORD "\"><w:p><w:pPr>"                       \
	     "<w:pStyle w:val=\"Footer\"/>" align "</w:pPr>"                  \
	     "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"              \
	     "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"           \
	     "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" \
	     "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"             \
	     "<w:r><w:t>1</w:t></w:r>"                                        \
	     "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"                  \
	     "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"

const struct zy_docx_part zy_docx_parts[] = {
    {"[Content_Types].xml", HEAD
	"<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/"
	"vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>" OVERRIDE(
	    "document.xml", "document.main+xml") OVERRIDE("styles.xml",
	    "styles+xml") OVERRIDE("settings.xml", "settings+xml")
	    OVERRIDE("fontTable.xml", "fontTable+xml") OVERRIDE("footer1.xml",
		"footer+xml") OVERRIDE("footer2.xml", "footer+xml") "</Types>"},
    {"_rels/.rels",
	HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">" RELATION(
	    "rId1", "officeDocument", "word/document.xml") "</Relationships>"},
    {"word/_rels/document.xml.rels", HEAD
	"<Relationships xmlns=\"" PACKAGE "relationships\">" RELATION("rId1",
	    "styles", "styles.xml") RELATION("rId2", "settings", "settings.xml")
	    RELATION("rId3", "fontTable", "fontTable.xml")
		RELATION("rId4", "footer", "footer1.xml")
		    RELATION("rId5", "footer", "footer2.xml") RELATION(
			"rId6", "header", "header1.xml") "</Relationships>"},
    {"word/settings.xml",
	HEAD "<w:settings xmlns:w=\"" WORD "\"><w:evenAndOddHeaders/>"
	     "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
	     "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
	     "w:uri=\"http://schemas.microsoft.com/office/word\" "
	     "w:val=\"15\"/></w:compat></w:settings>"},
    {"word/fontTable.xml",
	HEAD "<w:fonts xmlns:w=\"" WORD "\">" FONT("方正小标宋简体", "华文中宋",
	    "roman") FONT("仿宋_GB2312", "仿宋", "roman")
	    FONT("楷体_GB2312", "楷体", "roman") FONT("黑体", "SimHei", "swiss")
		FONT("宋体", "SimSun", "roman") "</w:fonts>"},
    {"word/footer1.xml", FOOTER("<w:ind w:rightChars=\"100\" w:right=\"280\"/>"
				"<w:jc w:val=\"right\"/>")},
    {"word/footer2.xml", FOOTER("<w:ind w:leftChars=\"100\" w:left=\"280\"/>"
				"<w:jc w:val=\"left\"/>")},
};
const size_t zy_docx_nparts = sizeof(zy_docx_parts) / sizeof(zy_docx_parts[0]);

/* A paragraph style; sizes are in half points. */
struct style {
	const char *id, *name;
	const char *font;    /* NULL: that of the running text */
	unsigned size;	     /* 0: that of the running text */
	unsigned decree;     /* and of a decree */
	const char *letters; /* more properties of its letters, or "" */
	const char *paragraph, *paragraph_decree; /* NULL: as the other */
};

#define TITLE_FONT "方正小标宋简体"
#define LATIN "Times New Roman"
#define TEXT_FONT "仿宋_GB2312"
#define TIGHT                                                     \
	"<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" " \
	"w:lineRule=\"auto\"/>"

static const struct style styles[] = {
    {"Title", "Title", TITLE_FONT, 36, 44, "",
	"<w:keepNext/><w:spacing w:before=\"0\" w:after=\"160\" "
	"w:line=\"320\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>",
	"<w:keepNext/><w:spacing w:before=\"0\" w:after=\"579\" "
	"w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>"},
    {"Heading1", "heading 1", "黑体", 28, 32, "",
	"<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/>"
	"<w:outlineLvl w:val=\"0\"/>",
	"<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
	"<w:outlineLvl w:val=\"0\"/>"},
    {"Heading2", "heading 2", "楷体_GB2312", 26, 32, "",
	"<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>"
	"<w:outlineLvl w:val=\"1\"/>",
	"<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
	"<w:outlineLvl w:val=\"1\"/>"},
    {"Lead", "Body Text First Indent", NULL, 0, 0, "",
	"<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>"
	"<w:jc w:val=\"both\"/>",
	"<w:ind w:firstLineChars=\"200\" w:firstLine=\"630\"/>"
	"<w:jc w:val=\"both\"/>"},
    {"Text", "Body Text", NULL, 0, 0, "", "", NULL},
    {"Note", "Note", NULL, 18, 24, "", TIGHT, NULL},
    {"Warn", "Warning", "黑体", 0, 0, "",
	"<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" "
	"w:color=\"A5201F\"/><w:left w:val=\"single\" w:sz=\"24\" "
	"w:space=\"4\" w:color=\"A5201F\"/><w:bottom w:val=\"single\" "
	"w:sz=\"4\" w:space=\"4\" w:color=\"A5201F\"/><w:right "
	"w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"A5201F\"/>"
	"</w:pBdr><w:spacing w:before=\"120\" w:after=\"120\"/>"
	"<w:ind w:left=\"120\" w:right=\"120\"/>",
	NULL},
    {"Issuer", "Issuer", TITLE_FONT, 72, 72, "<w:color w:val=\"D7000F\"/>",
	"<w:spacing w:before=\"1200\" w:after=\"0\" w:line=\"240\" "
	"w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>",
	NULL},
    {"Number", "Document Number", NULL, 0, 0, "", "<w:jc w:val=\"center\"/>",
	"<w:spacing w:before=\"579\" w:after=\"0\"/><w:jc w:val=\"center\"/>"},
    {"RedLine", "Red Line", NULL, 2, 2, "",
	"<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"1\" "
	"w:color=\"D7000F\"/></w:pBdr><w:spacing w:before=\"0\" "
	"w:after=\"1158\" w:line=\"227\" w:lineRule=\"exact\"/>",
	NULL},
    {"By", "Issuer and Date", NULL, 0, 0, "",
	"<w:spacing w:before=\"0\" w:after=\"160\"/><w:jc w:val=\"center\"/>",
	NULL},
    {"Signature", "Signature", NULL, 0, 0, "",
	"<w:keepLines/><w:jc w:val=\"right\"/>", NULL},
    {"Caption", "caption", "黑体", 22, 28, "",
	"<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\" "
	"w:line=\"240\" w:lineRule=\"auto\"/>",
	NULL},
    {"Cell", "Table Text", NULL, 21, 21, "", TIGHT, NULL},
    {"HeadCell", "Table Heading", "黑体", 21, 21, "",
	"<w:keepNext/>" TIGHT "<w:jc w:val=\"center\"/>", NULL},
    {"Line0", "Outline 1", "黑体", 0, 0, "", "<w:keepNext/>" TIGHT, NULL},
    {"Line1", "Outline 2", NULL, 0, 0, "",
	TIGHT "<w:ind w:left=\"400\" w:hanging=\"200\"/>", NULL},
    {"Line2", "Outline 3", NULL, 0, 0, "",
	TIGHT "<w:ind w:left=\"600\" w:hanging=\"200\"/>", NULL},
    {"Line3", "Outline 4", NULL, 0, 0, "",
	TIGHT "<w:ind w:left=\"800\" w:hanging=\"200\"/>", NULL},
    {"Box", "Form", NULL, 28, 28, "",
	"<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"400\" "
	"w:lineRule=\"atLeast\"/>",
	NULL},
    {"Imprint", "Imprint", NULL, 28, 28, "",
	"<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"480\" "
	"w:lineRule=\"exact\"/><w:ind w:left=\"280\" w:right=\"280\"/>",
	NULL},
    {"Mark", "Attachment Mark", "黑体", 0, 0, "", "<w:keepNext/>", NULL},
    {"Cut", "Cut", NULL, 18, 21, "",
	"<w:pBdr><w:top w:val=\"dashed\" w:sz=\"6\" w:space=\"1\" "
	"w:color=\"auto\"/></w:pBdr><w:spacing w:before=\"240\" "
	"w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/><w:jc "
	"w:val=\"center\"/>",
	NULL},
    {"Gap", "Gap", NULL, 4, 4, "",
	"<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"80\" "
	"w:lineRule=\"exact\"/>",
	NULL},
    {"Header", "header", NULL, 4, 4, "", "", NULL},
    {"Footer", "footer", "宋体", 28, 28, "", TIGHT, NULL},
};

/* A text drawn as a picture, as Word makes a watermark: its kind of shape, */
#define MARK_SHAPE                                                        \
	"<w:r><w:pict><v:shapetype id=\"_x0000_t136\" "                   \
	"coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" "          \
	"path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas>"               \
	"<v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>"         \
	"<v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/>"          \
	"<v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>"          \
	"<v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/>"          \
	"<v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/>"           \
	"<v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/>"                \
	"<v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>" \
	"<v:path textpathok=\"t\" o:connecttype=\"custom\" "              \
	"o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" "           \
	"o:connectangles=\"270,180,90,0\"/>"                              \
	"<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>"
/* and the shape, up to its text. */
#define MARK                                                             \
	"<v:shape id=\"DraftMark\" type=\"#_x0000_t136\" style=\""       \
	"position:absolute;margin-left:0;margin-top:0;width:%zupt;"      \
	"height:120pt;rotation:315;z-index:-251658752;"                  \
	"mso-position-horizontal:center;"                                \
	"mso-position-horizontal-relative:margin;"                       \
	"mso-position-vertical:center;"                                  \
	"mso-position-vertical-relative:margin\" fillcolor=\"#e6b8b7\" " \
	"stroked=\"f\"><v:fill opacity=\".5\"/><v:textpath "             \
	"style=\"font-family:&quot;SimHei&quot;;font-size:1pt\" string=\""

/* Appends the fonts and the size of letters. */
static void
put_letters(struct zy_buf *b, const char *font, unsigned size, const char *more)
{
	zy_buf_puts(b, "<w:rPr>");
	if (font)
		zy_buf_printf(b,
		    "<w:rFonts w:ascii=\"%s\" w:eastAsia=\"%s\" "
		    "w:hAnsi=\"%s\" w:cs=\"%s\"/>",
		    LATIN, font, LATIN, LATIN);
	zy_buf_puts(b, more);
	if (size)
		zy_buf_printf(b, "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>",
		    size, size);
	zy_buf_puts(b, "</w:rPr>");
}

/* Returns the size of a style's letters; titles for a wall are larger. */
static unsigned
size_of(const struct style *s, const struct zy_doc *d)
{
	if (zy_render_signs(d))
		return s->decree;
	return d->look == ZY_LOOK_WALL ? s->size * 3 / 2 : s->size;
}

/*
 * Appends the definition of a paragraph style, in the variant of decrees where
 * the document is one.
 */
static void
put_style(struct zy_buf *b, const struct zy_doc *d, const struct style *s)
{
	bool decree = zy_render_signs(d);

	zy_buf_printf(b,
	    "<w:style w:type=\"paragraph\" w:styleId=\"%s\">"
	    "<w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
	    "<w:pPr>%s</w:pPr>",
	    s->id, s->name,
	    decree && s->paragraph_decree ? s->paragraph_decree : s->paragraph);
	put_letters(b, s->font, size_of(s, d), s->letters);
	zy_buf_puts(b, "</w:style>\n");
}

void
zy_docx_styles(struct zy_buf *b, const struct zy_doc *d)
{
	bool decree = zy_render_signs(d);
	size_t i;

	zy_buf_puts(b, HEAD "<w:styles xmlns:w=\"" WORD "\"><w:docDefaults>"
			    "<w:rPrDefault>");
	/* 28 characters of 16 pt are 156 mm when they stand a little closer. */
	put_letters(b, TEXT_FONT, zy_docx_size(d),
	    decree && d->zh ? "<w:spacing w:val=\"-5\"/>" : "");
	b->n -= strlen("</w:rPr>");
	zy_buf_printf(b,
	    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>"
	    "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val=\"0\"/>"
	    "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"%u\" "
	    "w:lineRule=\"%s\"/></w:pPr></w:pPrDefault></w:docDefaults>\n"
	    "<w:style w:type=\"paragraph\" w:default=\"1\" "
	    "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
	    "<w:pPr><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"
	    "</w:pPr></w:style>\n",
	    decree ? 579U : 320U, decree ? "exact" : "auto");
	for (i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
		put_style(b, d, &styles[i]);
	zy_buf_puts(b, "</w:styles>\n");
}

void
zy_docx_header(struct zy_buf *b, const struct zy_doc *d)
{
	size_t width = d->draft ? zy_text_width(zy_view(d->draft)) * 60 : 0;

	zy_buf_puts(b,
	    HEAD "<w:hdr xmlns:w=\"" WORD "\" "
		 "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
		 "xmlns:o=\"urn:schemas-microsoft-com:office:office\">"
		 "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
	if (width) {
		zy_buf_printf(b, MARK_SHAPE MARK, width > 420 ? 420 : width);
		zy_docx_escape(b, zy_view(d->draft));
		zy_buf_puts(b, "\"/></v:shape></w:pict></w:r>");
	}
	zy_buf_puts(b, "</w:p></w:hdr>");
}
