package id.payung;

import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
import id.payung.platform.documents.Room;
import id.payung.platform.errors.Machine;
import id.payung.platform.errors.NoRoom;
import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.Ports;
import id.payung.platform.postgres.StartRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** {@code run} and {@code demo}: the database, then the application over it, until somebody stops them. */
record Serving(String name, String purpose, boolean demonstration) implements Command {
  static Command demo() {
    return new Serving("demo", "Kabupaten contoh / a demonstration regency", true);
  }

  static Command run() {
    return new Serving("run", "Jalankan / run in earnest", false);
  }

  @Override
  public String usage() {
    return "[--port N] [--data DIR]";
  }

  @Override
  public int run(Arguments arguments) {
    arguments.allowOnly(Set.of("port", "data", "train"));
    refuseTakenPort(arguments);
    WebFace face = WebFace.of(arguments);
    Installation.openFolder(arguments);
    Opening opening = Opening.begin(() -> Installation.start(arguments, demonstration));
    var stop = new OrderlyStop(opening);
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "orderly-stop"));
    ConfigurableApplicationContext context;
    try {
      context = start(opening, properties(arguments, face), stop);
    } catch (RuntimeException e) {
      opening.await(); // its refusal says more than what Spring made of it
      if (tookThePort(e)) {
        throw portTaken(arguments.port());
      }
      if (Machine.refusalOf(e).filter(NoRoom.class::isInstance).isPresent() || Room.isUsedUp(arguments.data())) {
        throw new NoRoom();
      }
      // Spring has already told why
      System.err.println("Payung tidak dapat dimulai. / Payung cannot start.");
      return 1;
    }
    say(context, opening.await().settings(), face);
    if (arguments.option("train").isPresent()) {
      new Training(port(context)).run();
      System.exit(0);
    }
    // a start leaves much garbage behind, the first one most: what is at rest gives it back to the office's PC
    System.gc();
    return 0;
  }

  /** What is known before the database is open. */
  private Map<String, Object> properties(Arguments arguments, WebFace face) {
    Map<String, Object> properties = new LinkedHashMap<>(InstallationSettings.ofTheWeb(arguments, demonstration));
    properties.putAll(face.properties());
    return properties;
  }

  private static ConfigurableApplicationContext start(Opening opening, Map<String, Object> properties,
      OrderlyStop stop) {
    var application = new SpringApplication(Payung.class);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(context -> {
      stop.closesFirst(context);
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("payung", properties));
      context.getEnvironment().getPropertySources().addFirst(opening.properties());
    });
    return application.run();
  }

  private static void refuseTakenPort(Arguments arguments) {
    String address = arguments.setting("PAYUNG_ADDRESS").orElse("127.0.0.1");
    int port = arguments.port();
    if (port != 0 && !Ports.isFree(address, port)) {
      throw portTaken(port);
    }
  }

  private static StartRefused portTaken(int port) {
    return new StartRefused(
        ("Port %1$d sudah dipakai program lain; pilih yang lain: --port %2$d / Port %1$d is taken; choose another: "
            + "--port %2$d").formatted(port, port == 65535 ? 8080 : port + 1));
  }

  /** Somebody was quicker between our look at the port and the web server's. */
  private static boolean tookThePort(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PortInUseException) {
        return true;
      }
    }
    return false;
  }

  private static void say(ConfigurableApplicationContext context, InstallationSettings settings, WebFace face) {
    System.out.printf("""

          Payung berjalan / is running   %s://%s:%d/
          Data                           %s
          Berhenti / stop                Ctrl+C

        """, face.scheme(), host(settings.address()), port(context), settings.data());
  }

  private static String host(String address) {
    return address.equals("0.0.0.0") ? "localhost" : address;
  }

  private static int port(ConfigurableApplicationContext context) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return server == null ? 0 : server.getPort();
  }
}
