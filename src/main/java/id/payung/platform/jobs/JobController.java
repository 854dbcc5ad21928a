package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.ReadableDocument;
import id.payung.platform.page.SeeOther;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One's own long work: how far it is, its result, and how to stop it. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/jobs")
class JobController {
  private final JobQueue jobs;

  JobController(JobQueue jobs) {
    this.jobs = jobs;
  }

  @GetMapping
  JobListPage list(Actor actor) {
    return new JobListPage(jobs.listOwn(actor));
  }

  @GetMapping("/{id}")
  JobPage show(Actor actor, @PathVariable UUID id) {
    return new JobPage(jobs.getOwn(actor, id));
  }

  /** What the page asks for while it waits. */
  @GetMapping("/{id}/progress")
  JobProgressPage progress(Actor actor, @PathVariable UUID id) {
    return new JobProgressPage(jobs.getOwn(actor, id));
  }

  @GetMapping("/{id}/result")
  ResponseEntity<Resource> result(Actor actor, @PathVariable UUID id) {
    ReadableDocument result = jobs.openResult(actor, id);
    return DocumentResponseFactory.attachmentUncached(result,
        Objects.requireNonNullElse(jobs.getOwn(actor, id).resultName(), "payung"));
  }

  @PostMapping("/{id}/cancellation")
  SeeOther cancel(Actor actor, @PathVariable UUID id) {
    jobs.cancel(actor, id);
    return SeeOther.to("/jobs/" + id).saying("jobs.cancel-asked");
  }
}
