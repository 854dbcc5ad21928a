package id.payung.indicators.result;

import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The official total of a stage.
 *
 * @param evaluation the year, kept here or only known by its totals
 * @param category as the paper says it; empty when it says none
 * @param documentSha256 the paper
 * @param byPerson null of what a service wrote, and of what was written before the id was kept
 */
@Table(value = "indicators.stage_result", reach = "shared")
public record StageResult(@KeyColumn String evaluation, @KeyColumn String stage,
    @FieldLabelKey("indicators.result.total") BigDecimal total, @FieldLabelKey("ui.chart.category") String category,
    @FieldLabelKey("indicators.result.number") String number,
    @FieldLabelKey("indicators.result.dated") @Nullable LocalDate dated,
    @FieldLabelKey("indicators.result.note") String note,
    @ColumnName("document_sha256") @HiddenFromPeople @Nullable String documentSha256,
    @FieldLabelKey("indicators.result.paper") String documentName, int version, @HiddenFromPeople String byName,
    @HiddenFromPeople @Nullable UUID byPerson, @HiddenFromPeople Instant at) {

  /** As it is said, before it is known by whom and when it is written down. */
  public StageResult(String evaluation, String stage, BigDecimal total, String category, String number,
      @Nullable LocalDate dated, String note, @Nullable String documentSha256, String documentName, int version) {
    this(evaluation, stage, total, category, number, dated, note, documentSha256, documentName, version, "", null,
        Instant.EPOCH);
  }
}
