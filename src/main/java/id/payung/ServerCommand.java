package id.payung;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.command.WebAddress;
import id.payung.platform.errors.DiskFull;
import id.payung.platform.errors.InfrastructureFailures;
import id.payung.platform.files.DiskSpace;
import id.payung.platform.postgres.DatabaseInstallation;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TcpPorts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** {@code run} and {@code demo}: the database, then the application over it, until somebody stops them. */
record ServerCommand(String name, String purpose, boolean demonstration) implements Command {
  static Command demoCommand() {
    return new ServerCommand("demo", "Kabupaten contoh / a demonstration regency", true);
  }

  static Command run() {
    return new ServerCommand("run", "Jalankan / run in earnest", false);
  }

  @Override
  public String usage() {
    return "[--port N] [--data DIR]";
  }

  @Override
  public int run(CommandArguments typed) {
    CommandArguments arguments = demonstration ? typed.withDataFolderOf("data-demo") : typed;
    arguments.requireKnownOptions(Set.of("port", "data", "train"));
    requireFreePort(arguments);
    WebTlsSettings tlsSettings = WebTlsSettings.fromArguments(arguments);
    Optional<String> publicAddress = WebAddress.configured(arguments);
    DatabaseInstallation.createDataFolder(arguments);
    LogSettings logSettings = LogSettings.fromArguments(arguments);
    logSettings.createFolder();
    System.out.println("  … Basis data dan aplikasi / database and application");
    DatabaseStartup databaseStartup =
        DatabaseStartup.start(() -> DatabaseInstallation.openForApplication(arguments, demonstration));
    GracefulShutdown stop = new GracefulShutdown(databaseStartup);
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "orderly-stop"));
    ConfigurableApplicationContext context;
    try {
      context = start(databaseStartup, properties(arguments, tlsSettings), logSettings.properties(), stop);
    } catch (RuntimeException e) {
      databaseStartup.awaitInstallation(); // its refusal says more than what Spring made of it
      findCause(CommandRefused.class, e).ifPresent(refused -> {
        throw refused;
      });
      if (findCause(PortInUseException.class, e).isPresent()) {
        throw portTakenRefusal(arguments.port()); // somebody was quicker between our look at it and the web server's
      }
      if (InfrastructureFailures.refusalOf(e).filter(DiskFull.class::isInstance).isPresent()
          || DiskSpace.isExhausted(arguments.dataFolder())) {
        throw new DiskFull();
      }
      // Spring has already told why
      System.err.println("Payung tidak dapat dimulai. / Payung cannot start.");
      if (logSettings.file() != null) {
        System.err.println("Catatan / log: " + logSettings.file());
      }
      return 1;
    }
    InstallationSettings settings = databaseStartup.awaitInstallation().settings();
    String address =
        publicAddress.orElseGet(() -> WebAddress.listening(tlsSettings.scheme(), settings.address(), port(context)));
    WebAddress.save(settings.data(), address);
    printStarted(address, settings, logSettings);
    if (arguments.option("train").isPresent()) {
      new AotWarmUp(port(context)).run();
      System.exit(0);
    }
    // a start leaves much garbage behind, the first one most: what is at rest gives it back to the office's PC
    System.gc();
    return 0;
  }

  /** What is known before the database is open. */
  private Map<String, Object> properties(CommandArguments arguments, WebTlsSettings tlsSettings) {
    Map<String, Object> properties = new LinkedHashMap<>(InstallationSettings.webProperties(arguments, demonstration));
    properties.putAll(tlsSettings.properties());
    return properties;
  }

  /** @param logging what is asked for before the context is there */
  private static ConfigurableApplicationContext start(DatabaseStartup databaseStartup, Map<String, Object> properties,
      Map<String, Object> logging, GracefulShutdown stop) {
    var application = new SpringApplication(Payung.class);
    application.setDefaultProperties(logging);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(context -> {
      RepeatedLogLimit.install();
      stop.setContext(context);
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("payung", properties));
      context.getEnvironment().getPropertySources().addFirst(databaseStartup.lazyProperties());
    });
    return application.run();
  }

  private static void requireFreePort(CommandArguments arguments) {
    String address = arguments.setting("PAYUNG_ADDRESS").orElse("127.0.0.1");
    int port = arguments.port();
    if (port != 0 && !TcpPorts.isFree(address, port)) {
      throw portTakenRefusal(port);
    }
  }

  private static CommandRefused portTakenRefusal(int port) {
    return new CommandRefused(
        ("Port %1$d sudah dipakai program lain; pilih yang lain: --port %2$d / Port %1$d is taken; choose another: "
            + "--port %2$d").formatted(port, port == 65535 ? 8080 : port + 1));
  }

  private static <T extends Throwable> Optional<T> findCause(Class<T> kind, Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return Optional.of(kind.cast(each));
      }
    }
    return Optional.empty();
  }

  private static void printStarted(String address, InstallationSettings settings, LogSettings logSettings) {
    System.out.printf("""

          Payung berjalan / is running   %s
          Data                           %s
          Catatan / log                  %s
          Berhenti / stop                Ctrl+C

        """, address, settings.data(), logSettings.file() == null ? "konsol / console" : logSettings.file());
  }

  private static int port(ConfigurableApplicationContext context) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return server == null ? 0 : server.getPort();
  }
}
