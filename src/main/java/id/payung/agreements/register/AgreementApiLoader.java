package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register as programs read it. */
@Component
public class AgreementApiLoader {
  private static final int PAGE_SIZE = 25;

  private final AgreementDirectory agreements;

  AgreementApiLoader(AgreementDirectory agreements) {
    this.agreements = agreements;
  }

  /**
   * @param version number of the version that holds
   * @param aheadOfPaper work has begun and the paper is not complete
   */
  public record AgreementResponse(UUID id, String kind, @Nullable UUID parent, String title, String stage, int version,
      @Nullable LocalDate starts, @Nullable LocalDate ends, @Nullable LocalDate begunOn, boolean aheadOfPaper,
      @Nullable LocalDate endedOn, List<AgreementParty> parties) {}

  public Slice<AgreementResponse> list(Actor actor, String q, String kind, String stage, @Nullable String page) {
    Slice<Agreement> slice = agreements.list(actor, new AgreementFilter(q, kind, stage, null, ""),
        ListWindow.of(AgreementList.NEWEST_FIRST, page, PAGE_SIZE));
    Map<UUID, List<AgreementParty>> parties =
        agreements.listParties(actor, slice.rows().stream().map(Agreement::id).toList());
    return new Slice<>(
        slice.rows().stream().map(row -> toResponse(row, parties.getOrDefault(row.id(), List.of()))).toList(),
        slice.next());
  }

  public AgreementResponse get(Actor actor, UUID id) {
    Agreement agreement = agreements.require(actor, id);
    return toResponse(agreement, agreements.listParties(actor, agreement));
  }

  private static AgreementResponse toResponse(Agreement a, List<AgreementParty> parties) {
    return RecordCopy.blank(AgreementResponse.class)
        .with(AgreementResponse::id, a.id())
        .with(AgreementResponse::kind, a.kind())
        .with(AgreementResponse::parent, a.origin().parent())
        .with(AgreementResponse::title, a.title())
        .with(AgreementResponse::stage, a.stage().code())
        .with(AgreementResponse::version, a.currentVersion())
        .with(AgreementResponse::starts, a.summary().starts())
        .with(AgreementResponse::ends, a.summary().ends())
        .with(AgreementResponse::begunOn, a.begunOn())
        .with(AgreementResponse::aheadOfPaper, a.aheadOfPaper())
        .with(AgreementResponse::endedOn, a.endedOn())
        .with(AgreementResponse::parties, parties)
        .make();
  }
}
