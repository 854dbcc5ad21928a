package id.payung.platform.jobs;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;

/** The part of the page of a job that is asked for again until it is over. */
@Template("platform/job-progress")
public record JobProgressPage(Job job) implements PageModel {
  public long maximumGigabytes() {
    return JobResultStorage.MAX_BYTES_OF_PERSON / JobResultStorage.GIB;
  }
}
