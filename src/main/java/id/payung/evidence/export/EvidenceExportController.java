package id.payung.evidence.export;

import id.payung.evidence.register.EvidenceQuestionLoader;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.web.access.AllowedRoles;
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
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.OFFICE_CLERK,
  Role.OFFICE_HEAD, Role.DATA_OWNER})
class EvidenceExportController {
  private final JobQueue jobs;
  private final EvidencePackagePartRepository parts;
  private final EvidenceQuestionLoader questionLoader;
  private final DocumentStorage documents;

  EvidenceExportController(JobQueue jobs, EvidencePackagePartRepository parts, EvidenceQuestionLoader questionLoader,
      DocumentStorage documents) {
    this.jobs = jobs;
    this.parts = parts;
    this.questionLoader = questionLoader;
    this.documents = documents;
  }

  @GetMapping
  String showStart(Actor actor, Model model) {
    model.addAttribute("years", questionLoader.listOpenEvaluations(actor));
    model.addAttribute("jobs", jobs.listOwn(actor).stream().filter(job -> job.kind().startsWith("evidence.")).toList());
    model.addAttribute("partMb", EvidencePackageJob.DEFAULT_PART_MB);
    model.addAttribute("pictureKb", EvidencePackageJob.DEFAULT_PICTURE_KB);
    return "evidence/exports";
  }

  @PostMapping("/register")
  String startRegisterExport(Actor actor, @RequestParam UUID id) {
    jobs.start(actor, id, EvidenceRegisterExportJob.KIND, Map.of());
    return "redirect:/" + actor.regency() + "/jobs/" + id;
  }

  @PostMapping("/package")
  String startPackageExport(Actor actor, @RequestParam UUID id, @RequestParam String evaluation,
      @RequestParam(defaultValue = "100") int partMb, @RequestParam(defaultValue = "1000") int pictureKb) {
    if (questionLoader.listOpenEvaluations(actor).stream().noneMatch(year -> year.code().equals(evaluation))) {
      throw new NotFound();
    }
    if (partMb < 5 || partMb > 1_000 || pictureKb < 100 || pictureKb > 10_000) {
      throw new Refused("evidence.export.limits");
    }
    jobs.start(actor, id, EvidencePackageJob.KIND,
        Map.of("evaluation", evaluation, "partMb", partMb, "pictureKb", pictureKb));
    return "redirect:/" + actor.regency() + "/evidence/exports/" + id;
  }

  @GetMapping("/{job}")
  String showPackage(Actor actor, @PathVariable UUID job, Model model) {
    Job found = requirePackageJob(actor, job);
    model.addAttribute("job", found);
    model.addAttribute("parts", found.hasResult() ? parts.listByJob(actor, job) : List.of());
    return "evidence/export";
  }

  @GetMapping("/{job}/parts/{nr}")
  ResponseEntity<Resource> downloadPart(Actor actor, @PathVariable UUID job, @PathVariable int nr) {
    requirePackageJob(actor, job);
    // Asks whether the mandates of now still allow the package.
    jobs.openResult(actor, job);
    EvidencePackagePart part = parts.find(actor, job, nr).orElseThrow(NotFound::new);
    return DocumentResponseFactory.attachmentUncached(documents.open(actor, part.sha256(), DocumentVariant.ORIGINAL),
        part.name());
  }

  private Job requirePackageJob(Actor actor, UUID id) {
    Job job = jobs.getOwn(actor, id);
    if (!job.kind().equals(EvidencePackageJob.KIND)) {
      throw new NotFound();
    }
    return job;
  }
}
