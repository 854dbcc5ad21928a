package id.payung.evidence.indexsheet;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.taken.RegisterDescription;
import java.time.LocalDate;

/** The columns of an index of evidence, by the heads that offices give them. */
final class EvidenceIndexSheet {
  static final String CODE = "Kode pertanyaan";
  static final String SLOT = "Bukti yang diminta";
  static final String FILE = "Nama berkas";
  static final String DAY = "Tanggal";
  static final String OFFICE = "Perangkat daerah";
  static final String VILLAGE = "Desa/Kelurahan";

  static final SheetDefinition<EvidenceIndexRow> SHEET = build();

  private EvidenceIndexSheet() {}

  private static SheetDefinition<EvidenceIndexRow> build() {
    SheetColumn<EvidenceIndexRow, String> code =
        SheetColumn.of(CODE, "Question's code", CellTypes.identifier(60), EvidenceIndexRow::code)
            .withAliases("Kode", "Nomor Pertanyaan", "No Pertanyaan", "Kode Indikator", "Indikator", "No Indikator",
                "Nomor Indikator", "Kode Soal", "No Soal", "Indikator/Kode", "Nomor Soal");
    SheetColumn<EvidenceIndexRow, String> question =
        SheetColumn.of("Pertanyaan", "Question", CellTypes.text(2000), EvidenceIndexRow::question)
            .withAliases("Uraian Pertanyaan", "Soal", "Indikator/Pertanyaan", "Isi Pertanyaan");
    SheetColumn<EvidenceIndexRow, String> slot =
        SheetColumn.of(SLOT, "Proof asked for", CellTypes.text(300), EvidenceIndexRow::slot)
            .withAliases("Jenis Data Dukung", "Jenis Bukti", "Data Dukung", "Data Dukung yang Diminta", "Bagian");
    SheetColumn<EvidenceIndexRow, String> file =
        SheetColumn.of(FILE, "File name", CellTypes.text(400), EvidenceIndexRow::file)
            .required()
            .withWidth(40)
            .withAliases("Nama File", "File", "Berkas", "Nama Berkas/File", "Lampiran", "Nama Lampiran");
    SheetColumn<EvidenceIndexRow, String> title =
        SheetColumn.of("Judul", "Title", CellTypes.text(300), EvidenceIndexRow::title)
            .withWidth(40)
            .withAliases("Judul Dokumen", "Nama Dokumen", "Dokumen", "Uraian", "Nama Data Dukung", "Judul Data Dukung",
                "Bukti");
    SheetColumn<EvidenceIndexRow, LocalDate> day = SheetColumn.of(DAY, "Day", CellTypes.date(), EvidenceIndexRow::day)
        .withAliases("Tgl", "Tanggal Dokumen", "Tanggal Kegiatan", "Tgl Dokumen");
    SheetColumn<EvidenceIndexRow, String> office =
        SheetColumn.of(OFFICE, "Office", CellTypes.text(200), EvidenceIndexRow::office)
            .withAliases("OPD", "Sumber", "SKPD", "Instansi", "OPD/Sumber", "Dinas", "Sumber Data");
    SheetColumn<EvidenceIndexRow, String> village =
        SheetColumn.of(VILLAGE, "Village", CellTypes.text(200), EvidenceIndexRow::village)
            .withAliases("Desa", "Kelurahan", "Lokasi", "Wilayah");
    SheetColumn<EvidenceIndexRow, String> note =
        SheetColumn.of("Keterangan", "Remark", CellTypes.text(1000), EvidenceIndexRow::note)
            .withAliases("Ket", "Catatan", "Membuktikan");
    return SheetDefinition
        .of("Indeks data dukung",
            cells -> RecordCopy.blank(EvidenceIndexRow.class)
                .with(EvidenceIndexRow::code, cells.line(code))
                .with(EvidenceIndexRow::question, cells.line(question))
                .with(EvidenceIndexRow::slot, cells.line(slot))
                .with(EvidenceIndexRow::file, cells.line(file))
                .with(EvidenceIndexRow::title, cells.line(title))
                .with(EvidenceIndexRow::day, cells.get(day))
                .with(EvidenceIndexRow::office, cells.line(office))
                .with(EvidenceIndexRow::village, cells.line(village))
                .with(EvidenceIndexRow::note, cells.text(note).strip())
                .make(),
            code, question, slot, file, title, day, office, village, note)
        .ofRegister(RegisterDescription.MAX_ROWS);
  }
}
