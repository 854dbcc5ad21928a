package id.payung.platform.archive;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.crypto.WrongRecoveryKey;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code restore FILE}. The recovery key comes from {@code --key}, {@code --key-file}, {@code PAYUNG_RECOVERY_KEY} or
 * is asked for.
 */
public final class RestoreCommand implements Command {
  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String usage() {
    return "FILE [--key KEY | --key-file FILE] [--unauthenticated yes] [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Pulihkan ke folder data kosong / restore into an empty data folder";
  }

  @Override
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data", "key", "key-file", "unauthenticated"));
    Path file = Path.of(arguments.requireSingleOperand("FILE")).toAbsolutePath();
    ArchiveManifest manifest = new BackupRestoration(arguments, () -> acceptsUnauthenticated(arguments)).restore(file,
        readRecoveryKey(arguments));
    System.out.printf(
        "Pemulihan selesai / restored: %s%n  tabel / tables %d, baris / rows %d, berkas / files %d, dibuat / made "
            + "%s%n  ./payung run --data %s%n",
        file, manifest.tables().size(), manifest.totalRows(), manifest.files(), manifest.made(),
        arguments.dataFolder());
    return 0;
  }

  private static RecoveryKey readRecoveryKey(CommandArguments arguments) throws IOException {
    Optional<String> typed = arguments.option("key").or(() -> arguments.setting("PAYUNG_RECOVERY_KEY"));
    if (typed.isEmpty() && arguments.option("key-file").isPresent()) {
      typed = Optional.of(Files.readString(Path.of(arguments.option("key-file").get())).strip());
    }
    try {
      return RecoveryKey.parse(typed.or(RestoreCommand::promptForKey).orElseThrow(RestoreCommand::missingKeyRefusal));
    } catch (WrongRecoveryKey e) {
      throw new CommandRefused("Kunci pemulihan salah ketik. / The recovery key was mistyped.", e);
    }
  }

  private static Optional<String> promptForKey() {
    @Nullable Console console = System.console();
    return console == null || !console.isTerminal() ? Optional.empty()
        : Optional.ofNullable(console.readLine("Kunci pemulihan / recovery key: "));
  }

  /** An archive of before 2026-12 says nothing of who made it; taking it nevertheless is a decision of a person. */
  private static boolean acceptsUnauthenticated(CommandArguments arguments) {
    if (arguments.option("unauthenticated").isPresent()) {
      return arguments.option("unauthenticated").get().equals("yes");
    }
    @Nullable Console console = System.console();
    return console != null && console.isTerminal() && "yes".equals(console.readLine(
        "Cadangan lama ini tidak mengatakan siapa pembuatnya. Pulihkan juga? Ketik yes. / This old backup does not say "
            + "who made it. Restore it nevertheless? Type yes: "));
  }

  private static CommandRefused missingKeyRefusal() {
    return new CommandRefused("Perlu kunci pemulihan: --key KUNCI / A recovery key is needed: --key KEY");
  }
}
