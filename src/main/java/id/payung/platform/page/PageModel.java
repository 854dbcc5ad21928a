package id.payung.platform.page;

/**
 * All that one page shows: a record with {@link Template}. The template has two parameters, {@code ui} and
 * {@code page}.
 */
public non-sealed interface PageModel extends WebResult {}
