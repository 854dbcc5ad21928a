package id.payung.meetings.registersheet;

import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetImport;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.sheets.taken.RegisterAbout;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a register of meetings, by the heads that offices give them. */
final class MeetingRegisterSheet {
  static final String HELD_ON = "Tanggal";
  static final String TITLE = "Pertemuan";
  static final String KIND = "Jenis";
  static final String GUESTS = "Peserta";
  static final String DECISIONS = "Keputusan";
  static final String DUE = "Batas waktu";

  static final SheetImport<MeetingRegisterRow> SHEET = build();

  private MeetingRegisterSheet() {}

  private static SheetImport<MeetingRegisterRow> build() {
    SheetColumn<MeetingRegisterRow, LocalDate> heldOn =
        column(HELD_ON, "Day", CellTypes.date(), MeetingRegisterRow::heldOn).required()
            .withAliases("Tgl", "Hari/Tanggal", "Hari Tanggal", "Hari, Tanggal", "Tanggal Rapat", "Tgl Rapat",
                "Tanggal Pelaksanaan", "Tanggal Kegiatan", "Waktu", "Waktu Pelaksanaan", "Hari/Tgl", "Date");
    SheetColumn<MeetingRegisterRow, String> title =
        column(TITLE, "Meeting", CellTypes.text(300), MeetingRegisterRow::title).required()
            .withWidth(40)
            .withAliases("Judul", "Nama Rapat", "Rapat", "Acara", "Agenda", "Agenda Rapat", "Kegiatan", "Nama Kegiatan",
                "Perihal", "Judul Rapat", "Nama Pertemuan", "Judul Pertemuan", "Topik", "Agenda/Acara");
    SheetColumn<MeetingRegisterRow, String> kind = column(KIND, "Kind", CellTypes.text(120), MeetingRegisterRow::kind)
        .withAliases("Jenis Rapat", "Jenis Pertemuan", "Bentuk", "Jenis Kegiatan");
    SheetColumn<MeetingRegisterRow, String> place =
        column("Tempat", "Place", CellTypes.text(200), MeetingRegisterRow::place).withAliases("Lokasi", "Tempat Rapat",
            "Tempat Pelaksanaan", "Ruang", "Tempat Kegiatan");
    SheetColumn<MeetingRegisterRow, String> guests =
        column(GUESTS, "Attending", CellTypes.text(4000), MeetingRegisterRow::guests).withWidth(40)
            .withAliases("Peserta Rapat", "Undangan", "Hadir", "Yang Hadir", "Dihadiri", "Dihadiri oleh", "OPD",
                "OPD Hadir", "Perangkat Daerah", "Instansi", "Unsur Peserta", "Peserta/Undangan", "Instansi Hadir",
                "Yang Diundang");
    SheetColumn<MeetingRegisterRow, String> leader =
        column("Pimpinan rapat", "Led by", CellTypes.text(200), MeetingRegisterRow::leader).withAliases("Pimpinan",
            "Pemimpin", "Pemimpin Rapat", "Dipimpin", "Dipimpin oleh", "Ketua Rapat");
    SheetColumn<MeetingRegisterRow, String> decisions =
        column(DECISIONS, "Decisions", CellTypes.text(10_000), MeetingRegisterRow::decisions).withWidth(50)
            .withAliases("Hasil", "Hasil Rapat", "Hasil Pertemuan", "Kesimpulan", "Kesepakatan", "Notulen", "Notula",
                "Rekomendasi", "Keputusan Rapat", "Tindak Lanjut", "Rencana Tindak Lanjut", "RTL", "Hasil/Keputusan",
                "Hasil Keputusan");
    SheetColumn<MeetingRegisterRow, String> owners =
        column("Penanggung jawab", "Owed by", CellTypes.text(2000), MeetingRegisterRow::owners).withAliases("PIC",
            "Pelaksana", "PJ", "OPD Penanggung Jawab", "Penanggung Jawab Tindak Lanjut", "Pelaksana Tindak Lanjut");
    SheetColumn<MeetingRegisterRow, CellType.Said<CellTypes.LastDay>> due =
        column(DUE, "Due", CellTypes.lastDay().orWords(), MeetingRegisterRow::due).withAliases("Tenggat",
            "Target Waktu", "Target Selesai", "Deadline", "Batas Waktu Tindak Lanjut", "Jatuh Tempo",
            "Waktu Penyelesaian");
    SheetColumn<MeetingRegisterRow, String> note =
        column("Keterangan", "Remark", CellTypes.text(2000), MeetingRegisterRow::note).withAliases("Ket", "Catatan",
            "Status");
    return SheetImport
        .of("Register pertemuan",
            cells -> new MeetingRegisterRow(cells.get(heldOn), oneLine(cells.getOr(title, "")),
                oneLine(cells.getOr(kind, "")), oneLine(cells.getOr(place, "")), cells.getOr(guests, ""),
                oneLine(cells.getOr(leader, "")), cells.getOr(decisions, ""), cells.getOr(owners, ""), cells.get(due),
                cells.getOr(note, "")),
            heldOn, title, kind, place, guests, leader, decisions, owners, due, note)
        .ofRegister()
        .withLimits(SheetLimits.DEFAULT.withRows(RegisterAbout.MAX_ROWS));
  }

  private static <V> SheetColumn<MeetingRegisterRow, V> column(String indonesian, String english, CellType<V> type,
      Function<MeetingRegisterRow, @Nullable V> value) {
    return SheetColumn.of(indonesian, english, type, value);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
