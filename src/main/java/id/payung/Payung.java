package id.payung;

import ch.qos.logback.classic.Level;
import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
import id.payung.platform.errors.Machine;
import id.payung.platform.errors.NoRoom;
import id.payung.platform.postgres.StartRefused;
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
  private static final int REFUSED = 2;
  private static final String NO_ROOM =
      "Tempat penyimpanan penuh: kosongkan sebagian, lalu ulangi. / The disk is full: make room, then do it again.";

  public static void main(String[] args) {
    int code = dispatch(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int dispatch(String[] args) {
    List<Command> commands = commands();
    String word = args.length == 0 ? "help" : args[0];
    if (word.equals("help") || word.equals("--help") || word.equals("-h")) {
      commands.forEach(Payung::explain);
      return 0;
    }
    for (Command command : commands) {
      if (command.name().equals(word)) {
        return run(command, List.of(args).subList(1, args.length));
      }
    }
    System.err.printf("%s: perintah tidak dikenal / unknown command. ./payung help%n", word);
    return REFUSED;
  }

  private static int run(Command command, List<String> typed) {
    quietUntilSpring();
    try {
      return command.run(Arguments.parse(typed, System.getenv()));
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      if (Machine.saysFullDisk(refused.getMessage())) {
        System.err.println(NO_ROOM);
      }
      return REFUSED;
    } catch (Exception e) {
      if (e instanceof NoRoom || Machine.refusalOf(e).filter(NoRoom.class::isInstance).isPresent()) {
        System.err.println(NO_ROOM);
        return REFUSED;
      }
      e.printStackTrace();
      return 1;
    }
  }

  /** Without Spring the log library tells everything it does; only errors are for the person at the console. */
  private static void quietUntilSpring() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.ERROR);
    }
  }

  private static List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.add(Serving.demo());
    commands.add(Serving.run());
    ServiceLoader.load(Command.class).forEach(commands::add);
    return commands;
  }

  private static void explain(Command command) {
    System.out.printf("  ./payung %-56s %s%n", (command.name() + " " + command.usage()).strip(), command.purpose());
  }
}
