package id.payung.insight;

import id.payung.agreements.PlanProgressRepository;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobHandler;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.PaperLetterheadAssembly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Two pages for the regent, charts included: scores by block, bands, gaps, status of the plans, budget absorbed. */
@Component
class RegentReportJob implements JobHandler {
  static final String KIND = "insight.regent-report";
  private static final int STEPS = 3;

  private final RegentPageLoader pageLoader;
  private final PaperLetterheadAssembly letterheads;
  private final UiFactory uis;
  private final PdfRenderer paper;

  RegentReportJob(RegentPageLoader pageLoader, PaperLetterheadAssembly letterheads, UiFactory uis, PdfRenderer paper) {
    this.pageLoader = pageLoader;
    this.letterheads = letterheads;
    this.uis = uis;
    this.paper = paper;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(RegentPageController.READERS);
  }

  @Override
  public void run(JobRun run) throws IOException {
    run.progress(0, STEPS);
    RegentPage view = run.runChunk(() -> pageLoader.load(run.actor()));
    run.progress(1, STEPS);
    PdfDocumentHead.Letterhead kept = run.runChunk(() -> letterheads.load(run.actor()));
    Locale locale = Messages.localeOf(run.params().path("language").asString("id"));
    Ui ui = uis.forPaper(run.regency(), locale);
    run.progress(2, STEPS);
    Path file = run.temporaryFile("report.pdf");
    run.runChunk(() -> {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(render(ui, view, kept));
      }
      return true;
    });
    run.progress(STEPS, STEPS);
    run.storeResult(file, ui.fileName("pdf", "laporan-pimpinan"));
  }

  private byte[] render(Ui ui, RegentPage view, PdfDocumentHead.Letterhead kept) {
    RegentSummaryText summary = view.inWords(ui);
    PdfDocumentHead head =
        PdfDocumentHead.withoutLetterhead(ui.t("insight.report.title"), summary.standingLine()).withLetterhead(kept);
    return paper.render("insight/regent-report",
        Map.of("ui", ui, "head", head, "view", view, "said", summary, "plans", plans(view)));
  }

  /** The worst first, as many as the second page holds. */
  private static List<PlanProgressRepository.ActivityProgressView> plans(RegentPage view) {
    return view.activityProgress().stream().limit(8).toList();
  }
}
