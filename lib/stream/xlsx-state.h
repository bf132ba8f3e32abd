/*
 * libxlsxwriter as it is used here, and what xlsx.c and its checks share.
 * Private to the folder.
 *
 * The functions are looked up at run time in the version of the library that
 * the header at compile time belongs to.  With it comes minizip, of which four
 * functions read an archive; they take no structures.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_XLSX_STATE_H
#define ZY_STREAM_XLSX_STATE_H

#include <xlsxwriter.h>

#include "stream/xlsx.h"

/* One a line: */
/* clang-format off */
#define ZY_XLSX_FUNCTIONS(each) \
	each(workbook_new_opt) \
	each(workbook_add_worksheet) \
	each(workbook_validate_sheet_name) \
	each(workbook_add_format) \
	each(workbook_set_properties) \
	each(workbook_close) \
	each(lxw_workbook_free) \
	each(lxw_strerror) \
	each(lxw_worksheet_write_single_row) \
	each(worksheet_write_string) \
	each(worksheet_write_number) \
	each(worksheet_write_blank) \
	each(worksheet_merge_range) \
	each(worksheet_set_row) \
	each(worksheet_set_column) \
	each(worksheet_freeze_panes) \
	each(worksheet_repeat_rows) \
	each(worksheet_set_h_pagebreaks) \
	each(worksheet_set_paper) \
	each(worksheet_set_landscape) \
	each(worksheet_set_margins) \
	each(worksheet_set_footer) \
	each(worksheet_fit_to_pages) \
	each(worksheet_center_horizontally) \
	each(worksheet_ignore_errors) \
	each(format_set_font_name) \
	each(format_set_font_size) \
	each(format_set_bold) \
	each(format_set_border) \
	each(format_set_bg_color) \
	each(format_set_text_wrap) \
	each(format_set_align) \
	each(format_set_num_format) \
	each(format_set_num_format_index)
/* clang-format on */

struct zy_xlsx_library {
#define ZY_XLSX_MEMBER(name) __typeof__(name) *name;
	ZY_XLSX_FUNCTIONS(ZY_XLSX_MEMBER)
#undef ZY_XLSX_MEMBER
	/* of minizip: an archive that is read, 0 or an error each */
	void *(*unzOpen)(const char *path);
	int (*unzClose)(void *archive);
	int (*unzGoToNextFile)(void *archive);
	int (*unzOpenCurrentFile)(void *archive);
	int (*unzReadCurrentFile)(void *archive, void *to, unsigned n);
	int (*unzCloseCurrentFile)(void *archive);
};

/*
 * Loads the library, once.  Returns it, for the life of the process; or NULL
 * with a ZY_ERROR_IO that says what is missing.
 */
const struct zy_xlsx_library *zy_xlsx_library(struct zy_error *e);

/*
 * Reads a finished archive from its path.  Returns true where all of its files
 * are whole, and its sheet has exactly rows bytes of rows: the library does
 * not notice a write to a temporary file that fails.
 */
bool zy_xlsx_is_whole(
    const struct zy_xlsx_library *l, const char *path, uint64_t rows);

#endif
