"""What people read of a report: one frozen document, built once; ``render`` writes it in each form.

``model`` is what a document is made of, ``build`` makes one of a report, part by part.  Nothing in
here judges, opens a file or knows of a medium.
"""
