"""Files to take away: what a widget shows and the rows behind its numbers, as CSV and XLSX.

What stands in a file is decided once (`table.Document`, made by `tables_of` and `records`); how it is written, by `csv_file` and
`xlsx_file`.
"""
