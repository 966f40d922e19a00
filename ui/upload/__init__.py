"""The page on which a workbook is handed in: from the file over its check to the receipt."""
