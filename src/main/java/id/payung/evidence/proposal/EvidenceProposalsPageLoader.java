package id.payung.evidence.proposal;

import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.proposal.EvidenceProposalController.ProposalFilter;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkAction;
import id.payung.platform.bulk.BulkBar;
import id.payung.platform.form.FormFields;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.list.SortKey;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers the page of proposals: the oldest first, above them what checkers sent back. */
@Component
class EvidenceProposalsPageLoader {
  private static final int SHOWN_AT_ONCE = 30;
  private static final SortKey<EvidenceUseListItem> OLDEST =
      SortKey.<EvidenceUseListItem>named("oldest", "evidence.proposals.waiting")
          .ascending("u.added_at", "timestamptz", line -> line.use().addedAt())
          .ascending("u.id", "uuid", line -> line.use().id());
  private static final List<BulkAction> ACTIONS =
      List.of(BulkAction.at("/evidence/proposals/taking", "evidence.take", actor -> true),
          BulkAction.at("/evidence/proposals/refusal", "evidence.decline", actor -> true));

  private final EvidenceUseRepository uses;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidenceNameLookup lookup;

  EvidenceProposalsPageLoader(EvidenceUseRepository uses, EvidenceQuestionLoader questionLoader,
      EvidenceNameLookup lookup) {
    this.uses = uses;
    this.questionLoader = questionLoader;
    this.lookup = lookup;
  }

  EvidenceProposalsPage load(Actor actor, ListQuery<ProposalFilter> query, Ui ui) {
    ListWindow<EvidenceUseListItem> window = ListWindow.of(OLDEST, query.from(), SHOWN_AT_ONCE);
    Slice<EvidenceUseListItem> waiting = window.slice(uses.listProposals(actor, query.filter().q(), window));
    List<EvidenceUseListItem> returned =
        query.from() == null && !query.isNarrowed() ? uses.listReturned(actor, SHOWN_AT_ONCE) : List.of();
    List<EvidenceUse> all =
        Stream.of(waiting.rows(), returned).flatMap(List::stream).map(EvidenceUseListItem::use).toList();
    PageUrl here = PageUrl.of(ui.url("/evidence/proposals")).withParameter("q", query.filter().q());
    String next = waiting.next() == null ? null : here.withParameter("from", waiting.next()).text();
    BulkBar bulk =
        waiting.isEmpty() ? null : BulkBar.of(ui, ACTIONS, here.withParameter("from", query.from()), query.all());
    return new EvidenceProposalsPage(
        new EvidenceProposalsPage.Waiting(waiting.rows(), FormFields.of(query.filter()), next, bulk), returned,
        questionLoader.loadCatalogue(actor, all.stream().map(EvidenceUse::evaluation).distinct().toList()),
        lookup.findOffices(actor, all.stream().map(EvidenceUse::organisation).distinct().toList()),
        lookup.findThumbnailsByIds(actor, all.stream().map(EvidenceUse::item).distinct().toList()));
  }
}
