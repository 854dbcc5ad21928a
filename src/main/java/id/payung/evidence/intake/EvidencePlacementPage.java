package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceLikeness;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;

/**
 * One file of the inbox: what it is, and where it belongs.
 *
 * @param waiting how many files wait
 * @param dayFromName whether its day was read from the file's name
 */
@Template("evidence/place")
public record EvidencePlacementPage(EvidenceItem item, FormFields form, EvidencePageLookup.ItemChoices choices,
    List<SelectOptionGroup> offered, List<EvidenceLikeness> likenesses, int waiting,
    boolean dayFromName) implements PageModel {}
