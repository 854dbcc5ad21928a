package id.payung.indicators.check;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.indicators.score.QuestionScore;
import id.payung.platform.actor.Actor;
import id.payung.platform.page.Download;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.paper.Signatory;
import id.payung.platform.web.Ui;
import id.payung.regions.Letterhead;
import id.payung.regions.PaperLetterheadAssembly;
import id.payung.regions.RegencySettingsRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The Berita Acara of a sitting. */
@Component
class CheckingSessionMinutesPaper {
  private final EvaluationOverviewLoader overviewLoader;
  private final CheckingSessionRepository sessions;
  private final RegencySettingsRepository identity;
  private final PaperLetterheadAssembly letterheads;
  private final PdfRenderer renderer;

  CheckingSessionMinutesPaper(EvaluationOverviewLoader overviewLoader, CheckingSessionRepository sessions,
      RegencySettingsRepository identity, PaperLetterheadAssembly letterheads, PdfRenderer renderer) {
    this.overviewLoader = overviewLoader;
    this.sessions = sessions;
    this.identity = identity;
    this.letterheads = letterheads;
    this.renderer = renderer;
  }

  Download print(Actor actor, Ui ui, CheckingSession session) {
    EvaluationOverview overview = overviewLoader.require(actor, session.evaluation());
    Letterhead head = identity.getLetterhead(actor.regency());
    String office = overview.officeName(session.organisation());
    PdfDocumentHead paperHead = PdfDocumentHead
        .withoutLetterhead(ui.t("indicators.desk.paper.title", office), ui.t("indicators.desk.paper.description"))
        .withLetterhead(letterheads.of(actor, head));
    CheckingSessionMinutes minutes = new CheckingSessionMinutes(paperHead, overview, session,
        checks(actor, overview, session), signatories(ui, session, office), head.place());
    return Download.pdf(ui.fileName("pdf", "berita-acara-kla", session.evaluation(), office),
        renderer.render("indicators/desk-paper", Map.of("ui", ui, "paper", minutes)));
  }

  /** In the order of the instrument. */
  private List<EvidenceCheck> checks(Actor actor, EvaluationOverview overview, CheckingSession session) {
    List<String> order = overview.scores().rows().stream().map(QuestionScore::question).toList();
    return sessions.listChecks(actor, session.id())
        .stream()
        .sorted(Comparator.comparingInt((EvidenceCheck one) -> order.indexOf(one.question()))
            .thenComparing(EvidenceCheck::slot))
        .toList();
  }

  private static List<Signatory> signatories(Ui ui, CheckingSession session, String office) {
    List<Signatory> all = new ArrayList<>();
    all.add(new Signatory(ui.t("indicators.desk.paper.checker"), session.startedBy(), null, null));
    session.participants()
        .forEach(person -> all.add(new Signatory(person[1].isEmpty() ? office : person[1], person[0], null, null)));
    if (session.participants().isEmpty()) {
      all.add(Signatory.of(office, null));
    }
    return all;
  }
}
