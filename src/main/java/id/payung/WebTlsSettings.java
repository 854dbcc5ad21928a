package id.payung;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How browsers reach us: plainly, by our own TLS, or through one named proxy that has TLS. */
record WebTlsSettings(String scheme, Map<String, Object> properties) {
  private static final String BUNDLE = "web";
  private static final String BUNDLE_PREFIX = "spring.ssl.bundle.pem." + BUNDLE + ".";

  /** With forward secrecy and sealed in one step; phones have had them since Android 5. */
  private static final String CIPHERS = "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,TLS_CHACHA20_POLY1305_SHA256,"
      + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
      + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
      + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";

  /**
   * Reads {@code PAYUNG_TLS_CERT}, {@code PAYUNG_TLS_KEY} (PEM files) and {@code PAYUNG_PROXY} (the proxy's address).
   *
   * @throws CommandRefused when a file is missing or only one of the two is named
   */
  static WebTlsSettings fromArguments(CommandArguments arguments) {
    Optional<String> certificate = arguments.setting("PAYUNG_TLS_CERT");
    Optional<String> key = arguments.setting("PAYUNG_TLS_KEY");
    if (certificate.isPresent() || key.isPresent()) {
      return ofOurOwn(requireReadableFile("PAYUNG_TLS_CERT", certificate), requireReadableFile("PAYUNG_TLS_KEY", key));
    }
    return arguments.setting("PAYUNG_PROXY")
        .map(WebTlsSettings::behindProxy)
        .orElseGet(() -> new WebTlsSettings("http", Map.of()));
  }

  /** A bundle is watched: a renewed certificate is served within a minute, and one that does not fit is not taken. */
  private static WebTlsSettings ofOurOwn(Path certificate, Path key) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.ssl.bundle", BUNDLE);
    properties.put("spring.ssl.bundle.watch.file.quiet-period", "5s"); // certificate and key are written one by one
    properties.put(BUNDLE_PREFIX + "keystore.certificate", "file:" + certificate);
    properties.put(BUNDLE_PREFIX + "keystore.private-key", "file:" + key);
    properties.put(BUNDLE_PREFIX + "options.enabled-protocols", "TLSv1.2,TLSv1.3");
    properties.put(BUNDLE_PREFIX + "options.ciphers", CIPHERS);
    properties.put(BUNDLE_PREFIX + "reload-on-update", true);
    properties.put("server.servlet.session.cookie.secure", true);
    properties.put("payung.tls", true);
    properties.put("payung.tls.certificate", certificate.toString());
    return new WebTlsSettings("https", properties);
  }

  /** Forwarded headers are believed from that address only: anybody else could write whatever they like into them. */
  private static WebTlsSettings behindProxy(String proxy) {
    return new WebTlsSettings("http",
        Map.of("server.forward-headers-strategy", "native", "server.tomcat.remoteip.internal-proxies",
            Pattern.quote(proxy), "server.servlet.session.cookie.secure", true, "payung.tls", true));
  }

  private static Path requireReadableFile(String variable, Optional<String> named) {
    Path path =
        Path.of(named.orElseThrow(() -> new CommandRefused(variable + " belum diisi / is not set"))).toAbsolutePath();
    if (!Files.isReadable(path)) {
      throw new CommandRefused("%s: tidak dapat dibaca / cannot be read: %s".formatted(variable, path));
    }
    return path;
  }
}
