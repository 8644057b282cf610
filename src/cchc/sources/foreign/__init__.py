"""Tables that are neither .xlsx nor CSV: .xls, .xlsb, .ods, HTML and XML; each becomes grids of cells."""
