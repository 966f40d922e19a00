"""Excel workbooks: template, reading within limits, check, findings, annotated copy. It knows no store.

``check_file`` (:mod:`data.workbook.check`), ``build_template`` (:mod:`data.workbook.template`) and ``annotate``
(:mod:`data.workbook.annotate`) are what pages and the command line use. They are not imported here: the reading child
process imports this package too, and its start must stay cheap.
"""
