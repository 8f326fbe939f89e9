"""A spreadsheet of staff, assessed in one go: read, assess row by row, write a workbook.

Nothing here knows who asked: the command line and the channels start the same work in a worker process.
"""
