package id.payung.platform.jobs;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** One's own long work. */
@Template("platform/jobs")
public record JobListPage(List<Job> jobs) implements PageModel {
  public int maximumJobs() {
    return JobResultStorage.MAX_JOBS_OF_PERSON;
  }

  public long maximumGigabytes() {
    return JobResultStorage.MAX_BYTES_OF_PERSON / JobResultStorage.GIB;
  }
}
