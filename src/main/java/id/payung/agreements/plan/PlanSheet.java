package id.payung.agreements.plan;

import id.payung.accounts.Organisation;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.Cells;
import id.payung.platform.sheets.Column;
import id.payung.platform.sheets.SheetImport;
import id.payung.regions.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The plan as a sheet, declared once: what was exported and is imported again unchanged says the same. */
@Component
class PlanSheet {
  private final SheetImport<SheetRow> sheet;

  PlanSheet(Reference reference) {
    Column<SheetRow, Long> number =
        Column.of("No. Kegiatan", "Activity number", Cells.whole(1, 9999), (SheetRow r) -> (Long) (long) r.number())
            .required()
            .alsoKnownAs("No", "Nomor");
    Column<SheetRow, String> title = Column.of("Kegiatan", "Activity", Cells.text(300), SheetRow::title).wide(50);
    Column<SheetRow, String> kind = Column.of("Jenis", "Kind", codes(reference, "activity-kinds"), SheetRow::kind);
    Column<SheetRow, String> office =
        Column.of("Penanggung Jawab", "Office responsible", Cells.text(200), SheetRow::office)
            .wide(36)
            .alsoKnownAs("OPD", "Perangkat Daerah");
    Column<SheetRow, List<String>> partners =
        Column.of("Mitra Pelaksana", "Together with", Cells.list(), SheetRow::partners).wide(36).alsoKnownAs("Mitra");
    Column<SheetRow, List<String>> villages = Column.of("Desa/Kelurahan", "Villages", Cells.list(), SheetRow::villages)
        .wide(40)
        .alsoKnownAs("Desa", "Lokasi");
    Column<SheetRow, List<String>> questions =
        Column.of("Pertanyaan KLA", "KLA questions", Cells.list(), SheetRow::questions)
            .alsoKnownAs("Indikator", "Indikator KLA");
    Column<SheetRow, LocalDate> starts = Column.of("Mulai", "From", Cells.date(), SheetRow::starts);
    Column<SheetRow, LocalDate> ends = Column.of("Selesai", "Until", Cells.date(), SheetRow::ends);
    Column<SheetRow, Long> target =
        Column.of("Target", "Target", Cells.whole(1, 1_000_000_000L), SheetRow::target).alsoKnownAs("Volume");
    Column<SheetRow, String> unit = Column.of("Satuan", "Unit", codes(reference, "units"), SheetRow::unit);
    Column<SheetRow, String> note = Column.of("Keterangan", "Note", Cells.text(2000), SheetRow::note).wide(30);
    Column<SheetRow, Long> line = Column.of("No. Rincian", "Line number", Cells.whole(1, 999), SheetRow::lineNumber);
    Column<SheetRow, String> what = Column.of("Rincian Anggaran", "Budget line", Cells.text(300), SheetRow::what)
        .wide(40)
        .alsoKnownAs("Rincian", "Uraian");
    Column<SheetRow, String> source =
        Column.of("Sumber Dana", "Source", codes(reference, "funding-sources"), SheetRow::source).wide(24);
    Column<SheetRow, String> owner =
        Column.of("Pemilik Anggaran", "Owner of the money", Cells.text(200), SheetRow::owner).wide(36);
    Column<SheetRow, String> village =
        Column.of("Desa Pemilik", "Village whose money", Cells.text(200), SheetRow::lineVillage).wide(28);
    Column<SheetRow, String> code =
        Column.of("Kode SIPD/Siskeudes", "SIPD/Siskeudes code", Cells.text(60), SheetRow::code).alsoKnownAs("Kode");
    Column<SheetRow, String> stage =
        Column.of("Tahap Anggaran", "Budget stage", codes(reference, "budget-stages"), SheetRow::stage)
            .wide(24)
            .alsoKnownAs("Tahap");
    Column<SheetRow, Boolean> guarded =
        Column.of("Nilai Tertutup", "Amount not shown", Cells.yesNo(), SheetRow::guarded);
    Column<SheetRow, Long> amount = Column.of("Anggaran (Rp)", "Amount (Rp)", Cells.money(), SheetRow::amount)
        .alsoKnownAs("Jumlah", "Jumlah (Rp)", "Anggaran");
    sheet = SheetImport.of("Rencana",
        row -> new SheetRow(row.require(number).intValue(), row.get(title), row.get(kind), row.get(office),
            row.get(partners), row.get(villages), row.get(questions), row.get(starts), row.get(ends), row.get(target),
            row.get(unit), row.get(note), row.get(line), row.get(what), row.get(source), row.get(owner),
            row.get(village), row.get(code), row.get(stage), row.get(guarded), row.get(amount)),
        number, title, kind, office, partners, villages, questions, starts, ends, target, unit, note, line, what,
        source, owner, village, code, stage, guarded, amount);
  }

  SheetImport<SheetRow> sheet() {
    return sheet;
  }

  private static CellType<String> codes(Reference reference, String list) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (Entry entry : reference.list("agreements/" + list).all()) {
      List<String> names = new ArrayList<>(List.of(entry.name().id(), entry.name().en(), entry.code()));
      if (!entry.text("short").isEmpty()) {
        names.add(entry.text("short"));
      }
      labels.put(entry.code(), names);
    }
    return Cells.choice(labels);
  }

  /** Rows of what a version says; amounts that the reader may not see stay empty. */
  Stream<SheetRow> rows(Plans.Said said, Map<UUID, Organisation> names, Map<UUID, Region> villages) {
    return said.activities()
        .stream()
        .flatMap(activity -> activity.lines().isEmpty() ? Stream.of(row(said, activity, null, names, villages))
            : activity.lines().stream().map(line -> row(said, activity, line, names, villages)));
  }

  private static SheetRow row(Plans.Said said, ActivityText a, @org.jspecify.annotations.Nullable LineText line,
      Map<UUID, Organisation> names, Map<UUID, Region> villages) {
    UUID village = line == null ? null : line.village();
    return new SheetRow(a.number(), a.title(), a.kind(), nameOf(names, a.office()),
        a.partners().stream().map(id -> nameOf(names, id)).toList(),
        a.villages().stream().map(id -> labelOf(villages, id)).toList(), a.questions(), a.starts(), a.ends(),
        a.target(), a.unit(), a.note().isEmpty() ? null : a.note(), line == null ? null : (Long) (long) line.number(),
        line == null ? null : line.what(), line == null ? null : line.source(),
        line == null ? null : nameOf(names, line.owner()), village == null ? null : labelOf(villages, village),
        line == null || line.code().isEmpty() ? null : line.code(),
        line == null ? null : said.stages().getOrDefault(line.id(), "proposed"),
        line == null ? null : (Boolean) line.guarded(), line == null ? null : said.amount(line));
  }

  private static String nameOf(Map<UUID, Organisation> names, UUID id) {
    Organisation organisation = names.get(id);
    return organisation == null ? id.toString() : organisation.name();
  }

  private static String labelOf(Map<UUID, Region> villages, UUID id) {
    Region village = villages.get(id);
    return village == null ? id.toString() : village.label();
  }
}
