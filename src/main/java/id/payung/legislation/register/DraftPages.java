package id.payung.legislation.register;

import id.payung.accounts.Organisation;
import id.payung.legislation.Draft;
import id.payung.legislation.DraftEvent;
import id.payung.legislation.DraftEventKind;
import id.payung.legislation.DraftEventRegistration.NextNumbers;
import id.payung.legislation.DraftKind;
import id.payung.legislation.DraftListItem;
import id.payung.legislation.LegislationPaths;
import id.payung.legislation.StandingDraftLoader;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.form.FormFields;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of drafts show, but for the page of one draft. */
public final class DraftPages {
  private DraftPages() {}

  /** The list of drafts, with what it can be narrowed by. */
  @Template("legislation/list")
  public record DraftListPage(ListView list, LegislationPaths paths) implements PageModel {}

  /** Drafts by who has them in hand. */
  @Template("legislation/board")
  public record DraftBoardPage(List<BoardColumn> columns, LegislationPaths paths) implements PageModel {

    /** All that one holder has. */
    public record BoardColumn(String holder, List<BoardCard> cards) {}

    /**
     * One draft.
     *
     * @param due last day of its strictest clock, or null; {@code passed}: whether that day is over
     * @param idleDays since its last event
     */
    public record BoardCard(DraftListItem draft, @Nullable LocalDate due, boolean passed, long idleDays) {
      public boolean idle() {
        return idleDays > StandingDraftLoader.IDLE_DAYS;
      }
    }
  }

  /**
   * Writing a draft down, or putting it right.
   *
   * @param kinds that this person's side begins
   * @param parents rules that it may carry out
   * @param others drafts of the other side that may be on its subject
   */
  @Template("legislation/form")
  public record DraftFormPage(FormFields form, List<DraftKind> kinds, List<Organisation> initiators,
      List<Draft> parents, List<Draft> others, LegislationPaths paths) implements PageModel {

    public boolean isNew() {
      return form.value("version").equals("0");
    }
  }

  /**
   * Writing an event down.
   *
   * @param lawful what else may be written down now
   */
  @Template("legislation/event")
  public record DraftEventFormPage(Draft draft, DraftEventKind way, List<DraftEventKind> lawful, FormFields form,
      NextNumbers next, LegislationPaths paths) implements PageModel {

    public DocumentLimits limits() {
      return DraftEventController.LIMITS;
    }
  }

  /** Putting an event right. */
  @Template("legislation/correction")
  public record DraftCorrectionPage(Draft draft, DraftEvent event, DraftEventKind way, FormFields form,
      LegislationPaths paths) implements PageModel {

    public DocumentLimits limits() {
      return DraftEventController.LIMITS;
    }
  }

  /** Asks before the last event is taken back. */
  @Template("legislation/removal")
  public record DraftRemovalPage(Draft draft, DraftEvent event, FormFields form,
      LegislationPaths paths) implements PageModel {}
}
