package id.payung.fieldwork.app;

import id.payung.platform.web.access.PublicAccess;

import java.net.URI;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The two files of the field app that a folder of static files does not serve by itself: its first page, and its
 * manifest under its own type.
 */
@Controller
class FieldAppController {
  private static final String FOLDER = "static/lapangan/";

  @PublicAccess
  @GetMapping("/lapangan")
  ResponseEntity<Void> redirectToTrailingSlash() {
    return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(URI.create("/lapangan/")).build();
  }

  /** Answered as it is, never by a redirect: a service worker may not keep a redirected page. */
  @PublicAccess
  @GetMapping("/lapangan/")
  ResponseEntity<Resource> indexPage() {
    return serveFile("index.html", MediaType.parseMediaType("text/html;charset=UTF-8"));
  }

  @PublicAccess
  @GetMapping("/lapangan/manifest.webmanifest")
  ResponseEntity<Resource> manifest() {
    return serveFile("manifest.webmanifest", MediaType.parseMediaType("application/manifest+json"));
  }

  private static ResponseEntity<Resource> serveFile(String name, MediaType type) {
    Resource file = new ClassPathResource(FOLDER + name);
    return file.exists() ? ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noCache()).body(file)
        : ResponseEntity.notFound().build();
  }
}
