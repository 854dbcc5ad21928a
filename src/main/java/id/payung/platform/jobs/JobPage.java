package id.payung.platform.jobs;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** One job. */
@Template("platform/job")
public record JobPage(Job job) implements PageModel {}
