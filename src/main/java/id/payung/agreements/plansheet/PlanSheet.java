package id.payung.agreements.plansheet;

import id.payung.accounts.Organisation;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetLimits;
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
  /** Three lines of a budget for each activity that a plan may have; each row is asked many rules, and shown. */
  private static final int MAX_ROWS = 3 * PlanDraftEditor.MAX_ACTIVITIES;

  private final SheetDefinition<PlanSheetRow> sheet;

  PlanSheet(ReferenceCatalogue reference) {
    SheetColumn<PlanSheetRow, Long> number = SheetColumn
        .of("No. Kegiatan", "Activity number", CellTypes.whole(1, 9999), (PlanSheetRow r) -> (Long) (long) r.number())
        .required()
        .withAliases("No", "Nomor");
    SheetColumn<PlanSheetRow, String> title =
        SheetColumn.of("Kegiatan", "Activity", CellTypes.text(300), PlanSheetRow::title).withWidth(50);
    SheetColumn<PlanSheetRow, String> kind =
        SheetColumn.of("Jenis", "Kind", codeCells(reference, "activity-kinds"), PlanSheetRow::kind);
    SheetColumn<PlanSheetRow, String> office =
        SheetColumn.of("Penanggung Jawab", "Office responsible", CellTypes.text(200), PlanSheetRow::office)
            .withWidth(36)
            .withAliases("OPD", "Perangkat Daerah");
    SheetColumn<PlanSheetRow, List<String>> partners =
        SheetColumn.of("Mitra Pelaksana", "Together with", CellTypes.list(), PlanSheetRow::partners)
            .withWidth(36)
            .withAliases("Mitra");
    SheetColumn<PlanSheetRow, List<String>> villages =
        SheetColumn.of("Desa/Kelurahan", "Villages", CellTypes.list(), PlanSheetRow::villages)
            .withWidth(40)
            .withAliases("Desa", "Lokasi");
    SheetColumn<PlanSheetRow, List<String>> questions =
        SheetColumn.of("Pertanyaan KLA", "KLA questions", CellTypes.list(), PlanSheetRow::questions)
            .withAliases("Indikator", "Indikator KLA");
    SheetColumn<PlanSheetRow, LocalDate> starts =
        SheetColumn.of("Mulai", "From", CellTypes.date(), PlanSheetRow::starts);
    SheetColumn<PlanSheetRow, LocalDate> ends =
        SheetColumn.of("Selesai", "Until", CellTypes.date(), PlanSheetRow::ends);
    SheetColumn<PlanSheetRow, Long> target =
        SheetColumn.of("Target", "Target", CellTypes.whole(1, 1_000_000_000L), PlanSheetRow::target)
            .withAliases("Volume");
    SheetColumn<PlanSheetRow, String> unit =
        SheetColumn.of("Satuan", "Unit", codeCells(reference, "units"), PlanSheetRow::unit);
    SheetColumn<PlanSheetRow, String> note =
        SheetColumn.of("Keterangan", "Note", CellTypes.text(2000), PlanSheetRow::note).withWidth(30);
    SheetColumn<PlanSheetRow, Long> line =
        SheetColumn.of("No. Rincian", "Line number", CellTypes.whole(1, 999), PlanSheetRow::lineNumber);
    SheetColumn<PlanSheetRow, String> what =
        SheetColumn.of("Rincian Anggaran", "Budget line", CellTypes.text(300), PlanSheetRow::what)
            .withWidth(40)
            .withAliases("Rincian", "Uraian");
    SheetColumn<PlanSheetRow, String> source =
        SheetColumn.of("Sumber Dana", "Source", codeCells(reference, "funding-sources"), PlanSheetRow::source)
            .withWidth(24);
    SheetColumn<PlanSheetRow, String> owner =
        SheetColumn.of("Pemilik Anggaran", "Owner of the money", CellTypes.text(200), PlanSheetRow::owner)
            .withWidth(36);
    SheetColumn<PlanSheetRow, String> village =
        SheetColumn.of("Desa Pemilik", "Village whose money", CellTypes.text(200), PlanSheetRow::lineVillage)
            .withWidth(28);
    SheetColumn<PlanSheetRow, String> code =
        SheetColumn.of("Kode SIPD/Siskeudes", "SIPD/Siskeudes code", CellTypes.identifier(60), PlanSheetRow::code)
            .withAliases("Kode");
    SheetColumn<PlanSheetRow, String> stage =
        SheetColumn.of("Tahap Anggaran", "Budget stage", codeCells(reference, "budget-stages"), PlanSheetRow::stage)
            .withWidth(24)
            .withAliases("Tahap");
    SheetColumn<PlanSheetRow, Boolean> guarded =
        SheetColumn.of("Nilai Tertutup", "Amount not shown", CellTypes.yesNo(), PlanSheetRow::guarded);
    SheetColumn<PlanSheetRow, Long> amount =
        SheetColumn.of("Anggaran (Rp)", "Amount (Rp)", CellTypes.money(), PlanSheetRow::amount)
            .withAliases("Jumlah", "Jumlah (Rp)", "Anggaran");
    sheet = SheetDefinition
        .of("Rencana",
            row -> RecordCopy.blank(PlanSheetRow.class)
                .with(PlanSheetRow::number, row.getOr(number, (long) PlanSheetRow.UNREAD_NUMBER).intValue())
                .with(PlanSheetRow::title, row.get(title))
                .with(PlanSheetRow::kind, row.get(kind))
                .with(PlanSheetRow::office, row.get(office))
                .with(PlanSheetRow::partners, row.get(partners))
                .with(PlanSheetRow::villages, row.get(villages))
                .with(PlanSheetRow::questions, row.get(questions))
                .with(PlanSheetRow::starts, row.get(starts))
                .with(PlanSheetRow::ends, row.get(ends))
                .with(PlanSheetRow::target, row.get(target))
                .with(PlanSheetRow::unit, row.get(unit))
                .with(PlanSheetRow::note, row.get(note))
                .with(PlanSheetRow::lineNumber, row.get(line))
                .with(PlanSheetRow::what, row.get(what))
                .with(PlanSheetRow::source, row.get(source))
                .with(PlanSheetRow::owner, row.get(owner))
                .with(PlanSheetRow::lineVillage, row.get(village))
                .with(PlanSheetRow::code, row.get(code))
                .with(PlanSheetRow::stage, row.get(stage))
                .with(PlanSheetRow::guarded, row.get(guarded))
                .with(PlanSheetRow::amount, row.get(amount))
                .make(),
            number, title, kind, office, partners, villages, questions, starts, ends, target, unit, note, line, what,
            source, owner, village, code, stage, guarded, amount)
        .withLimits(SheetLimits.DEFAULT.withRows(MAX_ROWS));
  }

  SheetDefinition<PlanSheetRow> definition() {
    return sheet;
  }

  private static CellType<String> codeCells(ReferenceCatalogue reference, String list) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (CodeListEntry entry : reference.list("agreements/" + list).entries()) {
      List<String> names = new ArrayList<>(List.of(entry.name().id(), entry.name().en(), entry.code()));
      if (!entry.text("short").isEmpty()) {
        names.add(entry.text("short"));
      }
      labels.put(entry.code(), names);
    }
    return CellTypes.choice(labels);
  }

  /** Rows of what a version says; amounts that the reader may not see stay empty. */
  Stream<PlanSheetRow> toRows(PlanVersionContent content, Map<UUID, Organisation> names, Map<UUID, Region> villages) {
    return content.activities()
        .stream()
        .flatMap(activity -> activity.lines().isEmpty() ? Stream.of(toRow(content, activity, null, names, villages))
            : activity.lines().stream().map(line -> toRow(content, activity, line, names, villages)));
  }

  private static PlanSheetRow toRow(PlanVersionContent content, PlanVersionActivity a,
      @org.jspecify.annotations.Nullable PlanVersionBudgetLine line, Map<UUID, Organisation> names,
      Map<UUID, Region> villages) {
    UUID village = line == null ? null : line.village();
    return RecordCopy.blank(PlanSheetRow.class)
        .with(PlanSheetRow::number, a.number())
        .with(PlanSheetRow::title, a.title())
        .with(PlanSheetRow::kind, a.kind())
        .with(PlanSheetRow::office, nameOf(names, a.office()))
        .with(PlanSheetRow::partners, a.partners().stream().map(id -> nameOf(names, id)).toList())
        .with(PlanSheetRow::villages, a.villages().stream().map(id -> labelOf(villages, id)).toList())
        .with(PlanSheetRow::questions, a.questions())
        .with(PlanSheetRow::starts, a.starts())
        .with(PlanSheetRow::ends, a.ends())
        .with(PlanSheetRow::target, a.target())
        .with(PlanSheetRow::unit, a.unit())
        .with(PlanSheetRow::note, a.note().isEmpty() ? null : a.note())
        .with(PlanSheetRow::lineNumber, line == null ? null : (Long) (long) line.number())
        .with(PlanSheetRow::what, line == null ? null : line.what())
        .with(PlanSheetRow::source, line == null ? null : line.source())
        .with(PlanSheetRow::owner, line == null ? null : nameOf(names, line.owner()))
        .with(PlanSheetRow::lineVillage, village == null ? null : labelOf(villages, village))
        .with(PlanSheetRow::code, line == null || line.code().isEmpty() ? null : line.code())
        .with(PlanSheetRow::stage, line == null ? null : content.stageOf(line))
        .with(PlanSheetRow::guarded, line == null ? null : (Boolean) line.guarded())
        .with(PlanSheetRow::amount, line == null ? null : content.amountOf(line))
        .make();
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
