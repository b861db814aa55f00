"""Sheets in: CSV, workbooks, JSON and folders of JSON, all as rows of cells by header; then records out of them."""
