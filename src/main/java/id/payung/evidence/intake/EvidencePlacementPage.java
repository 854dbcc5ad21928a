package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceSimilarity;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of the inbox: what it is, and where it belongs.
 *
 * @param waiting how many files wait; one more than are counted where there are more
 * @param known what else the page can tell
 * @param left of an upload just now, what was not taken
 */
@Template("evidence/place")
public record EvidencePlacementPage(EvidenceItem item, FormFields form, EvidenceNameLookup.ItemChoices choices,
    List<SelectOptionGroup> offered, List<EvidenceSimilarity> likenesses, int waiting, Known known,
    List<String> left) implements PageModel {
  private static final Pattern PLACE = Pattern.compile("[^|]+\\|[^|]+\\|[^|]+");

  /**
   * What is known beside the file.
   *
   * @param again whether there is one placed before, to begin with the same
   * @param dayFromName whether its day was read from the file's name
   * @param placeLocked whether it was meant for a question that takes no proof now
   */
  public record Known(boolean again, boolean dayFromName, boolean placeLocked) {
    static Known of(FormFields form, EvidenceQuestionCatalogue catalogue) {
      EvidenceSlotKey place = placeIn(form);
      return new Known(false, false, place != null && catalogue.isLocked(place.evaluation(), place.question()));
    }
  }

  /** The place that the file is meant for, or null while nothing is chosen. */
  public @Nullable EvidenceSlotKey place() {
    return placeIn(form);
  }

  private static @Nullable EvidenceSlotKey placeIn(FormFields form) {
    String chosen = form.value("place");
    return PLACE.matcher(chosen).matches() ? EvidenceSlotKey.parse(chosen) : null;
  }

  EvidencePlacementPage withLeft(List<String> names) {
    return new EvidencePlacementPage(item, form, choices, offered, likenesses, waiting, known, names);
  }

  EvidencePlacementPage offering(boolean again, boolean dayFromName) {
    return new EvidencePlacementPage(item, form, choices, offered, likenesses, waiting,
        new Known(again, dayFromName, known.placeLocked()), left);
  }

  public boolean isUncounted() {
    return waiting > EvidenceInboxPageLoader.MAX_COUNTED;
  }

  public int counted() {
    return Math.min(waiting, EvidenceInboxPageLoader.MAX_COUNTED);
  }
}
