package id.payung.meetings.registersheet;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.taken.RegisterDescription;
import java.time.LocalDate;

/** The columns of a register of meetings, by the heads that offices give them. */
final class MeetingRegisterSheet {
  static final String HELD_ON = "Tanggal";
  static final String TITLE = "Pertemuan";
  static final String KIND = "Jenis";
  static final String GUESTS = "Peserta";
  static final String DECISIONS = "Keputusan";
  static final String DUE = "Batas waktu";

  static final SheetDefinition<MeetingRegisterRow> SHEET = build();

  private MeetingRegisterSheet() {}

  private static SheetDefinition<MeetingRegisterRow> build() {
    SheetColumn<MeetingRegisterRow, LocalDate> heldOn =
        SheetColumn.of(HELD_ON, "Day", CellTypes.date(), MeetingRegisterRow::heldOn)
            .required()
            .withAliases("Tgl", "Hari/Tanggal", "Hari Tanggal", "Hari, Tanggal", "Tanggal Rapat", "Tgl Rapat",
                "Tanggal Pelaksanaan", "Tanggal Kegiatan", "Waktu", "Waktu Pelaksanaan", "Hari/Tgl", "Date");
    SheetColumn<MeetingRegisterRow, String> title =
        SheetColumn.of(TITLE, "Meeting", CellTypes.text(300), MeetingRegisterRow::title)
            .required()
            .withWidth(40)
            .withAliases("Judul", "Nama Rapat", "Rapat", "Acara", "Agenda", "Agenda Rapat", "Kegiatan", "Nama Kegiatan",
                "Perihal", "Judul Rapat", "Nama Pertemuan", "Judul Pertemuan", "Topik", "Agenda/Acara");
    SheetColumn<MeetingRegisterRow, String> kind =
        SheetColumn.of(KIND, "Kind", CellTypes.text(120), MeetingRegisterRow::kind)
            .withAliases("Jenis Rapat", "Jenis Pertemuan", "Bentuk", "Jenis Kegiatan");
    SheetColumn<MeetingRegisterRow, String> place =
        SheetColumn.of("Tempat", "Place", CellTypes.text(200), MeetingRegisterRow::place)
            .withAliases("Lokasi", "Tempat Rapat", "Tempat Pelaksanaan", "Ruang", "Tempat Kegiatan");
    SheetColumn<MeetingRegisterRow, String> guests =
        SheetColumn.of(GUESTS, "Attending", CellTypes.text(4000), MeetingRegisterRow::guests)
            .withWidth(40)
            .withAliases("Peserta Rapat", "Undangan", "Hadir", "Yang Hadir", "Dihadiri", "Dihadiri oleh", "OPD",
                "OPD Hadir", "Perangkat Daerah", "Instansi", "Unsur Peserta", "Peserta/Undangan", "Instansi Hadir",
                "Yang Diundang");
    SheetColumn<MeetingRegisterRow, String> leader =
        SheetColumn.of("Pimpinan rapat", "Led by", CellTypes.text(200), MeetingRegisterRow::leader)
            .withAliases("Pimpinan", "Pemimpin", "Pemimpin Rapat", "Dipimpin", "Dipimpin oleh", "Ketua Rapat");
    SheetColumn<MeetingRegisterRow, String> decisions =
        SheetColumn.of(DECISIONS, "Decisions", CellTypes.text(10_000), MeetingRegisterRow::decisions)
            .withWidth(50)
            .withAliases("Hasil", "Hasil Rapat", "Hasil Pertemuan", "Kesimpulan", "Kesepakatan", "Notulen", "Notula",
                "Rekomendasi", "Keputusan Rapat", "Tindak Lanjut", "Rencana Tindak Lanjut", "RTL", "Hasil/Keputusan",
                "Hasil Keputusan");
    SheetColumn<MeetingRegisterRow, String> owners =
        SheetColumn.of("Penanggung jawab", "Owed by", CellTypes.text(2000), MeetingRegisterRow::owners)
            .withAliases("PIC", "Pelaksana", "PJ", "OPD Penanggung Jawab", "Penanggung Jawab Tindak Lanjut",
                "Pelaksana Tindak Lanjut");
    SheetColumn<MeetingRegisterRow, CellType.Said<CellTypes.LastDay>> due =
        SheetColumn.of(DUE, "Due", CellTypes.lastDay().orWords(), MeetingRegisterRow::due)
            .withAliases("Tenggat", "Target Waktu", "Target Selesai", "Deadline", "Batas Waktu Tindak Lanjut",
                "Jatuh Tempo", "Waktu Penyelesaian");
    SheetColumn<MeetingRegisterRow, String> note =
        SheetColumn.of("Keterangan", "Remark", CellTypes.text(2000), MeetingRegisterRow::note)
            .withAliases("Ket", "Catatan", "Status");
    return SheetDefinition
        .of("Register pertemuan",
            cells -> RecordCopy.blank(MeetingRegisterRow.class)
                .with(MeetingRegisterRow::heldOn, cells.get(heldOn))
                .with(MeetingRegisterRow::title, cells.line(title))
                .with(MeetingRegisterRow::kind, cells.line(kind))
                .with(MeetingRegisterRow::place, cells.line(place))
                .with(MeetingRegisterRow::guests, cells.text(guests))
                .with(MeetingRegisterRow::leader, cells.line(leader))
                .with(MeetingRegisterRow::decisions, cells.text(decisions))
                .with(MeetingRegisterRow::owners, cells.text(owners))
                .with(MeetingRegisterRow::due, cells.get(due))
                .with(MeetingRegisterRow::note, cells.text(note))
                .make(),
            heldOn, title, kind, place, guests, leader, decisions, owners, due, note)
        .ofRegister(RegisterDescription.MAX_ROWS);
  }
}
