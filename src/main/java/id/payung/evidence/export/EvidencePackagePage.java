package id.payung.evidence.export;

import id.payung.platform.jobs.Job;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** A package that is being made, or its parts. */
@Template("evidence/export")
public record EvidencePackagePage(Job job, List<EvidencePackageZip> parts) implements PageModel {}
