package id.payung.platform.page;

/** What a handler of pages returns: a page, a page that came back with another status, a file, or where to go next. */
public sealed interface WebResult permits PageModel, PageWithStatus, Download, SeeOther {}
