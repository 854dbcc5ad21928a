package id.payung.evidence.export;

import id.payung.evidence.OpenEvaluation;
import id.payung.platform.form.FormFields;
import id.payung.platform.jobs.Job;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/**
 * What can leave, and what was made before.
 *
 * @param form of a package
 */
@Template("evidence/exports")
public record EvidenceExportsPage(List<OpenEvaluation> years, List<Job> jobs, FormFields form) implements PageModel {
  public boolean isPackage(Job job) {
    return job.kind().equals(EvidencePackageJob.KIND);
  }
}
