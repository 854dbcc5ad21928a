package id.payung.insight;

import id.payung.agreements.PlanStatus;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Words;
import id.payung.platform.jobs.JobKind;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.paper.Paper;
import id.payung.platform.paper.PaperHead;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.Ui;
import id.payung.regions.Letterhead;
import id.payung.regions.RegencyIdentity;
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
class RegentReport implements JobKind {
  static final String KIND = "insight.regent-report";
  private static final int STEPS = 3;

  private final RegentDesk desk;
  private final RegencyIdentity identity;
  private final RegencyDirectory regencies;
  private final Paper paper;
  private final Words words;
  private final Clock clock;

  RegentReport(RegentDesk desk, RegencyIdentity identity, RegencyDirectory regencies, Paper paper, Words words,
      Clock clock) {
    this.desk = desk;
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
  public Set<Role> allowed() {
    return Set.of(RegentPages.READERS);
  }

  @Override
  public void run(JobRun run) throws IOException {
    run.progress(0, STEPS);
    RegentView view = run.chunk(() -> desk.view(run.actor()));
    run.progress(1, STEPS);
    Letterhead kept = run.chunk(() -> identity.letterhead(run.regency()));
    Locale locale = run.params().path("language").asString("id").equals("en") ? Words.ENGLISH : Words.INDONESIAN;
    Ui ui = Ui.forPaper(words, locale, regencies.require(run.regency()), clock);
    run.progress(2, STEPS);
    Path file = run.file("report.pdf");
    run.chunk(() -> {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(render(ui, view, kept));
      }
      return true;
    });
    run.progress(STEPS, STEPS);
    run.finish(file, ui.fileName("pdf", "laporan-pimpinan"));
  }

  private byte[] render(Ui ui, RegentView view, Letterhead kept) {
    RegentWords said = new RegentWords(ui, view);
    PaperHead head = PaperHead.plain(ui.t("insight.report.title"), said.standing())
        .with(new PaperHead.Letterhead(kept.government(), kept.office(),
            kept.address().isBlank() ? null : kept.address(), null));
    return paper.render("insight/regent-report",
        Map.of("ui", ui, "head", head, "view", view, "said", said, "plans", plans(view)));
  }

  /** The worst first, as many as the second page holds. */
  private static List<PlanStatus.OfActivity> plans(RegentView view) {
    return view.all().stream().limit(8).toList();
  }
}
