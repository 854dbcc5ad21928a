package id.payung.agreements.plan;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The signed scan of one version. */
@Table(value = "agreements.plan_paper", reach = "parties:organisations")
public record SignedPlanDocument(@KeyColumn UUID plan, @KeyColumn int planVersion, Paper paper, Scan scan,
    String recordedBy, Instant at, List<UUID> organisations) {

  /** What stands on it; the code is that of the version which was printed. */
  public record Paper(String number, LocalDate signedOn, String signers, String code) {}

  /** The file. */
  public record Scan(String fileSha256, String fileName) {}
}
