package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
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
@AllowedToAll
@RequestMapping("/{regency}/jobs")
class JobsPage {
  private final Jobs jobs;

  JobsPage(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping
  String list(Actor actor, Model model) {
    model.addAttribute("jobs", jobs.mine(actor));
    return "platform/jobs";
  }

  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("job", jobs.show(actor, id));
    return "platform/job";
  }

  /** What the page asks for while it waits. */
  @GetMapping("/{id}/progress")
  String progress(Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("job", jobs.show(actor, id));
    return "platform/job-progress";
  }

  @GetMapping("/{id}/result")
  ResponseEntity<Resource> result(Actor actor, @PathVariable UUID id) {
    OpenDocument result = jobs.result(actor, id);
    return DocumentResponse.restrictedAttachment(result,
        Objects.requireNonNullElse(jobs.show(actor, id).resultName(), "payung"));
  }

  @PostMapping("/{id}/cancellation")
  String cancel(@PathVariable String regency, Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
    jobs.cancel(actor, id);
    Flash.say(redirect, "jobs.cancel-asked");
    return "redirect:/" + regency + "/jobs/" + id;
  }
}
