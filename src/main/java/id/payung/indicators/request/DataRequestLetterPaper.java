package id.payung.indicators.request;

import id.payung.accounts.OrganisationRepository;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.indicators.score.EvaluationOverviewLoader;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.Download;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.PdfRenderer;
import id.payung.platform.web.Ui;
import id.payung.regions.Letterhead;
import id.payung.regions.PaperLetterheadAssembly;
import id.payung.regions.RegencySettingsRepository;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letter on paper, with the list of each office behind it. */
@Component
class DataRequestLetterPaper {
  private final EvaluationOverviewLoader overviewLoader;
  private final DataRequestRepository requests;
  private final OrganisationRepository organisations;
  private final RegencySettingsRepository identity;
  private final PaperLetterheadAssembly letterheads;
  private final PdfRenderer renderer;

  DataRequestLetterPaper(EvaluationOverviewLoader overviewLoader, DataRequestRepository requests,
      OrganisationRepository organisations, RegencySettingsRepository identity, PaperLetterheadAssembly letterheads,
      PdfRenderer renderer) {
    this.overviewLoader = overviewLoader;
    this.requests = requests;
    this.organisations = organisations;
    this.identity = identity;
    this.letterheads = letterheads;
    this.renderer = renderer;
  }

  /**
   * @param office the one whose letter is asked for, or null for all that the actor may read
   * @throws NotFound when there is none
   */
  Download print(Actor actor, Ui ui, DataRequestLetter letter, @Nullable UUID office) {
    List<UUID> to = letter.organisations()
        .stream()
        .filter(one -> office == null || one.equals(office))
        .filter(one -> actor.hasRegencyWideReach() || actor.organisations().contains(one))
        .toList();
    if (to.isEmpty()) {
      throw new NotFound();
    }
    EvaluationOverview overview = overviewLoader.require(actor, letter.evaluation());
    Letterhead head = identity.getLetterhead(actor.regency());
    DataRequestLetterContents contents = new DataRequestLetterContents(
        PdfDocumentHead.withoutLetterhead(ui.t("indicators.letter.title", letter.evaluation()),
            ui.t("indicators.letter.description", ui.regencyName())),
        letterheads.of(actor, head), head.place(), letter, overview, organisations.findByIds(actor, to), to,
        requests.findAllByQuestion(actor, letter.evaluation()));
    String name = ui.fileName("pdf", "permintaan-data-kla", letter.evaluation(),
        to.size() == 1 ? overview.officeName(to.getFirst()) : "");
    return Download.pdf(name, renderer.render("indicators/letter-paper", Map.of("ui", ui, "paper", contents)));
  }
}
