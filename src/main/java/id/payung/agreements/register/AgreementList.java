package id.payung.agreements.register;

import id.payung.platform.list.ListColumn;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.SortKey;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The register: how it can be sorted, the heads of its table, and what stands in its sheet. */
@Component
class AgreementList {
  static final SortKey<Agreement> NEWEST_FIRST = SortKey.<Agreement>named("newest", "agreements.title")
      .descending("a.created_at", "timestamptz", agreement -> agreement.origin().createdAt())
      .descending("a.id", "uuid", Agreement::id);
  static final SortKey<Agreement> BY_TITLE = SortKey.<Agreement>named("title", "agreements.field.title")
      .ascending("a.title", "text", Agreement::title)
      .ascending("a.id", "uuid", Agreement::id);
  private static final SortKey<Agreement> BY_END = SortKey.<Agreement>named("ends", "agreements.field.ends")
      .ascending("coalesce(a.ends, DATE '9999-12-31')", "date",
          agreement -> Objects.requireNonNullElse(agreement.summary().ends(), LocalDate.of(9999, 12, 31)))
      .ascending("a.id", "uuid", Agreement::id);

  private final CodeList kinds;
  private final CodeList stages;

  AgreementList(ReferenceCatalogue reference) {
    this.kinds = reference.list("agreements/kinds");
    this.stages = reference.list("agreements/stages");
  }

  ListDefinition<Agreement> definition() {
    return definition(Map.of());
  }

  /** @param parties for the sheet and for programs: those of the versions that hold, by agreement */
  ListDefinition<Agreement> definition(Map<UUID, List<AgreementParty>> parties) {
    return ListDefinition.<Agreement>at("/agreements", "agreements.title")
        .saying("agreements.none", "agreements.none.narrowed")
        .sorted(List.of(NEWEST_FIRST, BY_TITLE, BY_END))
        .column(ListColumn.text("agreements.field.agreement", Agreement::title)
            .link(line -> "/agreements/" + line.id())
            .sortedBy("title")
            .onlyInTable())
        .column(ListColumn.<Agreement>text("agreements.field.other-parties", line -> line.summary().partners())
            .onlyInTable())
        .column(ListColumn.text("agreements.field.title", Agreement::title).wide(60).onlyInSheet())
        .column(
            ListColumn.<Agreement>words("agreements.field.kind", (ui, line) -> kinds.nameOf(line.kind(), ui.locale()))
                .wide(26)
                .onlyInSheet())
        .column(ListColumn.<Agreement>words("agreements.field.stage", this::stageWords).wide(24))
        .column(joined("agreements.field.parties", parties, AgreementParty::name).wide(50))
        .column(joined("agreements.field.numbers", parties, AgreementParty::number).wide(40))
        .column(joined("agreements.field.signers", parties,
            party -> party.signer().isBlank() ? "" : party.signer() + ", " + party.post()).wide(50))
        .column(ListColumn.<Agreement>date("agreements.field.starts", line -> line.summary().starts()).onlyInSheet())
        .column(ListColumn.<Agreement>date("agreements.field.ends", line -> line.summary().ends()).sortedBy("ends"))
        .column(ListColumn.date("agreements.field.ended-on", Agreement::endedOn).onlyInSheet())
        .column(ListColumn.date("agreements.field.begun", Agreement::begunOn).onlyInSheet())
        .column(ListColumn.<Agreement>text("agreements.field.work", line -> null).onlyInTable())
        .sheet("/agreements/export.xlsx", "kerja-sama");
  }

  /** As {@code agreements/stage.jte} says it. */
  private String stageWords(Ui ui, Agreement agreement) {
    String over = agreement.overKey(ui.today());
    return over == null ? stages.nameOf(agreement.stage().code(), ui.locale()) : ui.t(over);
  }

  private static ListColumn<Agreement> joined(String label, Map<UUID, List<AgreementParty>> parties,
      Function<AgreementParty, String> value) {
    return ListColumn
        .<Agreement>text(label,
            line -> parties.getOrDefault(line.id(), List.of())
                .stream()
                .map(value)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; ")))
        .onlyInSheet();
  }
}
