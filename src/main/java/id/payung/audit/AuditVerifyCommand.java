package id.payung.audit;

import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.StartRefused;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code audit-verify}: makes the whole chain again and compares it with what was sealed and, if given, with a digest
 * from paper. Ends with 0 when all is right, with 3 when something is not.
 */
public final class AuditVerifyCommand implements Command {
  static final int FAULTY = 3;

  private final PrintStream out;

  public AuditVerifyCommand() {
    this(System.out);
  }

  AuditVerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public String name() {
    return "audit-verify";
  }

  @Override
  public String usage() {
    return "[--digest D] [--regency R] [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Periksa Riwayat Perubahan dari luar / verify the trail from outside";
  }

  @Override
  public int run(Arguments arguments) throws Exception {
    arguments.allowOnly(Set.of("data", "digest", "regency"));
    byte[] printed = digest(arguments.option("digest"));
    try (Installation installation = Installation.join(arguments)) {
      InstallationSettings settings = installation.settings();
      try (Connection connection =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        return verify(connection, regencies(connection, arguments.option("regency")), printed);
      }
    }
  }

  private int verify(Connection connection, List<String> regencies, byte @Nullable [] printed) throws SQLException {
    boolean good = true;
    boolean seen = printed == null;
    for (String regency : regencies) {
      Verdict verdict = Verification.of(connection, regency, printed);
      tell(verdict);
      good &= verdict.isGood();
      seen |= verdict.printedAt() != null;
    }
    if (!seen) {
      out.println("  SALAH / FAULT: " + Fault.ofBatch(Fault.Kind.DIGEST_UNKNOWN, 0).sentence());
    }
    out.println(good && seen ? "BENAR: semua yang disegel utuh. / RIGHT: all that was sealed is whole."
        : "SALAH: riwayat tidak utuh. / FAULT: the trail is not whole.");
    if (good && printed == null) {
      out.println(
          "Bandingkan sidik di atas dengan yang tercetak, atau beri --digest. / Compare the digest above with the "
              + "printed one, or give --digest.");
    }
    return good && seen ? 0 : FAULTY;
  }

  private void tell(Verdict verdict) {
    out.printf("%s: %d segel / seals, %d baris / lines, sampai / until %s%n  sidik / digest %s%n", verdict.regency(),
        verdict.batches(), verdict.lines(), verdict.sealedAt() == null ? "–" : verdict.sealedAt(),
        Verdict.printed(verdict.digest()));
    if (verdict.waiting() > 0) {
      out.printf("  belum disegel / not sealed yet: %d baris / lines, sejak / since %s%n", verdict.waiting(),
          verdict.waitingSince());
    }
    if (verdict.printedAt() != null) {
      out.printf("  sidik tercetak cocok dengan segel %d / the printed digest is that of seal %d%n",
          verdict.printedAt(), verdict.printedAt());
    }
    verdict.faults().forEach(fault -> out.println("  SALAH / FAULT: " + fault.sentence()));
    if (verdict.faults().size() == Verification.FAULTS_NAMED) {
      out.println("  … dan mungkin lebih banyak / and perhaps more");
    }
  }

  /** As it was printed: blanks, dashes and capitals do not matter. */
  private static byte @Nullable [] digest(Optional<String> typed) {
    if (typed.isEmpty()) {
      return null;
    }
    String hex = typed.get().replaceAll("[\\s-]", "");
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw new StartRefused("--digest: tulis 64 angka dan huruf yang tercetak / type the 64 signs that were printed");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static List<String> regencies(Connection connection, Optional<String> wanted) throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass('audit.batch') IS NOT NULL");
        ResultSet row = statement.executeQuery()) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new StartRefused("Jalankan ./payung run sekali dahulu. / Start ./payung run once first.");
      }
    }
    // From the trail itself as well: a regency that was taken from the list is verified all the same.
    String sql = """
        SELECT regency FROM regions.regency UNION SELECT DISTINCT regency
          FROM audit.batch UNION SELECT DISTINCT regency FROM audit.unsealed
         ORDER BY 1
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    if (wanted.isPresent()) {
      if (!all.contains(wanted.get())) {
        throw new StartRefused("%s: tidak ada riwayat / there is no trail of it".formatted(wanted.get()));
      }
      return List.of(wanted.get());
    }
    return all;
  }
}
