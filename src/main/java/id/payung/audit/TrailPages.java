package id.payung.audit;

import id.payung.audit.TrailSealRepository.DailySeal;
import id.payung.audit.TrailSealRepository.Seal;
import id.payung.audit.TrailSealRepository.UnsealedSummary;
import id.payung.platform.list.Slice;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.paper.QrCode;
import id.payung.platform.ui.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of Riwayat Perubahan. */
public final class TrailPages {
  private TrailPages() {}

  /**
   * Riwayat Perubahan, with the kinds of records that can be chosen.
   *
   * @param titles what the records are called, by id
   */
  @Template("audit/trail")
  public record TrailPage(TrailFilter filter, boolean narrowed, Slice<TrailEntryView> lines, Map<UUID, String> titles,
      List<SelectOption> kinds) implements PageModel {}

  /**
   * The history of one record.
   *
   * @param title what it is called; null when it is gone or has no name
   */
  @Template("audit/record")
  public record RecordTrailPage(String kind, UUID subject, @Nullable String title,
      Slice<TrailEntryView> lines) implements PageModel {}

  /**
   * The seals to print: the newest, what is not sealed yet, and the last of each day before.
   *
   * @param kept who has a copy, by office
   * @param mayKeep whether the reader is one of those who are asked to
   */
  @Template("audit/digest")
  public record DigestPage(@Nullable Seal newest, UnsealedSummary tail, List<DailySeal> days, List<KeptCopy> kept,
      SealDigestFolder.DigestFolderState folder, boolean mayKeep) implements PageModel {

    /** The copy of one office; null when it has none. */
    public record KeptCopy(DigestKeeperRepository.Office office, DigestKeeperRepository.@Nullable KeptDigest copy) {}

    /** What a phone's camera reads from the paper. */
    public QrCode qr(String regency) {
      Seal seal = Objects.requireNonNull(newest);
      return QrCode.encode("payung %s %d %s".formatted(regency, seal.number(), seal.digest().replace(" ", "")));
    }
  }
}
