package id.payung.platform.command;

import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The address that people type, with a slash at its end: what {@code PAYUNG_URL} says, else where the application
 * listened at its last start.
 */
public final class WebAddress {
  /** In the data folder; left out of backups, since it speaks of this machine. */
  public static final String FILE = "web-address";

  private static final String USUAL = "http://127.0.0.1:8080/";

  private WebAddress() {}

  /**
   * @throws CommandRefused when it is no address of the web
   */
  public static Optional<String> configured(CommandArguments arguments) {
    return arguments.setting("PAYUNG_URL").map(String::strip).map(url -> {
      if (!url.matches("https?://[^/?#\\s]+/?")) {
        throw new CommandRefused(
            "PAYUNG_URL: tulis seperti https://payung.contoh.go.id / write it like https://payung.contoh.go.id");
      }
      return url.endsWith("/") ? url : url + "/";
    });
  }

  /** Of a server that listens there; all addresses of this machine at once are none to type. */
  public static String listening(String scheme, String address, int port) {
    String host = address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port) + "/";
  }

  /** For commands, which run beside the application. */
  public static String find(CommandArguments arguments) {
    return configured(arguments).orElseGet(() -> lastListening(arguments.dataFolder().resolve(FILE)));
  }

  /** Keeps it for commands. */
  public static void save(Path data, String address) {
    try {
      DurableFiles.writePrivateFile(data.resolve(FILE), address.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastListening(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : USUAL;
    } catch (IOException e) {
      return USUAL;
    }
  }
}
