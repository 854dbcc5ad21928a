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

  /** What can be wrong. */
  enum Kind {
    LINE_ALTERED, LINE_REMOVED, LINE_INSERTED, LINE_LOST, // of lines
    LINE_DATED, WAITING_DATED, SEALED_LATE, // of their times
    NUMBER_MISSING, NUMBER_STRAY, NUMBER_DIFFERS, // of their numbers and copies
    SEAL_DATED, DEMONSTRATION_STRAY, // of when seals were made
    BATCH_ALTERED, BATCH_MISSING, CHAIN_BROKEN, FORM_LOWERED, DIGEST_ALTERED, // of seals
    TRAIL_MISSING, DIGEST_UNKNOWN // of the whole
  }

  static TrailFault ofBatch(Kind kind, long batch) {
    return new TrailFault(kind, batch, 0, "");
  }

  static TrailFault ofSeal(Kind kind, long batch, Instant at) {
    return new TrailFault(kind, batch, 0, " (%s)".formatted(at));
  }

  static TrailFault ofNumber(Kind kind, long batch, long number) {
    return new TrailFault(kind, batch, number, "");
  }

  static TrailFault ofLine(Kind kind, long batch, long number, @Nullable String record, @Nullable String action,
      @Nullable Instant at) {
    return new TrailFault(kind, batch, number, record == null ? "" : " (%s, %s, %s)".formatted(record, action, at));
  }

  /** In the words of the console: Indonesian, then English. */
  String sentence() {
    return (indonesian() + ". / " + english() + ".").formatted(batch, number, details);
  }

  private String indonesian() {
    return switch (kind) {
      case LINE_ALTERED -> "Baris %2$d%3$s DIUBAH sesudah disegel";
      case LINE_REMOVED -> "Baris %2$d%3$s DIHAPUS sesudah disegel";
      case LINE_INSERTED -> "Satu baris%3$s DISISIPKAN: tidak bernomor dan tidak menunggu segel";
      case LINE_LOST -> "Satu baris yang menunggu segel DIHAPUS";
      case LINE_DATED -> "Baris %2$d%3$s berwaktu lain daripada segelnya: ditulis KEMUDIAN dengan waktu yang "
          + "dibuat-buat, atau jam server berubah";
      case WAITING_DATED -> "Satu baris%3$s yang menunggu segel berwaktu sebelum segel terakhir: ditulis KEMUDIAN "
          + "dengan waktu yang dibuat-buat";
      case SEALED_LATE -> "Baris %2$d%3$s menunggu segel %1$d lebih dari seperempat jam: penyegel DITAHAN, dan yang "
          + "tercatat selama itu bisa dihapus tanpa jejak, atau komputernya tertidur";
      case NUMBER_MISSING -> "Nomor baris %2$d pada segel %1$d HILANG";
      case NUMBER_STRAY -> "Nomor baris %2$d tidak termasuk segel mana pun: rantai DIPOTONG";
      case NUMBER_DIFFERS -> "Salinan pada nomor %2$d%3$s tidak sama dengan barisnya";
      case SEAL_DATED -> "Segel %1$d%3$s berwaktu lebih lama daripada segel sebelumnya: dibuat KEMUDIAN dengan waktu "
          + "yang dibuat-buat, atau jam server berubah";
      case DEMONSTRATION_STRAY -> "Segel %1$d mengaku dari data contoh, padahal bukan: waktu barisnya DISEMBUNYIKAN, "
          + "atau ./payung demo dijalankan di sini";
      case BATCH_ALTERED -> "Isi segel %1$d DIUBAH (baris%3$s)";
      case BATCH_MISSING -> "Segel %1$d HILANG: rantai DIPOTONG";
      case CHAIN_BROKEN -> "Segel %1$d tidak menyambung ke segel sebelumnya";
      case FORM_LOWERED -> "Segel %1$d berbentuk lama di belakang yang baru: DITULIS ULANG";
      case DIGEST_ALTERED -> "Sidik segel %1$d DIUBAH";
      case TRAIL_MISSING -> "Tidak ada satu baris pun: seluruh riwayat DIHAPUS";
      case DIGEST_UNKNOWN -> "Sidik yang tercetak%3$s tidak ada di rantai: riwayat DITULIS ULANG atau DIPOTONG";
    };
  }

  private String english() {
    return switch (kind) {
      case LINE_ALTERED -> "line %2$d was ALTERED after it was sealed";
      case LINE_REMOVED -> "line %2$d was REMOVED after it was sealed";
      case LINE_INSERTED -> "a line was INSERTED that is neither sealed nor waiting";
      case LINE_LOST -> "a line that waited for the seal was REMOVED";
      case LINE_DATED -> "line %2$d bears a time that does not fit its seal: it was written LATER and BACK-DATED, or "
          + "the server's clock was set";
      case WAITING_DATED -> "a line that waits for the seal bears a time before the last seal: it was BACK-DATED";
      case SEALED_LATE -> "line %2$d waited more than a quarter of an hour for seal %1$d: the sealer was HELD UP, and "
          + "what was written meanwhile may have been removed without a trace, or the computer slept";
      case NUMBER_MISSING -> "number %2$d of seal %1$d is MISSING";
      case NUMBER_STRAY -> "number %2$d belongs to no seal: the chain was CUT";
      case NUMBER_DIFFERS -> "the copy at number %2$d differs from its line";
      case SEAL_DATED ->
          "seal %1$d is older than one before it: it was made LATER and BACK-DATED, or the server's clock " + "was set";
      case DEMONSTRATION_STRAY -> "seal %1$d says it is a demonstration's, and is not: the times of its lines were "
          + "HIDDEN, or ./payung demo was started here";
      case BATCH_ALTERED -> "what seal %1$d holds was ALTERED";
      case BATCH_MISSING -> "seal %1$d is MISSING: the chain was CUT";
      case CHAIN_BROKEN -> "seal %1$d does not follow from the one before";
      case FORM_LOWERED -> "seal %1$d is of an older form than the one before: it was REWRITTEN";
      case DIGEST_ALTERED -> "the digest of seal %1$d was ALTERED";
      case TRAIL_MISSING -> "there is not a single line: the whole trail was REMOVED";
      case DIGEST_UNKNOWN -> "the printed digest%3$s is not in the chain: history was REWRITTEN or CUT";
    };
  }
}
