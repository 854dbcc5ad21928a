package id.payung.demo;

import id.payung.platform.rows.RecordCopy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Activities as villages hold them, in any number: the same seed gives the same life, and the hundredth afternoon does
 * not depend on whether ninety-nine were asked for before. Nobody is named.
 */
public final class VillageActivityGenerator {
  private static final List<String> TOPICS =
      List.of("Kelas pengasuhan", "Posyandu remaja", "Pelatihan PATBM", "Sosialisasi pencegahan perkawinan anak",
          "Forum Anak desa", "Pojok baca", "Penyuluhan hak anak", "Simulasi sekolah aman", "Kelas ibu hamil",
          "Sekolah ramah anak", "Pemeriksaan gigi", "Pencatatan akta kelahiran", "Ruang bermain ramah anak",
          "Pelatihan konvensi hak anak", "Kampanye tanpa asap rokok", "Bimbingan remaja", "Pendampingan keluarga");

  private static final List<String> PARTNERS_AND_PLACES = List.of("bersama PATBM", "bersama TP-PKK",
      "bersama Karang Taruna", "bersama Puskesmas", "di sekolah dasar", "di balai desa", "di dusun pesisir",
      "di posyandu", "bersama tokoh agama", "di madrasah", "bersama dunia usaha", "di lapangan desa");

  private static final List<String> NOTES =
      List.of("", "", "", "Berjalan baik, peserta bertanya banyak.", "Hujan, mulai terlambat satu jam.",
          "Tempat terlalu sempit; lain kali di balai desa.", "Bidan desa ikut hadir.", "Daftar hadir sudah difoto.");

  private final long seed;
  private final LocalDate first;
  private final int days;
  private final int villages;

  /**
   * @param villages how many villages life is spread over; large ones hold more
   * @param last the last day, included
   */
  public VillageActivityGenerator(long seed, int villages, LocalDate first, LocalDate last) {
    if (villages < 1 || last.isBefore(first)) {
      throw new IllegalArgumentException("no village or no day");
    }
    this.seed = seed;
    this.first = first;
    this.days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    this.villages = villages;
  }

  /**
   * One activity held.
   *
   * @param village number of the village, from 0
   * @param target what was planned, at least 1
   */
  public record GeneratedActivity(int number, UUID id, int village, LocalDate heldOn, String title, int childrenM,
      int childrenF, int adultsM, int adultsF, long target, String notes) {
    public int people() {
      return childrenM + childrenF + adultsM + adultsF;
    }
  }

  /** The first so many. */
  public Stream<GeneratedActivity> generateActivities(int count) {
    return IntStream.range(0, count).mapToObj(this::generateActivity);
  }

  /** The one of this number, from 0. */
  public GeneratedActivity generateActivity(int number) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    // a village in four holds half of what is held
    int village = random.nextInt(4) < 2 ? random.nextInt(Math.max(1, villages / 4)) : random.nextInt(villages);
    String title = String.format(Locale.ROOT, "%s %s, RT %02d", TOPICS.get(random.nextInt(TOPICS.size())),
        PARTNERS_AND_PLACES.get(random.nextInt(PARTNERS_AND_PLACES.size())), 1 + random.nextInt(60));
    return RecordCopy.blank(GeneratedActivity.class)
        .with(GeneratedActivity::number, number)
        .with(GeneratedActivity::id, idOf("afternoon", number))
        .with(GeneratedActivity::village, village)
        .with(GeneratedActivity::heldOn, first.plusDays(random.nextInt(days)))
        .with(GeneratedActivity::title, title)
        .with(GeneratedActivity::childrenM, random.nextInt(30))
        .with(GeneratedActivity::childrenF, random.nextInt(30))
        .with(GeneratedActivity::adultsM, random.nextInt(10))
        .with(GeneratedActivity::adultsF, random.nextInt(25))
        .with(GeneratedActivity::target, 1L + random.nextInt(40))
        .with(GeneratedActivity::notes, NOTES.get(random.nextInt(NOTES.size())))
        .make();
  }

  /** An id for anything else of this life. */
  public UUID idOf(String kind, int number) {
    return UUID.nameUUIDFromBytes((seed + ":" + kind + ":" + number).getBytes(StandardCharsets.UTF_8));
  }
}
