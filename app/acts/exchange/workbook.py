def open_workbook(data, sheet=""):
    raise NotImplementedError
