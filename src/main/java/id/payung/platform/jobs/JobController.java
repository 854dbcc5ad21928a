package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
  String list(Actor actor, Model model) {
    model.addAttribute("jobs", jobs.listOwn(actor));
    return "platform/jobs";
  }

  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("job", jobs.getOwn(actor, id));
    return "platform/job";
  }

  /** What the page asks for while it waits. */
  @GetMapping("/{id}/progress")
  String progress(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("job", jobs.getOwn(actor, id));
    return "platform/job-progress";
  }

  @GetMapping("/{id}/result")
  ResponseEntity<Resource> result(Actor actor, @PathVariable UUID id) {
    OpenDocument result = jobs.openResult(actor, id);
    return DocumentResponseFactory.attachmentUncached(result,
        Objects.requireNonNullElse(jobs.getOwn(actor, id).resultName(), "payung"));
  }

  @PostMapping("/{id}/cancellation")
  String cancel(@PathVariable String regency, Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
    jobs.cancel(actor, id);
    FlashMessages.add(redirect, "jobs.cancel-asked");
    return "redirect:/" + regency + "/jobs/" + id;
  }
}
