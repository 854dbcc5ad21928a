package id.payung;

import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
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
    Installation installation = Installation.start(arguments, demonstration);
    var stop = new OrderlyStop(installation);
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "orderly-stop"));
    ConfigurableApplicationContext context;
    try {
      context = start(installation.settings(), arguments, stop);
    } catch (RuntimeException e) {
      if (tookThePort(e)) {
        throw portTaken(arguments.port());
      }
      // Spring has already told why
      System.err.println("Payung tidak dapat dimulai. / Payung cannot start.");
      return 1;
    }
    say(context, installation.settings(), WebFace.of(arguments));
    if (arguments.option("train").isPresent()) {
      new Training(port(context)).run();
      System.exit(0);
    }
    // a start leaves much garbage behind, the first one most: what is at rest gives it back to the office's PC
    System.gc();
    return 0;
  }

  private static ConfigurableApplicationContext start(
      InstallationSettings settings, Arguments arguments, OrderlyStop stop) {
    Map<String, Object> properties = new LinkedHashMap<>(settings.properties());
    properties.putAll(WebFace.of(arguments).properties());
    var application = new SpringApplication(Payung.class);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(
        context -> {
          stop.closesFirst(context);
          context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("payung", properties));
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
        "Port %1$d sudah dipakai program lain; pilih yang lain: --port %2$d / Port %1$d is taken; choose another: --port %2$d"
            .formatted(port, port == 65535 ? 8080 : port + 1));
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
    System.out.printf(
        """

          Payung berjalan / is running   %s://%s:%d/
          Data                           %s
          Berhenti / stop                Ctrl+C

        """,
        face.scheme(), host(settings.address()), port(context), settings.data());
  }

  private static String host(String address) {
    return address.equals("0.0.0.0") ? "localhost" : address;
  }

  private static int port(ConfigurableApplicationContext context) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return server == null ? 0 : server.getPort();
  }
}
