package id.payung.platform.web.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Knows who stands behind a request, by session cookie or by the credential of a device. Implemented by accounts. */
public interface VisitorAuthenticator {
  Visitor authenticate(HttpServletRequest request, @Nullable String regency);
}
