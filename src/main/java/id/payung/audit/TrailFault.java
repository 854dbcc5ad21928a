package id.payung.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something in the trail that is not as it was sealed.
 *
 * @param batch of the chain, 0 when none is meant
 * @param number of the line, 0 when none is meant
 * @param details what little is known of the line: kind, action, time
 */
record TrailFault(Kind kind, long batch, long number, String details) {

  /** What can be wrong, in the words of the console: Indonesian, then English. */
  enum Kind {
    LINE_ALTERED("Baris %2$d%3$s DIUBAH sesudah disegel", "line %2$d was ALTERED after it was sealed"), LINE_REMOVED(
        "Baris %2$d%3$s DIHAPUS sesudah disegel", "line %2$d was REMOVED after it was sealed"), LINE_INSERTED(
            "Satu baris%3$s DISISIPKAN: tidak bernomor dan tidak menunggu segel",
            "a line was INSERTED that is neither sealed nor waiting"), LINE_LOST(
                "Satu baris yang menunggu segel DIHAPUS",
                "a line that waited for the seal was REMOVED"), NUMBER_MISSING(
                    "Nomor baris %2$d pada segel %1$d HILANG", "number %2$d of seal %1$d is MISSING"), NUMBER_STRAY(
                        "Nomor baris %2$d tidak termasuk segel mana pun: rantai DIPOTONG",
                        "number %2$d belongs to no seal: the chain was CUT"), NUMBER_DIFFERS(
                            "Salinan pada nomor %2$d%3$s tidak sama dengan barisnya",
                            "the copy at number %2$d differs from its line"), BATCH_ALTERED(
                                "Isi segel %1$d DIUBAH (baris%3$s)",
                                "what seal %1$d holds was ALTERED"), BATCH_MISSING("Segel %1$d HILANG: rantai DIPOTONG",
                                    "seal %1$d is MISSING: the chain was CUT"), CHAIN_BROKEN(
                                        "Segel %1$d tidak menyambung ke segel sebelumnya",
                                        "seal %1$d does not follow from the one before"), DIGEST_ALTERED(
                                            "Sidik segel %1$d DIUBAH",
                                            "the digest of seal %1$d was ALTERED"), DIGEST_UNKNOWN(
                                                "Sidik yang tercetak tidak ada di rantai: riwayat DITULIS ULANG "
                                                    + "atau DIPOTONG",
                                                "the printed digest is not in the chain: history was REWRITTEN or CUT");

    private final String indonesian;
    private final String english;

    Kind(String indonesian, String english) {
      this.indonesian = indonesian;
      this.english = english;
    }
  }

  static TrailFault ofBatch(Kind kind, long batch) {
    return new TrailFault(kind, batch, 0, "");
  }

  static TrailFault ofNumber(Kind kind, long batch, long number) {
    return new TrailFault(kind, batch, number, "");
  }

  static TrailFault ofLine(Kind kind, long batch, long number, @Nullable String record, @Nullable String action,
      @Nullable Instant at) {
    return new TrailFault(kind, batch, number, record == null ? "" : " (%s, %s, %s)".formatted(record, action, at));
  }

  String sentence() {
    return kind.indonesian.formatted(batch, number, details) + ". / " + kind.english.formatted(batch, number, details)
        + ".";
  }
}
