package id.payung;

import ch.qos.logback.classic.Level;
import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.errors.DiskFull;
import id.payung.platform.errors.InfrastructureFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The one application. Its first word is a command; without one it tells which there are. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // modules may use the same noun
public class Payung {
  private static final int REFUSED_EXIT_CODE = 2;
  private static final String DISK_FULL_MESSAGE =
      "Tempat penyimpanan penuh: kosongkan sebagian, lalu ulangi. / The disk is full: make room, then do it again.";

  public static void main(String[] args) {
    int code = runCommandLine(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int runCommandLine(String[] args) {
    List<Command> commands = commands();
    String commandName = args.length == 0 ? "help" : args[0];
    if (commandName.equals("help") || commandName.equals("--help") || commandName.equals("-h")) {
      commands.forEach(Payung::printUsage);
      return 0;
    }
    for (Command command : commands) {
      if (command.name().equals(commandName)) {
        return run(command, List.of(args).subList(1, args.length));
      }
    }
    System.err.printf("%s: perintah tidak dikenal / unknown command. ./payung help%n", commandName);
    return REFUSED_EXIT_CODE;
  }

  private static int run(Command command, List<String> commandArguments) {
    silenceLoggingUntilSpring();
    try {
      return command.run(CommandArguments.parse(commandArguments, System.getenv()));
    } catch (CommandRefused refused) {
      System.err.println(refused.getMessage());
      if (InfrastructureFailures.isDiskFullMessage(refused.getMessage())) {
        System.err.println(DISK_FULL_MESSAGE);
      }
      return REFUSED_EXIT_CODE;
    } catch (Exception e) {
      if (e instanceof DiskFull || InfrastructureFailures.refusalOf(e).filter(DiskFull.class::isInstance).isPresent()) {
        System.err.println(DISK_FULL_MESSAGE);
        return REFUSED_EXIT_CODE;
      }
      e.printStackTrace();
      return 1;
    }
  }

  /** Without Spring the log library tells everything it does; only errors are for the person at the console. */
  private static void silenceLoggingUntilSpring() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.ERROR);
    }
  }

  private static List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.add(ServerCommand.demoCommand());
    commands.add(ServerCommand.run());
    ServiceLoader.load(Command.class).forEach(commands::add);
    return commands;
  }

  private static void printUsage(Command command) {
    System.out.printf("  ./payung %-56s %s%n", (command.name() + " " + command.usage()).strip(), command.purpose());
  }
}
