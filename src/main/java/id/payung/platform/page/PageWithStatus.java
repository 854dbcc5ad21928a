package id.payung.platform.page;

/** A page that is not simply 200: a form that came back (422), or one that somebody else saved meanwhile (409). */
public record PageWithStatus(PageModel page, int status) implements WebResult {}
