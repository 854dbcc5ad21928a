package id.payung.platform.command;

/**
 * One command of {@code ./payung}. A module adds one by implementing this with a public class and naming it in {@code
 * META-INF/services/id.payung.platform.command.Command}.
 */
public interface Command {
  /** The word that is typed. */
  String name();

  /** What may follow the word, for instance {@code FILE [--key KEY]}; empty when nothing. */
  String usage();

  /** One line, Indonesian then English. */
  String purpose();

  /**
   * Does it.
   *
   * @return the exit code: 0 when all is well
   * @throws id.payung.platform.postgres.CommandRefused with a sentence for the console, which then ends with code 2
   */
  int run(CommandArguments arguments) throws Exception;
}
