package id.payung.audit;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.DatabaseInstallation;
import id.payung.platform.postgres.InstallationSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code audit-verify}: makes the whole chain again and compares it with what was sealed and with the digests that were
 * kept elsewhere: typed ones, with commas between them, and files of them. Ends with 0 when all is right, with 3 when
 * something is not.
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
    return "[FILE]… [--digest D[,D]…] [--regency R] [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Periksa Riwayat Perubahan dari luar / verify the trail from outside";
  }

  @Override
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data", "digest", "regency"));
    List<TrailAnchor> anchors = listAnchors(arguments);
    try (DatabaseInstallation installation = DatabaseInstallation.openForCommand(arguments)) {
      InstallationSettings settings = installation.settings();
      try (Connection connection =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        return verify(connection, listRegencies(connection, arguments.option("regency")), anchors);
      }
    }
  }

  /** Those of one regency alone when it is named. */
  private static List<TrailAnchor> listAnchors(CommandArguments arguments) {
    List<TrailAnchor> anchors = new ArrayList<>();
    for (String typed : arguments.option("digest").map(digests -> digests.split("[,;]")).orElse(new String[0])) {
      anchors.add(Optional.ofNullable(TrailAnchor.parse(typed))
          .orElseThrow(() -> new CommandRefused(
              "--digest: tulis 64 angka dan huruf yang tercetak / type the 64 signs that were printed")));
    }
    arguments.operands().forEach(file -> anchors.addAll(readFile(Path.of(file))));
    arguments.option("regency").ifPresent(regency -> anchors.removeIf(anchor -> !anchor.mayBeOf(regency)));
    return anchors;
  }

  /** A line for each digest; blank lines and those that begin with # are passed over. */
  private static List<TrailAnchor> readFile(Path file) {
    try {
      return Files.readAllLines(file)
          .stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Optional.ofNullable(TrailAnchor.parse(line))
              .orElseThrow(() -> new CommandRefused(
                  "%s: baris ini bukan sidik / this line is no digest: %.80s".formatted(file, line))))
          .toList();
    } catch (IOException e) {
      throw new CommandRefused("%s: tidak dapat dibaca / cannot be read".formatted(file), e);
    }
  }

  private int verify(Connection connection, List<String> regencies, List<TrailAnchor> anchors) throws SQLException {
    boolean good = true;
    Set<TrailAnchor> unknown = new LinkedHashSet<>(anchors);
    for (String regency : regencies) {
      TrailVerificationReport verdict = TrailVerification.verifyRegency(connection, regency, anchors);
      printReport(verdict);
      good &= verdict.isIntact();
      unknown.removeAll(verdict.foundAnchors());
    }
    unknown.stream().limit(TrailVerification.MAX_FAULTS).forEach(anchor -> {
      String label = anchor.regency() == null && anchors.size() == 1 ? "" : " (" + anchor.label() + ")";
      out.println("  SALAH / FAULT: " + new TrailFault(TrailFault.Kind.DIGEST_UNKNOWN, 0, 0, label).sentence());
    });
    good &= unknown.isEmpty();
    out.println(good ? "BENAR: semua yang disegel utuh. / RIGHT: all that was sealed is whole."
        : "SALAH: riwayat tidak utuh. / FAULT: the trail is not whole.");
    if (good && anchors.isEmpty()) {
      out.println(
          "Bandingkan sidik di atas dengan yang tercetak, atau beri --digest. / Compare the digest above with the "
              + "printed one, or give --digest.");
    }
    return good ? 0 : EXIT_FAULTY;
  }

  private void printReport(TrailVerificationReport verdict) {
    out.printf("%s: %d segel / seals, %d baris / lines, sampai / until %s%n  sidik / digest %s%n", verdict.regency(),
        verdict.batches(), verdict.lines(), verdict.sealedAt() == null ? "–" : verdict.sealedAt(),
        TrailVerificationReport.formatDigest(verdict.digest()));
    if (verdict.unsealedLines() > 0) {
      out.printf("  belum disegel / not sealed yet: %d baris / lines, sejak / since %s%n", verdict.unsealedLines(),
          verdict.unsealedSince());
    }
    if (verdict.foundAnchors().size() > 1) {
      out.printf("  %d sidik tersimpan cocok / kept digests are in the chain%n", verdict.foundAnchors().size());
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
