package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.list.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register as programs read it. */
@Component
public class ListForApi {
  private final Agreements agreements;

  ListForApi(Agreements agreements) {
    this.agreements = agreements;
  }

  /**
   * @param version number of the version that holds
   * @param aheadOfPaper work has begun and the paper is not complete
   */
  public record AgreementOut(UUID id, String kind, @Nullable UUID parent, String title, String stage, int version,
      @Nullable LocalDate starts, @Nullable LocalDate ends, @Nullable LocalDate begunOn, boolean aheadOfPaper,
      @Nullable LocalDate endedOn, List<Party> parties) {}

  public Slice<AgreementOut> page(Actor actor, String q, String kind, String stage, @Nullable String page) {
    Slice<Agreement> slice = agreements.page(actor,
        new AgreementQuery(q, kind, stage, null, false, false, AgreementQuery.Sort.NEWEST, 0, page));
    Map<UUID, List<Party>> parties = agreements.parties(actor, slice.rows().stream().map(Agreement::id).toList());
    return new Slice<>(slice.rows().stream().map(row -> out(row, parties.getOrDefault(row.id(), List.of()))).toList(),
        slice.next());
  }

  public AgreementOut one(Actor actor, UUID id) {
    Agreement agreement = agreements.require(actor, id);
    return out(agreement, agreements.parties(actor, List.of(id)).getOrDefault(id, List.of()));
  }

  private static AgreementOut out(Agreement a, List<Party> parties) {
    return new AgreementOut(a.id(), a.kind(), a.parent(), a.title(), a.stage().code(), a.holding(), a.starts(),
        a.ends(), a.begunOn(), a.aheadOfPaper(), a.endedOn(), parties);
  }
}
