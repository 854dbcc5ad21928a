package id.payung.insight;

import id.payung.agreements.PlanProgressRepository;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobHandler;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.Ui;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencySettingsRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
  private final RegencySettingsRepository identity;
  private final RegencyDirectory regencies;
  private final PdfRenderer paper;
  private final Messages words;
  private final Clock clock;

  RegentReportJob(RegentPageLoader pageLoader, RegencySettingsRepository identity, RegencyDirectory regencies,
      PdfRenderer paper, Messages words, Clock clock) {
    this.pageLoader = pageLoader;
    this.identity = identity;
    this.regencies = regencies;
    this.paper = paper;
    this.words = words;
    this.clock = clock;
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
    Letterhead kept = run.runChunk(() -> identity.getLetterhead(run.regency()));
    Locale locale = run.params().path("language").asString("id").equals("en") ? Messages.ENGLISH : Messages.INDONESIAN;
    Ui ui = Ui.forPaper(words, locale, regencies.require(run.regency()), clock);
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

  private byte[] render(Ui ui, RegentPage view, Letterhead kept) {
    RegentSummaryText summary = view.inWords(ui);
    PdfDocumentHead head = PdfDocumentHead.withoutLetterhead(ui.t("insight.report.title"), summary.standingLine())
        .withLetterhead(RegentPageController.letterhead(kept));
    return paper.render("insight/regent-report",
        Map.of("ui", ui, "head", head, "view", view, "said", summary, "plans", plans(view)));
  }

  /** The worst first, as many as the second page holds. */
  private static List<PlanProgressRepository.ActivityProgressView> plans(RegentPage view) {
    return view.activityProgress().stream().limit(8).toList();
  }
}
