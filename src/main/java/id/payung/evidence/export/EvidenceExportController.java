package id.payung.evidence.export;

import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.access.ForEvidenceExporters;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.jobs.Job;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What leaves: the register as a sheet, and the proofs of a year as ZIP files. */
@Controller
@RequestMapping("/{regency}/evidence/exports")
@ForEvidenceExporters
class EvidenceExportController {
  private final JobQueue jobs;
  private final EvidencePackageZipRepository parts;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidencePackageEstimate estimate;
  private final DocumentStorage documents;

  EvidenceExportController(JobQueue jobs, EvidencePackageZipRepository parts, EvidenceQuestionLoader questionLoader,
      EvidencePackageEstimate estimate, DocumentStorage documents) {
    this.estimate = estimate;
    this.jobs = jobs;
    this.parts = parts;
    this.questionLoader = questionLoader;
    this.documents = documents;
  }

  @GetMapping
  EvidenceExportsPage showStart(Actor actor) {
    List<OpenEvaluation> years = questionLoader.listOpenEvaluations(actor);
    return startPage(actor, years, EvidencePackageForm.blank(years));
  }

  private EvidenceExportsPage startPage(Actor actor, List<OpenEvaluation> years, FormFields form) {
    return new EvidenceExportsPage(years,
        jobs.listOwn(actor).stream().filter(job -> job.kind().startsWith("evidence.")).toList(), form);
  }

  @PostMapping("/register")
  WebResult startRegisterExport(@RequestParam UUID id, Actor actor) {
    jobs.start(actor, id, EvidenceRegisterExportJob.KIND, Map.of());
    return SeeOther.to("/jobs/" + id);
  }

  @PostMapping("/package")
  WebResult startPackageExport(Submission<EvidencePackageForm> sent, Actor actor) {
    List<OpenEvaluation> years = questionLoader.listOpenEvaluations(actor);
    return sent.save(form -> {
      if (years.stream().noneMatch(year -> year.code().equals(form.evaluation()))) {
        throw new NotFound();
      }
      EvidencePackageEstimate.PackageSize size = estimate.measure(actor, form);
      jobs.requireRoom(size.bytes());
      if (size.isAsked() && !form.large()) {
        throw new Invalid("large", "evidence.export.large", size.files(), size.megabytes(), size.parts(form.partMb()),
            size.uses());
      }
      jobs.start(actor, form.id(), EvidencePackageJob.KIND, Map.of("evaluation", form.evaluation(), "partMb",
          form.partMb(), "pictureKb", form.pictureKb(), "unchecked", form.unchecked()));
      return SeeOther.to("/evidence/exports/" + form.id())
          .saying("evidence.export.begun", size.files(), size.megabytes(), size.uses());
    }, fields -> startPage(actor, years, fields));
  }

  @GetMapping("/{job}")
  EvidencePackagePage showPackage(@PathVariable UUID job, Actor actor) {
    Job found = requirePackageJob(actor, job);
    return new EvidencePackagePage(found, found.hasResult() ? parts.listByJob(actor, job) : List.of());
  }

  @GetMapping("/{job}/parts/{nr}")
  ResponseEntity<Resource> downloadPart(Actor actor, @PathVariable UUID job, @PathVariable int nr) {
    requirePackageJob(actor, job);
    // Asks whether the mandates of now still allow the package.
    jobs.openResult(actor, job);
    EvidencePackageZip part = parts.find(actor, job, nr).orElseThrow(NotFound::new);
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
