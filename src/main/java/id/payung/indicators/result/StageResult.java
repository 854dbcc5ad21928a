package id.payung.indicators.result;

import id.payung.platform.rows.ColumnName;
import id.payung.platform.rows.Id;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The official total of a stage.
 *
 * @param evaluation the year, kept here or only known by its totals
 * @param category as the paper says it; empty when it says none
 * @param documentSha256 the paper
 */
@Table(value = "indicators.stage_result", reach = "shared")
public record StageResult(@Id String evaluation, @Id String stage, @Label("indicators.result.total") BigDecimal total,
    @Label("ui.chart.category") String category, @Label("indicators.result.number") String number,
    @Label("indicators.result.dated") @Nullable LocalDate dated, @Label("indicators.result.note") String note,
    @ColumnName("document_sha256") @Internal @Nullable String documentSha256,
    @Label("indicators.result.paper") String documentName, int version, @Internal String byName, @Internal Instant at) {

  /** As it is said, before it is known by whom and when it is written down. */
  public StageResult(String evaluation, String stage, BigDecimal total, String category, String number,
      @Nullable LocalDate dated, String note, @Nullable String documentSha256, String documentName, int version) {
    this(evaluation, stage, total, category, number, dated, note, documentSha256, documentName, version, "",
        Instant.EPOCH);
  }
}
