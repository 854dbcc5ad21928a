package id.payung.platform.jobs;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** One's own long work. */
@Template("platform/jobs")
public record JobListPage(List<Job> jobs) implements PageModel {}
