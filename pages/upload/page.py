"""Upload: a workbook from the file over its check and the comparison to the receipt."""

from ui.reader import current_reader
from ui.upload.show import show_upload

show_upload(current_reader())
