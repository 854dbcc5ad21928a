package id.payung.agreements.registersheet;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.taken.RegisterDescription;
import java.time.LocalDate;

/** The columns of a register of agreements, by the heads that offices give them. */
final class AgreementRegisterSheet {
  static final String TITLE = "Tentang";
  static final String PARTNERS = "Mitra";
  static final String OFFICES = "Perangkat daerah";
  static final String KIND = "Jenis";
  static final String SIGNED_ON = "Ditandatangani";
  static final String UNTIL = "Berakhir";
  static final String VILLAGES = "Desa/Kelurahan";

  static final SheetDefinition<AgreementRegisterRow> SHEET = build();

  private AgreementRegisterSheet() {}

  private static SheetDefinition<AgreementRegisterRow> build() {
    SheetColumn<AgreementRegisterRow, String> number =
        SheetColumn.of("Nomor", "Number", CellTypes.identifier(120), AgreementRegisterRow::number)
            .withAliases("Nomor PKS", "No PKS", "Nomor MoU", "No MoU", "Nomor MoU/PKS", "No MoU/PKS",
                "Nomor Perjanjian", "No Perjanjian", "Nomor Naskah", "No Naskah", "Nomor Dokumen", "No Dokumen",
                "Nomor Kesepakatan", "Nomor Surat", "No Surat", "Nomor Kerja Sama", "Nomor Kerjasama",
                "Nomor Pihak Kesatu", "Nomor Pihak I", "Nomor Pemda", "No Register");
    SheetColumn<AgreementRegisterRow, String> other =
        SheetColumn.of("Nomor mitra", "Partner's number", CellTypes.identifier(120), AgreementRegisterRow::other)
            .withAliases("Nomor Pihak Kedua", "Nomor Pihak II", "No Pihak Kedua", "No Mitra", "Nomor dari mitra");
    SheetColumn<AgreementRegisterRow, String> title =
        SheetColumn.of(TITLE, "About", CellTypes.text(300), AgreementRegisterRow::title)
            .required()
            .withWidth(40)
            .withAliases("Judul", "Perihal", "Hal", "Judul Kerja Sama", "Judul Kerjasama", "Nama Kerja Sama",
                "Nama Kerjasama", "Kerja Sama", "Kerjasama", "Judul PKS", "Judul MoU", "Judul MoU/PKS",
                "Judul Perjanjian", "Judul Naskah", "Nama Naskah", "Nama Dokumen", "Uraian", "Objek",
                "Objek Kerja Sama", "Title", "Judul Dokumen", "Tentang/Perihal");
    SheetColumn<AgreementRegisterRow, String> kind =
        SheetColumn.of(KIND, "Kind", CellTypes.text(120), AgreementRegisterRow::kind)
            .withAliases("Jenis Kerja Sama", "Jenis Kerjasama", "Bentuk", "Bentuk Kerja Sama", "Bentuk Kerjasama",
                "Jenis Naskah", "Jenis Dokumen", "MoU/PKS", "Kategori", "Bentuk Naskah", "Type");
    SheetColumn<AgreementRegisterRow, LocalDate> signedOn =
        SheetColumn.of(SIGNED_ON, "Signed on", CellTypes.date(), AgreementRegisterRow::signedOn)
            .required()
            .withAliases("Tanggal", "Tgl", "Tanggal Tanda Tangan", "Tanggal TTD", "Tgl TTD", "Tanggal Penandatanganan",
                "Tgl Penandatanganan", "Tanggal PKS", "Tanggal MoU", "Tanggal Naskah", "Tanggal Dokumen",
                "Tanggal Kerja Sama", "Tanggal Kerjasama", "Tanggal Perjanjian", "Tanggal MoU/PKS", "Tgl Naskah",
                "Waktu Penandatanganan", "Penandatanganan");
    SheetColumn<AgreementRegisterRow, LocalDate> starts =
        SheetColumn.of("Mulai berlaku", "Valid from", CellTypes.date(), AgreementRegisterRow::starts)
            .withAliases("Mulai", "Berlaku Mulai", "Tanggal Mulai", "Tgl Mulai", "Awal", "TMT", "Masa Berlaku Mulai",
                "Masa Berlaku Awal");
    SheetColumn<AgreementRegisterRow, CellTypes.LastDay> until = SheetColumn
        .of(UNTIL, "Valid until", CellTypes.lastDay(), AgreementRegisterRow::until)
        .withAliases("Berlaku Sampai", "Berlaku Hingga", "Berlaku s.d.", "Tanggal Berakhir", "Tgl Berakhir", "Sampai",
            "Sampai dengan", "s.d.", "s/d", "Masa Berlaku s.d.", "Masa Berlaku Sampai", "Masa Berlaku Akhir",
            "Masa Berlaku Berakhir", "Selesai", "Akhir", "Jatuh Tempo", "Tanggal Selesai", "Expired", "Kedaluwarsa");
    SheetColumn<AgreementRegisterRow, CellTypes.LastDay> length =
        SheetColumn.of("Jangka waktu", "Length", CellTypes.lastDay(), AgreementRegisterRow::length)
            .withAliases("Masa Berlaku", "Lama", "Durasi", "Lamanya", "Lama Kerja Sama", "Jangka Waktu Kerja Sama",
                "Jangka Waktu Kerjasama");
    SheetColumn<AgreementRegisterRow, String> partners =
        SheetColumn.of(PARTNERS, "Partners", CellTypes.text(2000), AgreementRegisterRow::partners)
            .required()
            .withWidth(36)
            .withAliases("Mitra Kerja Sama", "Mitra Kerjasama", "Nama Mitra", "Pihak Kedua", "Pihak II", "Pihak Ke-2",
                "Pihak Ketiga", "Para Pihak", "Lembaga Mitra", "Instansi Mitra", "Dengan", "Partner",
                "Instansi/Lembaga", "Perusahaan/Lembaga", "Lembaga", "Pihak Lain", "Mitra/Pihak Kedua");
    SheetColumn<AgreementRegisterRow, String> offices =
        SheetColumn.of(OFFICES, "Offices", CellTypes.text(2000), AgreementRegisterRow::offices)
            .withWidth(36)
            .withAliases("OPD", "SKPD", "PD", "Pihak Kesatu", "Pihak Pertama", "Pihak I", "Pihak Ke-1", "Dinas",
                "OPD Pemrakarsa", "OPD Pelaksana", "OPD Terkait", "Perangkat Daerah Pelaksana",
                "Perangkat Daerah Terkait", "Perangkat Daerah Pemrakarsa", "Pemrakarsa", "Pelaksana", "Unit Kerja",
                "OPD/Unit Kerja", "Instansi Pelaksana");
    SheetColumn<AgreementRegisterRow, String> villages =
        SheetColumn.of(VILLAGES, "Villages", CellTypes.text(4000), AgreementRegisterRow::villages)
            .withAliases("Desa", "Kelurahan", "Lokasi", "Wilayah", "Desa Lokasi", "Lokasi Kegiatan", "Lokus");
    SheetColumn<AgreementRegisterRow, String> scope =
        SheetColumn.of("Ruang lingkup", "Scope", CellTypes.text(2500), AgreementRegisterRow::scope)
            .withAliases("Lingkup", "Bidang", "Bidang Kerja Sama");
    SheetColumn<AgreementRegisterRow, String> note =
        SheetColumn.of("Keterangan", "Remark", CellTypes.text(2000), AgreementRegisterRow::note)
            .withAliases("Ket", "Catatan", "Keterangan/Status", "Status");
    return SheetDefinition
        .of("Register kerja sama",
            cells -> RecordCopy.blank(AgreementRegisterRow.class)
                .with(AgreementRegisterRow::number, cells.line(number))
                .with(AgreementRegisterRow::other, cells.line(other))
                .with(AgreementRegisterRow::title, cells.line(title))
                .with(AgreementRegisterRow::kind, cells.line(kind))
                .with(AgreementRegisterRow::signedOn, cells.get(signedOn))
                .with(AgreementRegisterRow::starts, cells.get(starts))
                .with(AgreementRegisterRow::until, cells.get(until))
                .with(AgreementRegisterRow::length, cells.get(length))
                .with(AgreementRegisterRow::partners, cells.text(partners))
                .with(AgreementRegisterRow::offices, cells.text(offices))
                .with(AgreementRegisterRow::villages, cells.text(villages))
                .with(AgreementRegisterRow::scope, cells.text(scope))
                .with(AgreementRegisterRow::note, cells.text(note))
                .make(),
            number, other, title, kind, signedOn, starts, until, length, partners, offices, villages, scope, note)
        .ofRegister(RegisterDescription.MAX_ROWS);
  }
}
