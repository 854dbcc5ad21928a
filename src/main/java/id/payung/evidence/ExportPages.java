package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponse;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.Jobs;
import id.payung.platform.web.Allowed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What leaves: the register as a sheet, and the proofs of a year as ZIP files. */
@Controller
@RequestMapping("/{regency}/evidence/exports")
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.OFFICE_CLERK, Role.OFFICE_HEAD,
  Role.DATA_OWNER})
class ExportPages {
  private final Jobs jobs;
  private final ExportParts parts;
  private final Places places;
  private final Documents documents;

  ExportPages(Jobs jobs, ExportParts parts, Places places, Documents documents) {
    this.jobs = jobs;
    this.parts = parts;
    this.places = places;
    this.documents = documents;
  }

  @GetMapping
  String start(Actor actor, Model model) {
    model.addAttribute("years", places.open(actor));
    model.addAttribute("jobs", jobs.mine(actor).stream().filter(job -> job.kind().startsWith("evidence.")).toList());
    model.addAttribute("partMb", PackageJob.USUAL_PART_MB);
    model.addAttribute("pictureKb", PackageJob.USUAL_PICTURE_KB);
    return "evidence/exports";
  }

  @PostMapping("/register")
  String register(Actor actor, @RequestParam UUID id) {
    jobs.start(actor, id, RegisterSheetJob.KIND, Map.of());
    return "redirect:/" + actor.regency() + "/jobs/" + id;
  }

  @PostMapping("/package")
  String pack(Actor actor, @RequestParam UUID id, @RequestParam String evaluation,
      @RequestParam(defaultValue = "100") int partMb, @RequestParam(defaultValue = "1000") int pictureKb) {
    if (places.open(actor).stream().noneMatch(year -> year.code().equals(evaluation))) {
      throw new NotFound();
    }
    if (partMb < 5 || partMb > 1_000 || pictureKb < 100 || pictureKb > 10_000) {
      throw new Refused("evidence.export.limits");
    }
    jobs.start(actor, id, PackageJob.KIND, Map.of("evaluation", evaluation, "partMb", partMb, "pictureKb", pictureKb));
    return "redirect:/" + actor.regency() + "/evidence/exports/" + id;
  }

  @GetMapping("/{job}")
  String show(Actor actor, @PathVariable UUID job, Model model) {
    Job shown = own(actor, job);
    model.addAttribute("job", shown);
    model.addAttribute("parts", shown.hasResult() ? parts.of(actor, job) : List.of());
    return "evidence/export";
  }

  @GetMapping("/{job}/parts/{nr}")
  ResponseEntity<Resource> part(Actor actor, @PathVariable UUID job, @PathVariable int nr) {
    own(actor, job);
    // Asks whether the mandates of now still allow the package.
    jobs.result(actor, job);
    ExportPart part = parts.find(actor, job, nr).orElseThrow(NotFound::new);
    return DocumentResponse.restrictedAttachment(documents.open(actor, part.sha256(), Variant.ORIGINAL), part.name());
  }

  private Job own(Actor actor, UUID id) {
    Job job = jobs.show(actor, id);
    if (!job.kind().equals(PackageJob.KIND)) {
      throw new NotFound();
    }
    return job;
  }
}
