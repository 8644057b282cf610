"""The workbook that a unit fills in: reading back what it says about itself."""
