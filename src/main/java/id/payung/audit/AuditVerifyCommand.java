package id.payung.audit;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.DatabaseInstallation;
import id.payung.platform.postgres.InstallationSettings;
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
  static final int EXIT_FAULTY = 3;

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
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data", "digest", "regency"));
    byte[] printed = parseDigest(arguments.option("digest"));
    try (DatabaseInstallation installation = DatabaseInstallation.openForCommand(arguments)) {
      InstallationSettings settings = installation.settings();
      try (Connection connection =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        return verify(connection, listRegencies(connection, arguments.option("regency")), printed);
      }
    }
  }

  private int verify(Connection connection, List<String> regencies, byte @Nullable [] printed) throws SQLException {
    boolean good = true;
    boolean seen = printed == null;
    for (String regency : regencies) {
      TrailVerificationReport verdict = TrailVerification.verifyRegency(connection, regency, printed);
      printReport(verdict);
      good &= verdict.isIntact();
      seen |= verdict.printedDigestBatch() != null;
    }
    if (!seen) {
      out.println("  SALAH / FAULT: " + TrailFault.ofBatch(TrailFault.Kind.DIGEST_UNKNOWN, 0).sentence());
    }
    out.println(good && seen ? "BENAR: semua yang disegel utuh. / RIGHT: all that was sealed is whole."
        : "SALAH: riwayat tidak utuh. / FAULT: the trail is not whole.");
    if (good && printed == null) {
      out.println(
          "Bandingkan sidik di atas dengan yang tercetak, atau beri --digest. / Compare the digest above with the "
              + "printed one, or give --digest.");
    }
    return good && seen ? 0 : EXIT_FAULTY;
  }

  private void printReport(TrailVerificationReport verdict) {
    out.printf("%s: %d segel / seals, %d baris / lines, sampai / until %s%n  sidik / digest %s%n", verdict.regency(),
        verdict.batches(), verdict.lines(), verdict.sealedAt() == null ? "–" : verdict.sealedAt(),
        TrailVerificationReport.formatDigest(verdict.digest()));
    if (verdict.unsealedLines() > 0) {
      out.printf("  belum disegel / not sealed yet: %d baris / lines, sejak / since %s%n", verdict.unsealedLines(),
          verdict.unsealedSince());
    }
    if (verdict.printedDigestBatch() != null) {
      out.printf("  sidik tercetak cocok dengan segel %d / the printed digest is that of seal %d%n",
          verdict.printedDigestBatch(), verdict.printedDigestBatch());
    }
    verdict.faults().forEach(fault -> out.println("  SALAH / FAULT: " + fault.sentence()));
    if (verdict.faults().size() == TrailVerification.MAX_FAULTS) {
      out.println("  … dan mungkin lebih banyak / and perhaps more");
    }
  }

  /** As it was printed: blanks, dashes and capitals do not matter. */
  private static byte @Nullable [] parseDigest(Optional<String> typed) {
    if (typed.isEmpty()) {
      return null;
    }
    String hex = typed.get().replaceAll("[\\s-]", "");
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw new CommandRefused(
          "--digest: tulis 64 angka dan huruf yang tercetak / type the 64 signs that were printed");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static List<String> listRegencies(Connection connection, Optional<String> wanted) throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass('audit.batch') IS NOT NULL");
        ResultSet row = statement.executeQuery()) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new CommandRefused("Jalankan ./payung run sekali dahulu. / Start ./payung run once first.");
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
        throw new CommandRefused("%s: tidak ada riwayat / there is no trail of it".formatted(wanted.get()));
      }
      return List.of(wanted.get());
    }
    return all;
  }
}
