"""Every list as a file that Excel opens: what its reader sees, narrowed as they narrowed it.

To give a list its file:

1. Beside the feature a ``exports.py`` with one function for each list that returns a
   :class:`~app.export.sheet.Sheet`: its name, its columns and its rows. A column of a model
   is ``of(Model.attribute)``: heading and kind come from the model, ``path`` says where in a
   line of the list the value stands (``"row.title"``). What is no column of a model is
   ``told("Tiêu đề", read)``. Give no column that the page does not show to the same person.
   ``rows`` is an iterable that is read once; a list that the screen shows page by page is
   read with :func:`~app.export.sheet.page_by_page`, ``BATCH`` lines in one query.
2. At its route ``@requires(PERMISSION, exports=True)``, and where the filter has been read::

       if way := asked_way():
           return hand_out(my_sheet(...), way)

3. In its template ``register(..., export=true)``: the macro draws the two links above the
   table, with the address as it stands. A second list of a page has a name
   (``export="don-vi"``), and its route asks :func:`~app.export.sending.asked_table`.

The guard asks for ``Permission.EXPORT_LISTS`` beside the page's own. A list with a restricted or
sensitive column (``of`` knows it, ``told`` is told ``is_closed``) asks first why it is taken out.
Each file is one line of the journal with the number of its lines, and that reason;
``tests/export/test_every_list.py`` finds what was forgotten.
"""
