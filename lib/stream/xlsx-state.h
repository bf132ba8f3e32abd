/*
 * The functions of libxlsxwriter that are used here, and the check of a
 * finished workbook.  Private to xlsx*.c.
 *
 * The functions are looked up at run time, in the version of the library to
 * which the header at compile time belongs.  The library contains minizip, six
 * functions of which read an archive; none of them takes a structure.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ZY_STREAM_XLSX_STATE_H
#define ZY_STREAM_XLSX_STATE_H

#include <xlsxwriter.h>

#include "stream/xlsx.h"

/* Calls the macro `each` for every function that is used, one a line. */
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
	each(worksheet_set_header) \
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

/* The functions of the library, by their names. */
struct zy_xlsx_library {
#define ZY_XLSX_MEMBER(name) __typeof__(name) *name;
	ZY_XLSX_FUNCTIONS(ZY_XLSX_MEMBER)
#undef ZY_XLSX_MEMBER
	/* of minizip, to read an archive; the int functions return 0, or
	 * another number for an error */
	void *(*unzOpen)(const char *path);
	int (*unzClose)(void *archive);
	int (*unzGoToNextFile)(void *archive);
	int (*unzOpenCurrentFile)(void *archive);
	int (*unzReadCurrentFile)(void *archive, void *to, unsigned n);
	int (*unzCloseCurrentFile)(void *archive);
};

/*
 * Loads the library at the first call.  Returns it, for the life of the
 * process; or NULL with a ZY_ERROR_IO that names the missing library.  Not
 * thread-safe.
 */
const struct zy_xlsx_library *zy_xlsx_library(struct zy_error *e);

/*
 * Reads the finished archive in the file path.  Returns whether all of its
 * files are complete XML and the rows of its sheet have exactly `rows` bytes:
 * libxlsxwriter does not notice a failed write to its temporary files.
 */
bool zy_xlsx_is_whole(
    const struct zy_xlsx_library *l, const char *path, uint64_t rows);

#endif
