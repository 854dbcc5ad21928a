package id.payung.evidence.proposal;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.regions.Region;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What waits for the word of an office.
 *
 * @param more others come after these
 * @param returned what checkers sent back
 */
@Template("evidence/proposals")
public record EvidenceProposalsPage(List<EvidenceUseListItem> waiting, boolean more, List<EvidenceUseListItem> returned,
    Map<UUID, EvidenceItem> items, EvidenceQuestionCatalogue catalogue, Map<UUID, Organisation> offices,
    Map<UUID, Region> villages) implements PageModel {}
