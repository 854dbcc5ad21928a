package id.payung.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.webjars.WebJarVersionLocator;

/**
 * Addresses of style, script, font and icons. They change with the bytes, so that a browser may keep what it has for a
 * year and never shows the old.
 */
public final class AssetUrls {
  /** A hash over all of them, made by the build (web/build/version.mjs). */
  static final String VERSION = readVersion();

  private static final String HTMX =
      "/webjars/" + Objects.requireNonNull(new WebJarVersionLocator().fullPath("htmx.org", "dist/htmx.min.js"))
          .replaceFirst("^.*webjars/", "");

  private AssetUrls() {}

  /** {@code urlOf("office.css")} is {@code /assets/021fcde3c8/office.css}. */
  public static String urlOf(String name) {
    return "/assets/" + VERSION + "/" + name;
  }

  public static String htmxUrl() {
    return HTMX;
  }

  private static String readVersion() {
    try (InputStream in = AssetUrls.class.getResourceAsStream("/assets-version.txt")) {
      return in == null ? "0" : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
