"""How much a file may ask of the server before it is refused. Every input is hostile."""

MEBIBYTE = 1024 * 1024

FILE = 100 * MEBIBYTE  # bytes; the upload's own limit is settings.SIZE_LIMIT, usually lower

ZIP_MEMBERS = 5_000
ZIP_TOTAL = 400 * MEBIBYTE  # unpacked
ZIP_RATIO = 200  # unpacked : packed, of one member or of all, above ZIP_RATIO_FROM
ZIP_RATIO_FROM = 4 * MEBIBYTE
XML_PART = 48 * MEBIBYTE  # one part of a docx; a book of 1,000 pages has about 15 MiB

TEXT = 32 * MEBIBYTE  # txt, md, html
BLOCKS = 200_000  # paragraphs and tables of one document
CELLS = 400_000  # positions of all tables of one document
SPAN = 1_000  # columns or rows one html or docx cell may cover

PDF_PAGES = 1_000
PDF_STROKES = 50_000  # on one page, beyond which it is a map or a plan and not a table

CHILD_SECONDS = 25  # a parser in its own process; the web server gives a request 30
CHILD_MEMORY = 2_048 * MEBIBYTE
